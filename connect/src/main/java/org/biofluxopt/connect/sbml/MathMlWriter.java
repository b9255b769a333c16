package org.biofluxopt.connect.sbml;

/** Writes formulas as MathML; numbers keep every bit. */
final class MathMlWriter {
    static final String NAMESPACE = "http://www.w3.org/1998/Math/MathML";

    private MathMlWriter() {}

    static void write(XmlText xml, Formula formula) {
        xml.open("math", "xmlns", NAMESPACE);
        formula(xml, formula);
        xml.close();
    }

    private static void formula(XmlText xml, Formula formula) {
        switch (formula) {
            case Formula.Number n -> number(xml, n.value());
            case Formula.Symbol s -> xml.leaf("ci", s.id());
            case Formula.Time t ->
                xml.leaf(
                        "csymbol",
                        "time",
                        "encoding",
                        "text",
                        "definitionURL",
                        "http://www.sbml.org/sbml/symbols/time");
            case Formula.RateOf r -> {
                xml.open("apply")
                        .leaf(
                                "csymbol",
                                "rateOf",
                                "encoding",
                                "text",
                                "definitionURL",
                                "http://www.sbml.org/sbml/symbols/rateOf");
                xml.leaf("ci", r.id()).close();
            }
            case Formula.Apply a -> apply(xml, a);
            case Formula.Call c -> {
                xml.open("apply").leaf("ci", c.function());
                c.arguments().forEach(argument -> formula(xml, argument));
                xml.close();
            }
            case Formula.Piecewise p -> {
                xml.open("piecewise");
                for (Formula.Piecewise.Piece piece : p.pieces()) {
                    xml.open("piece");
                    formula(xml, piece.value());
                    formula(xml, piece.condition());
                    xml.close();
                }
                xml.open("otherwise");
                formula(xml, p.otherwise());
                xml.close().close();
            }
        }
    }

    private static void apply(XmlText xml, Formula.Apply a) {
        xml.open("apply").empty(a.operator().element());
        for (int i = 0; i < a.arguments().size(); i++) {
            boolean first = i == 0;
            String qualifier = switch (a.operator()) {
                case ROOT -> first ? "degree" : "";
                case LOG -> first ? "logbase" : "";
                default -> "";
            };
            if (!qualifier.isEmpty()) {
                xml.open(qualifier);
            }
            formula(xml, a.arguments().get(i));
            if (!qualifier.isEmpty()) {
                xml.close();
            }
        }
        xml.close();
    }

    private static void number(XmlText xml, double value) {
        if (Double.isNaN(value)) {
            xml.empty("notanumber");
        } else if (Double.isInfinite(value)) {
            if (value < 0) {
                xml.open("apply").empty("minus").empty("infinity").close();
            } else {
                xml.empty("infinity");
            }
        } else {
            xml.leaf("cn", plain(value));
        }
    }

    /** The shortest decimal that reads back as the same double. */
    static String plain(double value) {
        String text = Double.toString(value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
