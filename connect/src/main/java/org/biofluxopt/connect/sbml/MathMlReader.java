package org.biofluxopt.connect.sbml;

import java.util.ArrayList;
import java.util.List;
import org.biofluxopt.connect.sbml.Formula.Apply;
import org.biofluxopt.connect.sbml.Formula.Lambda;
import org.biofluxopt.connect.sbml.Formula.Number;
import org.biofluxopt.connect.sbml.Formula.Piecewise;
import org.biofluxopt.connect.sbml.Formula.Symbol;

/** Reads the subset of MathML 2.0 that SBML Levels 2 and 3 use. */
final class MathMlReader {
    private static final String SYMBOLS = "http://www.sbml.org/sbml/symbols/";
    /** As SBML L3V2 fixes it (section 3.4.6), CODATA of 2006, 1/mol. */
    private static final double AVOGADRO = 6.02214179e23;

    private MathMlReader() {}

    /** The formula of the {@code math} element inside an element of SBML. */
    static Formula mathOf(XmlElement owner) {
        XmlElement math = owner.child("math")
                .orElseThrow(() -> owner.problem(
                        "no math", "a math element", "Without it the element has no meaning that could be run."));
        return formula(only(math));
    }

    /** The lambda of a function definition. */
    static Lambda lambdaOf(XmlElement owner) {
        XmlElement math = owner.child("math").orElseThrow(() -> owner.problem("no math", "a lambda", ""));
        XmlElement lambda = unwrapped(only(math));
        if (!lambda.name().equals("lambda")) {
            throw lambda.problem(lambda.name(), "lambda", "");
        }
        List<String> arguments = new ArrayList<>();
        List<XmlElement> parts = lambda.children();
        for (XmlElement part : parts) {
            if (part.name().equals("bvar")) {
                arguments.add(only(part).text());
            }
        }
        if (parts.size() != arguments.size() + 1) {
            throw lambda.problem("no body", "one expression after the arguments", "");
        }
        return new Lambda(arguments, formula(parts.getLast()));
    }

    private static XmlElement only(XmlElement parent) {
        if (parent.children().size() != 1) {
            throw parent.problem(parent.children().size() + " expressions", "one", "");
        }
        return parent.children().getFirst();
    }

    private static XmlElement unwrapped(XmlElement element) {
        return element.name().equals("semantics") && !element.children().isEmpty()
                ? element.children().getFirst()
                : element;
    }

    private static Formula formula(XmlElement wrapped) {
        XmlElement element = unwrapped(wrapped);
        return switch (element.name()) {
            case "cn" -> new Number(number(element));
            case "ci" -> new Symbol(element.text());
            case "csymbol" -> csymbol(element);
            case "true" -> Formula.TRUE;
            case "false" -> Formula.FALSE;
            case "pi" -> new Number(Math.PI);
            case "exponentiale" -> new Number(Math.E);
            case "infinity" -> new Number(Double.POSITIVE_INFINITY);
            case "notanumber" -> new Number(Double.NaN);
            case "piecewise" -> piecewise(element);
            case "apply" -> apply(element);
            default -> throw element.problem(element.name(), "a MathML element of SBML", "");
        };
    }

    private static double number(XmlElement element) {
        String type = element.attribute("type").orElse("real");
        String[] parts = (element.text() + " ").split("\\s+");
        List<XmlElement> separators = element.children();
        try {
            if (separators.isEmpty()) {
                return XmlElement.numberOf(element.text());
            }
            double first = Double.parseDouble(parts[0]);
            double second = Double.parseDouble(parts[1]);
            return type.equals("rational") ? first / second : Double.parseDouble(parts[0] + "e" + parts[1]);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException problem) {
            throw element.problem(element.text(), "a number of type " + type, "");
        }
    }

    private static Formula csymbol(XmlElement element) {
        String uri = element.attribute("definitionURL").orElse("");
        return switch (uri) {
            case SYMBOLS + "time" -> new Formula.Time();
            case SYMBOLS + "avogadro" -> new Number(AVOGADRO);
            default -> throw element.problem(uri, SYMBOLS + "time or avogadro", "");
        };
    }

    private static Formula piecewise(XmlElement element) {
        List<Piecewise.Piece> pieces = new ArrayList<>();
        Formula otherwise = new Number(Double.NaN);
        for (XmlElement part : element.children()) {
            if (part.name().equals("piece") && part.children().size() == 2) {
                pieces.add(new Piecewise.Piece(
                        formula(part.children().get(0)), formula(part.children().get(1))));
            } else if (part.name().equals("otherwise")) {
                otherwise = formula(only(part));
            } else {
                throw part.problem(part.name(), "piece with value and condition, or otherwise", "");
            }
        }
        return new Piecewise(pieces, otherwise);
    }

    private static Formula apply(XmlElement element) {
        if (element.children().isEmpty()) {
            throw element.problem("an empty apply", "a function", "");
        }
        XmlElement head = element.children().getFirst();
        List<XmlElement> rest = element.children().subList(1, element.children().size());
        if (head.name().equals("csymbol")) {
            return csymbolCall(head, rest);
        }
        if (head.name().equals("ci")) {
            return new Formula.Call(
                    head.text(), rest.stream().map(MathMlReader::formula).toList());
        }
        Operator operator = Operator.of(head.name())
                .orElseThrow(() -> head.problem(head.name(), "a function of MathML that SBML allows", ""));
        List<Formula> arguments = new ArrayList<>();
        for (XmlElement part : rest) {
            switch (part.name()) {
                case "degree", "logbase" -> arguments.addFirst(formula(only(part)));
                default -> arguments.add(formula(part));
            }
        }
        if (operator == Operator.ROOT && arguments.size() == 1) {
            arguments.addFirst(new Number(2));
        }
        if (operator == Operator.LOG && arguments.size() == 1) {
            arguments.addFirst(new Number(10));
        }
        if (!operator.takes(arguments.size())) {
            throw head.problem(arguments.size() + " arguments", "another number of them", "");
        }
        return new Apply(operator, arguments);
    }

    private static Formula csymbolCall(XmlElement head, List<XmlElement> rest) {
        String uri = head.attribute("definitionURL").orElse("");
        if (uri.equals(SYMBOLS + "rateOf")
                && rest.size() == 1
                && rest.getFirst().name().equals("ci")) {
            return new Formula.RateOf(rest.getFirst().text());
        }
        if (uri.equals(SYMBOLS + "delay")) {
            throw head.problem(
                    "delay", "no delayed values", "Delay differential equations are out of scope; remove the delay.");
        }
        throw head.problem(uri, "a function of SBML", "");
    }
}
