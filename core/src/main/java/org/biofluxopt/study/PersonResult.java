package org.biofluxopt.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.biofluxopt.coverage.Stratum;

/**
 * All that a study keeps of one person; one line of the checkpoint.
 *
 * @param number of the slot
 * @param microbiome 0..
 * @param stratum of the questionnaire
 * @param host 0.. within microbiome and stratum
 * @param draw number of the parameter set that is true for this person
 * @param found whether anybody qualified; else the rest is empty
 * @param screened candidates looked at
 * @param referred of them sent to a clinician
 * @param age years
 * @param plan in words
 * @param planOrigin who proposed it
 * @param expectedGain what the planner expected, %
 * @param clinical clinical items of the P+ arm
 * @param hidden what the planner did not know, by name
 * @param arms by name, see {@link Arms}
 */
public record PersonResult(
        int number,
        int microbiome,
        Stratum stratum,
        int host,
        int draw,
        boolean found,
        int screened,
        int referred,
        double age,
        String plan,
        String planOrigin,
        double expectedGain,
        List<String> clinical,
        Map<String, Double> hidden,
        Map<String, ArmResult> arms) {
    public PersonResult {
        clinical = List.copyOf(clinical);
        hidden = Collections.unmodifiableMap(new LinkedHashMap<>(hidden));
        arms = Collections.unmodifiableMap(new LinkedHashMap<>(arms));
    }

    /** Nobody qualified. */
    static PersonResult nobody(StudyDesign.Slot slot, int draw) {
        return new PersonResult(
                slot.number(),
                slot.microbiome(),
                slot.stratum(),
                slot.host(),
                draw,
                false,
                0,
                0,
                0,
                "",
                "",
                0,
                List.of(),
                Map.of(),
                Map.of());
    }

    /** The same person with other arms. */
    PersonResult withArms(Map<String, ArmResult> other) {
        return new PersonResult(
                number,
                microbiome,
                stratum,
                host,
                draw,
                found,
                screened,
                referred,
                age,
                plan,
                planOrigin,
                expectedGain,
                clinical,
                hidden,
                other);
    }

    /** An arm that this person ran. */
    public ArmResult arm(String name) {
        ArmResult result = arms.get(name);
        if (result == null) {
            throw new IllegalArgumentException(
                    "Person " + number + " has no arm " + name + "; arms are " + arms.keySet());
        }
        return result;
    }
}
