package org.biofluxopt.protocol;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.biofluxopt.network.HostSampler;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.profile.Genotype.Locus;
import org.biofluxopt.profile.Sex;

/** Draws subjects by their number; nobody depends on how many others there are. */
final class People {
    private final HostSampler network;
    private final ProtocolParameters parameters;

    People(HostSampler network, ProtocolParameters parameters) {
        this.network = network;
        this.parameters = parameters;
    }

    /**
     * @param candidate 0 is the person where nothing is asked of the baseline; others are alike in age, sex and weight
     */
    Person person(Subjects subjects, int number, int candidate) {
        Seed body = new Seed(subjects.seed()).child("subjects").child(number);
        Sex sex = subjects.sex().orElse(share(body, "sex") < 0.5 ? Sex.FEMALE : Sex.MALE);
        double weight = subjects.weight()
                .orElseGet(() -> new Spread(
                        OptionalDouble.of(sex == Sex.FEMALE ? parameters.weightFemale() : parameters.weightMale()),
                        parameters.weightSd(),
                        30,
                        250))
                .at(share(body, "weight"));
        Seed own = body.child("candidate").child(candidate);
        return new Person(
                number,
                subjects.age().at(share(body, "age")),
                sex,
                weight,
                subjects.gfr()
                        .map(gfr -> OptionalDouble.of(gfr.at(share(own, "gfr"))))
                        .orElse(OptionalDouble.empty()),
                alleles(subjects, own),
                own);
    }

    private Map<Locus, Integer> alleles(Subjects subjects, Seed own) {
        Map<Locus, Integer> alleles = new EnumMap<>(Locus.class);
        for (Locus locus : Locus.values()) {
            Integer known = subjects.effectAlleles().get(locus);
            String node = locus.name().toLowerCase(Locale.ROOT);
            alleles.put(
                    locus, known != null ? known : Integer.parseInt(network.state(node, Map.of(), share(own, node))));
        }
        return alleles;
    }

    private static double share(Seed seed, String purpose) {
        return seed.child(purpose).generator().nextDouble();
    }
}
