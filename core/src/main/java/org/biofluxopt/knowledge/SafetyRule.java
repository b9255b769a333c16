package org.biofluxopt.knowledge;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A rule that no plan may break.
 *
 * @param subject kind of thing it looks at
 * @param trigger the condition, drug effect, taxon, substance or quantity, by the word used in profiles and tables;
 *     {@code any} if it always holds
 * @param above holds only if the quantity is above this; absent otherwise
 * @param below holds only if the quantity is below this; absent otherwise
 * @param unit of the bounds; empty without bounds
 * @param also id of a threshold that must hold as well, such as {@code serum_b12_low}; absent otherwise
 * @param action what to do when it holds
 * @param text what the person is told
 */
public record SafetyRule(
        FactLabel label,
        Subject subject,
        String trigger,
        OptionalDouble above,
        OptionalDouble below,
        String unit,
        Optional<String> also,
        Action action,
        String text)
        implements Fact {
    /** What a rule looks at. */
    public enum Subject {
        CONDITION,
        DRUG,
        TAXON,
        AGE,
        MARKER,
        SUBSTANCE,
        REWARD
    }

    /** What a rule asks for. */
    public enum Action {
        /** No dose plan; send to a clinician. */
        REFER,
        /** Limit a number. */
        CAP,
        /** Never offer. */
        BAR,
        /** Choose this form. */
        PREFER,
        /** Say so. */
        WARN,
        /** Put it on the list of things to discuss with a clinician. */
        DISCUSS
    }

    static final String[] COLUMNS = {
        "id", "subject", "trigger", "above", "below", "unit", "also", "action", "text", "source", "status", "note"
    };

    static SafetyRule of(FactRow row) {
        OptionalDouble above = row.optionalNumber("above");
        OptionalDouble below = row.optionalNumber("below");
        boolean bounded = above.isPresent() || below.isPresent();
        String also = row.string("also");
        return new SafetyRule(
                row.label("text"),
                row.word("subject", Subject.class),
                row.text("trigger"),
                above,
                below,
                bounded ? row.text("unit") : "",
                also.isEmpty() ? Optional.empty() : Optional.of(also),
                row.word("action", Action.class),
                row.text("text"));
    }

    /** Whether a quantity lies where the rule holds; a rule without bounds always does. */
    public boolean holdsFor(double quantity) {
        return (above.isEmpty() || quantity > above.getAsDouble())
                && (below.isEmpty() || quantity < below.getAsDouble());
    }

    @Override
    public String statement() {
        return action.name().toLowerCase(Locale.ROOT) + ": " + text;
    }

    @Override
    public Map<String, String> details() {
        return Plain.columns(
                "subject",
                subject.name().toLowerCase(Locale.ROOT),
                "trigger",
                trigger,
                "above",
                above.isPresent() ? Plain.number(above.getAsDouble()) : "",
                "below",
                below.isPresent() ? Plain.number(below.getAsDouble()) : "",
                "unit",
                unit,
                "also",
                also.orElse(""),
                "action",
                action.name().toLowerCase(Locale.ROOT));
    }
}
