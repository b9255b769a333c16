package org.biofluxopt.connect.sbml;

import com.ctc.wstx.stax.WstxInputFactory;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.biofluxopt.text.InputError;

/** An element of a small XML document, with the line it starts on. Notes and annotations are not kept. */
final class XmlElement {
    private static final int DEEPEST = 500;
    private static final XMLInputFactory FACTORY = factory();

    private final String file;
    private final String namespace;
    private final String name;
    private final int line;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<XmlElement> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private XmlElement(String file, String namespace, String name, int line) {
        this.file = file;
        this.namespace = namespace;
        this.name = name;
        this.line = line;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /**
     * Reads a whole document.
     *
     * @param file its name in messages
     * @throws InputError if it is no well-formed XML
     */
    static XmlElement read(String file, InputStream bytes) {
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(bytes);
            try {
                while (reader.next() != XMLStreamConstants.START_ELEMENT) {}
                return element(file, reader, 0);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException problem) {
            int line = problem.getLocation() == null ? 0 : problem.getLocation().getLineNumber();
            throw InputError.in(file)
                    .line(line)
                    .got(String.valueOf(problem.getMessage())
                            .lines()
                            .findFirst()
                            .orElse("broken XML"))
                    .expected("well-formed XML")
                    .error();
        }
    }

    private static XmlElement element(String file, XMLStreamReader reader, int depth) throws XMLStreamException {
        String namespace = reader.getNamespaceURI() == null ? "" : reader.getNamespaceURI();
        XmlElement element = new XmlElement(
                file, namespace, reader.getLocalName(), reader.getLocation().getLineNumber());
        if (depth > DEEPEST) {
            throw element.problem("elements nested deeper than " + DEEPEST, "less depth", "");
        }
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String prefix = reader.getAttributeNamespace(i);
            String key = reader.getAttributeLocalName(i);
            element.attributes.put(
                    prefix == null || prefix.isEmpty() ? key : "{" + prefix + "}" + key, reader.getAttributeValue(i));
        }
        for (int i = 0; i < reader.getNamespaceCount(); i++) {
            element.attributes.put("xmlns:" + reader.getNamespacePrefix(i), reader.getNamespaceURI(i));
        }
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    element.text.append(' '); // keeps the halves of <cn>1<sep/>3</cn> apart
                    if (reader.getLocalName().equals("notes")
                            || reader.getLocalName().equals("annotation")) {
                        skip(reader);
                    } else {
                        element.children.add(element(file, reader, depth + 1));
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> element.text.append(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    return element;
                }
                default -> {}
            }
        }
    }

    private static void skip(XMLStreamReader reader) throws XMLStreamException {
        int open = 1;
        while (open > 0) {
            int event = reader.next();
            open += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    String file() {
        return file;
    }

    String namespace() {
        return namespace;
    }

    String name() {
        return name;
    }

    int line() {
        return line;
    }

    String text() {
        return text.toString().strip();
    }

    List<XmlElement> children() {
        return children;
    }

    Map<String, String> attributes() {
        return attributes;
    }

    Optional<XmlElement> child(String wanted) {
        return children.stream().filter(c -> c.name.equals(wanted)).findFirst();
    }

    /** The members of a list element such as {@code listOfSpecies}; none where the list is absent. */
    List<XmlElement> list(String wanted) {
        return child(wanted).map(c -> c.children).orElse(List.of());
    }

    Optional<String> attribute(String key) {
        return Optional.ofNullable(attributes.get(key)).map(String::strip);
    }

    String required(String key) {
        return attribute(key).orElseThrow(() -> problem("no attribute '" + key + "'", "one", ""));
    }

    boolean flag(String key, boolean otherwise) {
        return attribute(key)
                .map(value -> switch (value) {
                    case "true", "1" -> true;
                    case "false", "0" -> false;
                    default -> throw problem(key + "=\"" + value + "\"", "true or false", "");
                })
                .orElse(otherwise);
    }

    /** A number in the lexical form of XML Schema's double. */
    Optional<Double> number(String key) {
        return attribute(key).map(value -> {
            try {
                return numberOf(value);
            } catch (NumberFormatException notANumber) {
                throw problem(key + "=\"" + value + "\"", "a number", "");
            }
        });
    }

    static double numberOf(String value) {
        return switch (value) {
            case "INF" -> Double.POSITIVE_INFINITY;
            case "-INF" -> Double.NEGATIVE_INFINITY;
            case "NaN" -> Double.NaN;
            default -> Double.parseDouble(value);
        };
    }

    /** A refusal that names this element and its line. */
    InputError problem(String got, String expected, String advice) {
        return InputError.in(file)
                .line(line)
                .field(named())
                .got(got)
                .expected(expected)
                .advice(advice)
                .error();
    }

    private String named() {
        return attribute("id")
                .or(() -> attribute("variable"))
                .or(() -> attribute("symbol"))
                .or(() -> attribute("species"))
                .map(id -> name + " " + id)
                .orElse(name);
    }
}
