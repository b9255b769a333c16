package org.biofluxopt.knowledge;

import java.util.Locale;
import java.util.Map;

/**
 * Where a marker begins to mean something.
 *
 * @param marker its word in profiles
 * @param level what begins there
 * @param side on which side of the value the level lies
 * @param value in {@code unit}
 */
public record Threshold(FactLabel label, String marker, Level level, Side side, double value, String unit)
        implements Fact {
    /** What a threshold opens. */
    public enum Level {
        LOW,
        MARGINAL,
        ADEQUATE,
        RAISED,
        REWARD_CAP
    }

    /** Which side of a threshold. */
    public enum Side {
        BELOW,
        ABOVE
    }

    /** Whether a measured value lies on the threshold's side. */
    public boolean holdsFor(double measured) {
        return side == Side.BELOW ? measured < value : measured > value;
    }

    static final String[] COLUMNS = {
        "id", "marker", "level", "side", "value", "unit", "meaning", "source", "status", "note"
    };

    static Threshold of(FactRow row) {
        return new Threshold(
                row.label("meaning"),
                row.text("marker"),
                row.word("level", Level.class),
                row.word("side", Side.class),
                row.number("value", 0, 1e6),
                row.text("unit"));
    }

    @Override
    public String statement() {
        return marker + " " + level.name().toLowerCase(Locale.ROOT) + " "
                + side.name().toLowerCase(Locale.ROOT) + " " + Plain.number(value) + " " + unit;
    }

    @Override
    public Map<String, String> details() {
        return Plain.columns(
                "marker", marker,
                "level", level.name().toLowerCase(Locale.ROOT),
                "side", side.name().toLowerCase(Locale.ROOT),
                "value", Plain.number(value),
                "unit", unit);
    }
}
