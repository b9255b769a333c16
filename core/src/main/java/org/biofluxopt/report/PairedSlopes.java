package org.biofluxopt.report;

/** Two values of each unit joined by a line, and the line of the means. */
public final class PairedSlopes {
    private static final int WIDTH = 540;
    private static final int HEIGHT = 320;
    private static final int LEFT = 60;
    private static final int BOTTOM = 40;

    private PairedSlopes() {}

    /**
     * @param first values at the left end
     * @param second values of the same units at the right end
     * @param axis words beside the axis, with the unit
     */
    public static String of(
            double[] first, double[] second, String firstName, String secondName, String axis, String spoken) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < first.length; i++) {
            low = Math.min(low, Math.min(first[i], second[i]));
            high = Math.max(high, Math.max(first[i], second[i]));
        }
        Scale y = Scale.covering(low, high, HEIGHT - BOTTOM, 24);
        double left = LEFT + 70;
        double right = WIDTH - 90;
        Svg svg = new Svg(WIDTH, HEIGHT);
        for (double tick : y.ticks()) {
            svg.line(LEFT, y.at(tick), WIDTH - 20, y.at(tick), "grid");
            svg.text(LEFT - 6, y.at(tick) + 4, "end", "tick", y.label(tick));
        }
        double meanFirst = 0;
        double meanSecond = 0;
        for (int i = 0; i < first.length; i++) {
            svg.line(left, y.at(first[i]), right, y.at(second[i]), second[i] >= first[i] ? "rise" : "fall");
            meanFirst += first[i] / first.length;
            meanSecond += second[i] / second.length;
        }
        svg.line(left, y.at(meanFirst), right, y.at(meanSecond), "mean");
        svg.text(left, HEIGHT - 16, "middle", "name", firstName);
        svg.text(right, HEIGHT - 16, "middle", "name", secondName);
        svg.text(LEFT - 50, 12, "start", "axis", axis);
        return svg.picture("slopes", spoken, "");
    }
}
