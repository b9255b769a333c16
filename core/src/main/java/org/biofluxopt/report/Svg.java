package org.biofluxopt.report;

import java.util.Locale;

/** A drawing as inline SVG. Coordinates are in pixels of its own width and height. */
public final class Svg {
    private final StringBuilder content = new StringBuilder();
    private final int width;
    private final int height;

    /** Pixels of the drawing. */
    public Svg(int width, int height) {
        this.width = width;
        this.height = height;
    }

    public Svg line(double x1, double y1, double x2, double y2, String style) {
        return add("<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" class=\"%s\"/>"
                .formatted(at(x1), at(y1), at(x2), at(y2), style));
    }

    public Svg path(CharSequence d, String style) {
        return add("<path d=\"" + d + "\" class=\"" + style + "\"/>");
    }

    public Svg rectangle(double x, double y, double w, double h, String style) {
        return add("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" class=\"%s\"/>"
                .formatted(at(x), at(y), at(w), at(h), style));
    }

    public Svg circle(double x, double y, double radius, String style) {
        return add("<circle cx=\"%s\" cy=\"%s\" r=\"%s\" class=\"%s\"/>".formatted(at(x), at(y), at(radius), style));
    }

    /** @param anchor start, middle or end */
    public Svg text(double x, double y, String anchor, String style, String words) {
        return add("<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" class=\"%s\">%s</text>"
                .formatted(at(x), at(y), anchor, style, Html.escape(words)));
    }

    /** Markup that is SVG already. */
    public Svg add(String markup) {
        content.append(markup).append('\n');
        return this;
    }

    /**
     * @param label what a person who cannot see it should hear
     * @param attributes further attributes of the root element, markup
     */
    public String picture(String style, String label, String attributes) {
        return """
                <svg class="%s" viewBox="0 0 %d %d" style="max-width:%dpx" role="img" aria-label="%s" %s>
                %s</svg>
                """.formatted(style, width, height, width, Html.escape(label), attributes, content);
    }

    /** A coordinate to a tenth of a pixel. */
    public static String at(double coordinate) {
        double tenth = Math.round(coordinate * 10) / 10.0;
        return tenth == Math.rint(tenth)
                ? String.format(Locale.ROOT, "%.0f", tenth)
                : String.format(Locale.ROOT, "%.1f", tenth);
    }
}
