package org.biofluxopt.knowledge;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Something that might raise cobalamin status, and how much it honestly does.
 *
 * @param name what is done
 * @param effect what the literature found
 * @param gain serum gain against a matched dose, in words
 * @param lowPercent gain in percent, where a number is given
 * @param highPercent likewise
 * @param confidence in words, such as "moderate"
 * @param decides who may do it
 * @param applies in whom it works
 */
public record Lever(
        FactLabel label,
        String name,
        String effect,
        String gain,
        OptionalDouble lowPercent,
        OptionalDouble highPercent,
        String confidence,
        Decides decides,
        String applies)
        implements Fact {
    /** Who may decide to pull a lever. */
    public enum Decides {
        PERSON,
        CLINICIAN,
        NEVER
    }

    static final String[] COLUMNS = {
        "id",
        "name",
        "effect",
        "gain",
        "low_percent",
        "high_percent",
        "confidence",
        "decides",
        "applies",
        "source",
        "status",
        "note"
    };

    static Lever of(FactRow row) {
        return new Lever(
                row.label("name"),
                row.text("name"),
                row.text("effect"),
                row.text("gain"),
                row.optionalNumber("low_percent"),
                row.optionalNumber("high_percent"),
                row.text("confidence"),
                row.word("decides", Decides.class),
                row.text("applies"));
    }

    @Override
    public String statement() {
        return name + ": " + gain;
    }

    @Override
    public Map<String, String> details() {
        return Plain.columns(
                "effect",
                effect,
                "low_percent",
                lowPercent.isPresent() ? Plain.number(lowPercent.getAsDouble()) : "",
                "high_percent",
                highPercent.isPresent() ? Plain.number(highPercent.getAsDouble()) : "",
                "confidence",
                confidence,
                "decides",
                decides.name().toLowerCase(Locale.ROOT),
                "applies",
                applies);
    }
}
