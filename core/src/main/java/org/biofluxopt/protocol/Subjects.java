package org.biofluxopt.protocol;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.biofluxopt.profile.Genotype.Locus;
import org.biofluxopt.profile.Marker;
import org.biofluxopt.profile.MicrobiomeReference;
import org.biofluxopt.profile.Sex;

/**
 * Who takes part.
 *
 * @param n number of people
 * @param seed of the people; the same seed gives the same people in every protocol
 * @param age years
 * @param sex empty: half and half
 * @param weight kg; empty: by sex
 * @param gfr mL/min/1.73 m2; empty: by age
 * @param population whether conditions come at the network's prevalence instead of from the list
 * @param complaints conditions
 * @param medicines before day 0
 * @param effectAlleles known genotypes; the rest at population frequencies
 * @param baseline markers at day 0
 * @param microbiome a sample; empty: the reference community
 */
public record Subjects(
        int n,
        long seed,
        Spread age,
        Optional<Sex> sex,
        Optional<Spread> weight,
        Optional<Spread> gfr,
        Eating eating,
        boolean population,
        List<Complaint> complaints,
        List<Medicine> medicines,
        Map<Locus, Integer> effectAlleles,
        Map<Marker, Spread> baseline,
        Optional<MicrobiomeReference> microbiome) {
    public Subjects {
        complaints = List.copyOf(complaints);
        medicines = List.copyOf(medicines);
        effectAlleles = inOrder(Locus.class, effectAlleles);
        baseline = inOrder(Marker.class, baseline);
    }

    /** The same experiment on other people. */
    Subjects withSeed(long newSeed) {
        return new Subjects(
                n,
                newSeed,
                age,
                sex,
                weight,
                gfr,
                eating,
                population,
                complaints,
                medicines,
                effectAlleles,
                baseline,
                microbiome);
    }

    /** The first of them alone. */
    Subjects first() {
        return new Subjects(
                1,
                seed,
                age,
                sex,
                weight,
                gfr,
                eating,
                population,
                complaints,
                medicines,
                effectAlleles,
                baseline,
                microbiome);
    }

    /** The same words every time, so that two runs of one protocol can be told to be the same. */
    private static <K extends Enum<K>, V> Map<K, V> inOrder(Class<K> keys, Map<K, V> map) {
        Map<K, V> sorted = new EnumMap<>(keys);
        sorted.putAll(map);
        return Collections.unmodifiableMap(sorted);
    }
}
