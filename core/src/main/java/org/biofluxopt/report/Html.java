package org.biofluxopt.report;

/** Text made safe for HTML and SVG, in content and in quoted attributes. */
public final class Html {
    private Html() {}

    public static String escape(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(c);
            }
        }
        return safe.toString();
    }

    /** An element with text in it. */
    public static String element(String name, String text) {
        return "<" + name + ">" + escape(text) + "</" + name + ">";
    }

    /** A table row; the first cell is the row's heading. Cells are markup already. */
    public static String row(String heading, String... cells) {
        StringBuilder row =
                new StringBuilder("<tr><th scope=\"row\">").append(heading).append("</th>");
        for (String cell : cells) {
            row.append("<td>").append(cell).append("</td>");
        }
        return row.append("</tr>\n").toString();
    }

    /** A table's head. Columns are plain text. */
    public static String head(String caption, String... columns) {
        StringBuilder head = new StringBuilder();
        if (!caption.isEmpty()) {
            head.append("<caption>").append(escape(caption)).append("</caption>");
        }
        head.append("<thead><tr>");
        for (String column : columns) {
            head.append("<th scope=\"col\">").append(escape(column)).append("</th>");
        }
        return head.append("</tr></thead>\n").toString();
    }

    public static String section(String id, String heading, String lead, String body) {
        return "<section id=\"" + id + "\" aria-labelledby=\"" + id + "-h\"><h2 id=\"" + id + "-h\">" + escape(heading)
                + "</h2>\n" + (lead.isEmpty() ? "" : "<p class=\"lead\">" + lead + "</p>\n") + body + "</section>\n";
    }
}
