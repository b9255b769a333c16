package org.biofluxopt.profile;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A person as measured: what a questionnaire, a drug list and a laboratory sheet hold.
 *
 * @param title how the report names the person
 * @param ageYears years
 * @param weightKg kg
 * @param diet eating pattern or counted cobalamin
 * @param supplements cobalamin supplements taken for months
 * @param conditions known conditions
 * @param ilealResectionCm cm of terminal ileum removed, 0 if none
 * @param drugs daily drugs
 * @param genotype known genotypes
 * @param laboratory laboratory values in inner units
 * @param gfr estimated glomerular filtration rate, mL/min/1.73 m2
 * @param microbiome the sample, if one is named
 * @param warnings things that are legal but look wrong, in words
 */
public record Profile(
        String title,
        double ageYears,
        Sex sex,
        double weightKg,
        Diet diet,
        List<Supplement> supplements,
        Set<Condition> conditions,
        double ilealResectionCm,
        List<Drug> drugs,
        Genotype genotype,
        List<LaboratoryValue> laboratory,
        OptionalDouble gfr,
        Optional<MicrobiomeReference> microbiome,
        List<String> warnings) {
    public Profile {
        supplements = List.copyOf(supplements);
        EnumSet<Condition> inOrder = EnumSet.noneOf(Condition.class);
        inOrder.addAll(conditions);
        conditions = Collections.unmodifiableSet(inOrder);
        drugs = List.copyOf(drugs);
        laboratory = List.copyOf(laboratory);
        warnings = List.copyOf(warnings);
    }

    public boolean has(Condition condition) {
        return conditions.contains(condition);
    }

    public boolean takes(Drug.Effect effect) {
        return drugs.stream().anyMatch(drug -> drug.effect() == effect);
    }

    /** Cobalamin from supplements before day 0, ug a day. */
    public double supplementMicrogramsPerDay() {
        return supplements.stream().mapToDouble(Supplement::microgramsPerDay).sum();
    }

    public Optional<LaboratoryValue> laboratory(Marker marker) {
        return laboratory.stream().filter(value -> value.marker() == marker).findFirst();
    }
}
