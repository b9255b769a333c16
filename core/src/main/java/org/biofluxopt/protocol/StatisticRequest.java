package org.biofluxopt.protocol;

import java.util.Locale;

/**
 * A figure over people.
 *
 * @param output word of an output
 * @param threshold in the output's unit, or per cent of the value at day 0
 * @param day when it is asked; for times until, the last day that is looked at
 */
public record StatisticRequest(String output, Kind kind, double threshold, double day) {
    /** What is counted. */
    public enum Kind {
        SHARE_BELOW,
        SHARE_ABOVE,
        SHARE_RISE_OVER_PERCENT,
        SHARE_FALL_OVER_PERCENT,
        MEDIAN_DAYS_UNTIL_BELOW,
        MEDIAN_DAYS_UNTIL_ABOVE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean isTime() {
            return this == MEDIAN_DAYS_UNTIL_BELOW || this == MEDIAN_DAYS_UNTIL_ABOVE;
        }
    }
}
