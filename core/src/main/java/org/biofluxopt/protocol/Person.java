package org.biofluxopt.protocol;

import java.util.Map;
import java.util.OptionalDouble;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.profile.Genotype.Locus;
import org.biofluxopt.profile.Sex;

/**
 * One subject, or one candidate to be that subject. Where people differ, a person holds a share of probability, so that
 * the same person is found in every arm and protocol and keeps a place among others when something changes.
 *
 * @param number of the subject, from 0
 * @param weightKg kg
 * @param gfr mL/min/1.73 m2 if the protocol states it
 * @param seed of this person's shares
 */
record Person(
        int number,
        double ageYears,
        Sex sex,
        double weightKg,
        OptionalDouble gfr,
        Map<Locus, Integer> effectAlleles,
        Seed seed) {
    Person {
        effectAlleles = Map.copyOf(effectAlleles);
    }

    /** Uniform on 0..1, always the same for the same purpose. */
    double share(String purpose) {
        return seed.child(purpose).generator().nextDouble();
    }

    /** Standard normal, always the same for the same purpose. */
    double normal(String purpose) {
        return seed.child(purpose).generator().nextGaussian();
    }
}
