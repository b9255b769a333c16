package org.biofluxopt.connect.sbml;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes an XML document with indentation; what it writes is a function of what it is told alone. */
final class XmlText {
    private final StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    private final Deque<String> open = new ArrayDeque<>();

    /** @param attributes name, value, name, value ...; a pair with an empty value is left out */
    XmlText open(String name, String... attributes) {
        start(name, attributes).append(">\n");
        open.push(name);
        return this;
    }

    XmlText close() {
        String name = open.pop();
        indent().append("</").append(name).append(">\n");
        return this;
    }

    XmlText empty(String name, String... attributes) {
        start(name, attributes).append("/>\n");
        return this;
    }

    XmlText leaf(String name, String content, String... attributes) {
        start(name, attributes).append('>');
        escape(content);
        text.append("</").append(name).append(">\n");
        return this;
    }

    private StringBuilder start(String name, String... attributes) {
        indent().append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            if (!attributes[i + 1].isEmpty()) {
                text.append(' ').append(attributes[i]).append("=\"");
                escape(attributes[i + 1]);
                text.append('"');
            }
        }
        return text;
    }

    private StringBuilder indent() {
        return text.append(" ".repeat(open.size()));
    }

    private void escape(String content) {
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            switch (c) {
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '&' -> text.append("&amp;");
                case '"' -> text.append("&quot;");
                case '\t', '\n', '\r' -> text.append(' ');
                default -> {
                    if (c >= ' ') { // XML 1.0 allows no other control characters
                        text.append(c);
                    }
                }
            }
        }
    }

    /** The document; everything must be closed. */
    String document() {
        if (!open.isEmpty()) {
            throw new IllegalStateException(open.peek() + " is not closed");
        }
        return text.toString();
    }
}
