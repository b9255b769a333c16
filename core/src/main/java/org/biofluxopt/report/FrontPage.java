package org.biofluxopt.report;

import java.util.List;

/** Gain against loss of diversity of tried reward weights, as a page of its own. */
public final class FrontPage {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 400;
    private static final int LEFT = 60;
    private static final int RIGHT = 20;
    private static final int TOP = 30;
    private static final int BOTTOM = 50;
    private static final String STYLE = "body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;"
            + "padding:0 1rem;color:#222;background:#fff}svg{width:100%;height:auto}.grid{stroke:#ddd}"
            + ".tick,.unit{font-size:12px;fill:#555}.point{fill:#3b6ea5;fill-opacity:.7}"
            + ".best{fill:none;stroke:#b3261e;stroke-width:2}";

    private FrontPage() {}

    /**
     * @param loss Bray-Curtis dissimilarity to the standard arm
     * @param gain %
     * @param words shown when pointed at
     * @param best whether it is the one to take
     */
    public record Point(double loss, double gain, String words, boolean best) {}

    /** @param people that each point is a mean over */
    public static String of(List<Point> points, int people) {
        double least = points.stream().mapToDouble(Point::gain).min().orElse(0);
        double most = points.stream().mapToDouble(Point::gain).max().orElse(1);
        double farthest = points.stream().mapToDouble(Point::loss).max().orElse(0);
        Scale x = Scale.covering(0, Math.max(farthest, 1e-4), LEFT, WIDTH - RIGHT);
        Scale y = Scale.covering(least, most, HEIGHT - BOTTOM, TOP);
        Svg svg = new Svg(WIDTH, HEIGHT);
        svg.text(4, 14, "start", "unit", "gain in serum B12, %");
        svg.text(WIDTH - RIGHT, HEIGHT - 8, "end", "unit", "mean Bray-Curtis dissimilarity to the standard arm");
        for (double tick : y.ticks()) {
            svg.line(LEFT, y.at(tick), WIDTH - RIGHT, y.at(tick), "grid");
            svg.text(LEFT - 6, y.at(tick) + 4, "end", "tick", y.label(tick));
        }
        for (double tick : x.ticks()) {
            svg.line(x.at(tick), TOP, x.at(tick), HEIGHT - BOTTOM, "grid");
            svg.text(x.at(tick), HEIGHT - BOTTOM + 16, "middle", "tick", x.label(tick));
        }
        for (Point point : points) {
            svg.add("<g><title>" + Html.escape(point.words()) + "</title>");
            svg.circle(x.at(point.loss()), y.at(point.gain()), 5, "point");
            if (point.best()) {
                svg.circle(x.at(point.loss()), y.at(point.gain()), 9, "best");
            }
            svg.add("</g>");
        }
        String picture = svg.picture("chart", "Gain against loss of diversity of " + points.size() + " weights.", "");
        return """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>Reward weights</title><style>%s</style></head><body>
                <h1>Gain against diversity</h1>
                <p>Each point is a fine-tuning of the shipped policy with another weight of diversity, lived by %d virtual
                people. The ring marks the largest gain that keeps the constraint.</p>
                %s</body></html>
                """.formatted(STYLE, people, picture);
    }
}
