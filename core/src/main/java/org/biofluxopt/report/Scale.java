package org.biofluxopt.report;

import java.util.Locale;

/**
 * A linear axis with round ticks (steps of 1, 2 or 5 times a power of ten).
 *
 * @param low value at {@code from}
 * @param high value at {@code to}
 * @param step between ticks
 * @param from pixel of {@code low}
 * @param to pixel of {@code high}
 */
record Scale(double low, double high, double step, double from, double to) {
    /** Round ends around the values, four to six ticks. */
    static Scale covering(double lowest, double highest, double from, double to) {
        double span = Math.max(highest - lowest, Math.max(Math.abs(highest), 1e-6) * 0.05);
        double rough = span / 4;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double lead = rough / power;
        double step = (lead > 5 ? 10 : lead > 2 ? 5 : lead > 1 ? 2 : 1) * power;
        double low = Math.floor(lowest / step) * step;
        double high = Math.ceil((lowest + span) / step) * step;
        return new Scale(low, high, step, from, to);
    }

    double at(double value) {
        return from + (to - from) * (value - low) / (high - low);
    }

    boolean holds(double value) {
        return value >= low && value <= high;
    }

    double[] ticks() {
        int count = (int) Math.round((high - low) / step) + 1;
        double[] ticks = new double[count];
        for (int i = 0; i < count; i++) {
            ticks[i] = low + i * step;
        }
        return ticks;
    }

    /** As many decimals as the step has. */
    String label(double tick) {
        int decimals = Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-9));
        return String.format(Locale.ROOT, "%." + decimals + "f", tick + 0.0).replace('-', '\u2212');
    }
}
