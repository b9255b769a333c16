package org.biofluxopt.report;

import java.util.List;
import java.util.Locale;

/** Cells coloured by a signed value, orange below 0 over white to blue above; no value, no colour. */
public final class HeatMap {
    private static final int WIDTH = 540;
    private static final int LABEL = 15;
    private static final int CELL = 18;

    private HeatMap() {}

    /**
     * @param rows a name for each row, above its cells
     * @param values [row][column]; NaN: none
     * @param full value of the full colour
     */
    public static String of(List<String> rows, double[][] values, double full, String spoken) {
        int columns = values.length == 0 ? 0 : values[0].length;
        if (columns == 0) {
            return "";
        }
        double wide = (double) WIDTH / columns;
        Svg svg = new Svg(WIDTH, rows.size() * (LABEL + CELL + 4));
        double y = 0;
        for (int row = 0; row < rows.size(); row++) {
            svg.text(0, y + 11, "start", "name", rows.get(row));
            for (int column = 0; column < columns; column++) {
                double value = values[row][column];
                if (!Double.isNaN(value)) {
                    svg.add("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%d\" fill=\"%s\"/>"
                            .formatted(
                                    Svg.at(column * wide),
                                    Svg.at(y + LABEL),
                                    Svg.at(wide),
                                    CELL,
                                    colour(value / full)));
                }
            }
            y += LABEL + CELL + 4;
        }
        return svg.picture("heat", spoken, "");
    }

    private static String colour(double share) {
        double s = Math.clamp(share, -1.0, 1.0);
        int[] end = s < 0 ? new int[] {213, 94, 0} : new int[] {0, 114, 178};
        return String.format(
                Locale.ROOT,
                "#%02x%02x%02x",
                mix(end[0], Math.abs(s)),
                mix(end[1], Math.abs(s)),
                mix(end[2], Math.abs(s)));
    }

    private static int mix(int end, double share) {
        return (int) Math.round(255 + (end - 255) * share);
    }
}
