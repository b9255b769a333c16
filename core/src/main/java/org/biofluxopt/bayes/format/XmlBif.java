package org.biofluxopt.bayes.format;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringTokenizer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.biofluxopt.bayes.BayesianNetwork;
import org.biofluxopt.bayes.CountPart;
import org.biofluxopt.bayes.DirichletCpt;
import org.biofluxopt.bayes.Variable;
import org.biofluxopt.text.InputError;

/**
 * XMLBIF 0.3 (Cozman 1999). Tables count with the child fastest. External entities and document types from elsewhere are
 * never followed. What the rows of a table are worth stands in a property {@code row_ess} of its definition.
 */
public final class XmlBif implements NetworkFormat {
    private static final String WORTH = "row_ess ";

    @Override
    public List<String> endings() {
        return List.of(".xmlbif", ".xml");
    }

    @Override
    public BayesianNetwork read(String file, String text) {
        return draft(file, text).build();
    }

    @Override
    public Optional<List<DirichletCpt>> readDirichlets(String file, String text) {
        Draft draft = draft(file, text);
        return draft.dirichlets(draft.build());
    }

    private static Draft draft(String file, String text) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        Draft draft = new Draft(file);
        List<Definition> definitions = new ArrayList<>();
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(text.replace("\ufeff", "")));
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    switch (xml.getLocalName().toUpperCase(Locale.ROOT)) {
                        case "VARIABLE" -> variable(file, xml, draft);
                        case "DEFINITION", "PROBABILITY" -> definitions.add(definition(file, xml));
                        default -> {} // the network's name, properties
                    }
                }
            }
        } catch (XMLStreamException e) {
            throw InputError.in(file)
                    .line(e.getLocation() == null ? 0 : e.getLocation().getLineNumber())
                    .got("invalid XML: "
                            + String.valueOf(e.getMessage())
                                    .lines()
                                    .reduce((a, b) -> b)
                                    .orElse(""))
                    .expected("an XMLBIF document")
                    .error();
        }
        definitions.forEach(definition -> define(file, draft, definition));
        return draft;
    }

    private record Definition(
            String child, List<String> parents, String table, int line, int tableLine, String worth, int worthLine) {}

    private static void variable(String file, XMLStreamReader xml, Draft draft) throws XMLStreamException {
        int line = xml.getLocation().getLineNumber();
        String type = xml.getAttributeValue(null, "TYPE");
        if (type != null && !type.equals("nature")) {
            throw InputError.in(file)
                    .line(line)
                    .got("a variable of type '" + type + "'")
                    .expected("type 'nature'")
                    .error();
        }
        String name = "";
        List<String> states = new ArrayList<>();
        while (!(xml.next() == XMLStreamConstants.END_ELEMENT
                && xml.getLocalName().equalsIgnoreCase("VARIABLE"))) {
            if (xml.isStartElement()) {
                switch (xml.getLocalName().toUpperCase(Locale.ROOT)) {
                    case "NAME" -> name = xml.getElementText().strip();
                    case "OUTCOME", "VALUE" -> states.add(xml.getElementText().strip());
                    default -> {}
                }
            }
        }
        if (name.isEmpty()) {
            throw InputError.in(file)
                    .line(line)
                    .got("a variable without NAME")
                    .expected("its name")
                    .error();
        }
        draft.variable(name, states, line);
    }

    private static Definition definition(String file, XMLStreamReader xml) throws XMLStreamException {
        int line = xml.getLocation().getLineNumber();
        String end = xml.getLocalName();
        List<String> children = new ArrayList<>();
        List<String> parents = new ArrayList<>();
        String table = "";
        int tableLine = line;
        String worth = "";
        int worthLine = line;
        while (!(xml.next() == XMLStreamConstants.END_ELEMENT
                && xml.getLocalName().equals(end))) {
            if (xml.isStartElement()) {
                switch (xml.getLocalName().toUpperCase(Locale.ROOT)) {
                    case "FOR" -> children.add(xml.getElementText().strip());
                    case "GIVEN" -> parents.add(xml.getElementText().strip());
                    case "TABLE" -> {
                        tableLine = xml.getLocation().getLineNumber();
                        table = table(xml);
                    }
                    case "PROPERTY" -> {
                        int propertyLine = xml.getLocation().getLineNumber();
                        String property = xml.getElementText().strip();
                        if (property.startsWith(WORTH)) {
                            worth = property.substring(WORTH.length());
                            worthLine = propertyLine;
                        }
                    }
                    default -> {}
                }
            }
        }
        if (children.size() != 1) {
            throw InputError.in(file)
                    .line(line)
                    .got(children.size() + " FOR elements")
                    .expected("one, the variable the table is for")
                    .error();
        }
        return new Definition(children.getFirst(), parents, table, line, tableLine, worth, worthLine);
    }

    /** Text of a table whose comments, common in these files, are left out. */
    private static String table(XMLStreamReader xml) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(xml.getText()).append(' ');
            }
        }
        return text.toString();
    }

    private static void define(String file, Draft draft, Definition definition) {
        Draft.Node node = draft.node(definition.child, definition.line);
        double[] table = new double[draft.open(node, definition.parents, definition.line)];
        StringTokenizer numbers = new StringTokenizer(definition.table);
        if (numbers.countTokens() != table.length) {
            throw InputError.in(file)
                    .line(definition.tableLine)
                    .field(definition.child)
                    .got(numbers.countTokens() + " probabilities")
                    .expected(table.length + " for " + node.variable.size() + " states and parents " + node.parents)
                    .error();
        }
        for (int cell = 0; cell < table.length; cell++) {
            table[cell] = draft.number(numbers.nextToken(), definition.tableLine, definition.child);
        }
        draft.table(node, table, definition.tableLine);
        StringTokenizer worth = new StringTokenizer(definition.worth);
        List<Double> rows = new ArrayList<>();
        while (worth.hasMoreTokens()) {
            rows.add(draft.worth(worth.nextToken(), definition.worthLine, node));
        }
        node.rowWeights = rows;
    }

    @Override
    public String write(BayesianNetwork network) {
        return write(network, List.of());
    }

    @Override
    public String write(List<DirichletCpt> cpts) {
        return write(BayesianNetwork.of(cpts), cpts);
    }

    private static String write(BayesianNetwork network, List<DirichletCpt> cpts) {
        StringBuilder text = new StringBuilder(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<BIF VERSION=\"0.3\">\n<NETWORK>\n<NAME>network</NAME>\n");
        for (Variable variable : network.variables()) {
            text.append("<VARIABLE TYPE=\"nature\">\n  <NAME>")
                    .append(escaped(variable.name()))
                    .append("</NAME>\n");
            variable.states()
                    .forEach(state ->
                            text.append("  <OUTCOME>").append(escaped(state)).append("</OUTCOME>\n"));
            text.append("</VARIABLE>\n");
        }
        for (int v = 0; v < network.size(); v++) {
            text.append("<DEFINITION>\n  <FOR>")
                    .append(escaped(network.variable(v).name()))
                    .append("</FOR>\n");
            for (String parent : network.parentNames(v)) {
                text.append("  <GIVEN>").append(escaped(parent)).append("</GIVEN>\n");
            }
            text.append("  <TABLE>");
            int states = network.variable(v).size();
            double[] table = network.table(v);
            for (int cell = 0; cell < table.length; cell++) {
                text.append(cell % states == 0 ? "\n   " : "").append(' ').append(table[cell]);
            }
            text.append("\n  </TABLE>\n");
            if (!cpts.isEmpty()) {
                text.append("  <PROPERTY>row_ess");
                cpts.get(v).rows().forEach(row -> text.append(' ').append(CountPart.worth(row)));
                text.append("</PROPERTY>\n");
            }
            text.append("</DEFINITION>\n");
        }
        return text.append("</NETWORK>\n</BIF>\n").toString();
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
