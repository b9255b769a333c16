package org.biofluxopt.knowledge;

import java.util.Locale;
import java.util.Map;
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
                "action",
                action.name().toLowerCase(Locale.ROOT));
    }
}
