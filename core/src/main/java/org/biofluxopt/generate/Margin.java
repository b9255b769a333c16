package org.biofluxopt.generate;

import java.util.Arrays;
import org.biofluxopt.numeric.Normal;

/**
 * The distribution of one amount over samples: absent in some, else between the values seen. Maps to and from a standard
 * normal variable, all absences lying below {@link #threshold}.
 */
final class Margin {
    private final double[] logs; // sorted, of the positive values
    private final double present;

    /** @param values at least one; 0 is absent */
    Margin(double[] values) {
        logs = Arrays.stream(values).filter(v -> v > 0).map(Math::log).sorted().toArray();
        present = (double) logs.length / values.length;
    }

    /** Restores one from {@link #logs()} and {@link #present()}. */
    Margin(double[] logs, double present) {
        this.logs = logs;
        this.present = present;
    }

    double[] logs() {
        return logs;
    }

    double present() {
        return present;
    }

    /** Number of values that were present. */
    int seen() {
        return logs.length;
    }

    /** Values of the normal variable below this are absences. */
    double threshold() {
        return present >= 1 ? Double.NEGATIVE_INFINITY : Normal.quantile(clipped(1 - present));
    }

    /**
     * The normal variable of a value that is present.
     *
     * @param u 0..1, where between its ties the value is put
     */
    double normal(double value, double u) {
        double log = Math.log(value);
        int below = 0;
        while (below < logs.length && logs[below] < log) {
            below++;
        }
        int upTo = below;
        while (upTo < logs.length && logs[upTo] <= log) {
            upTo++;
        }
        double rank = upTo > below ? below + u * (upTo - below) : below;
        return Normal.quantile(clipped(1 - present + present * rank / Math.max(1, logs.length)));
    }

    /** The amount of a normal variable; 0 for an absence. */
    double value(double normal) {
        double u = Normal.probability(normal);
        if (logs.length == 0 || u <= 1 - present) {
            return 0;
        }
        double position = (u - (1 - present)) / present * logs.length - 0.5;
        int at = (int) Math.floor(position);
        int low = Math.max(0, Math.min(logs.length - 1, at));
        int high = Math.max(0, Math.min(logs.length - 1, at + 1));
        return Math.exp(logs[low] + (position - at) * (logs[high] - logs[low]));
    }

    private static double clipped(double p) {
        return Math.min(1 - 1e-6, Math.max(1e-6, p));
    }
}
