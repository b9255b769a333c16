package org.biofluxopt.network;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.biofluxopt.bayes.Posterior;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.profile.Diet;
import org.biofluxopt.profile.Drug;
import org.biofluxopt.profile.Genotype.Locus;
import org.biofluxopt.profile.Profile;

/**
 * Turns joint draws of states into hosts for the simulator: a state is drawn from the joint posterior, then a value from
 * the distribution of its row truncated to its bin. What the profile gives as a number is used as that number.
 */
final class HandOver {
    private static final double INTACT_UP_TO_CM = 20; // DR05: 0 of 14 abnormal below
    private static final double POOR_FROM_CM = 60; // DR06: 10 of 11 abnormal from here
    private static final double POOR = 0.1;

    private final B12Network network;
    private final Profile profile;

    HandOver(B12Network network, Profile profile) {
        this.network = network;
        this.profile = profile;
    }

    List<HostDraw> draw(Posterior posterior, int n, Seed seed) {
        int[][] states = posterior.sample(n, seed.child("states").generator());
        Seed values = seed.child("values");
        List<HostDraw> draws = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            draws.add(host(states[i], values.child(i).generator()));
        }
        return draws;
    }

    /** Each quantity takes its own random number in a fixed order, whether it needs it or not. */
    private HostDraw host(int[] states, RandomGenerator random) {
        double gfr = gfr(states, random.nextDouble());
        double food = food(states, random.nextDouble(), random.nextGaussian());
        double acid = value("gastric_acid", states, random.nextDouble());
        double intrinsicFactor = value("intrinsic_factor", states, random.nextDouble());
        double ileum = ileum(states, random.nextDouble());
        double overgrowth = value("sibo", states, random.nextDouble());
        double pancreas = value("pancreas", states, random.nextDouble());
        return new HostDraw(
                profile.ageYears(),
                profile.weightKg(),
                gfr,
                food,
                profile.supplementMicrogramsPerDay(),
                acid,
                is("intrinsic_factor", "absent", states) ? 0 : intrinsicFactor,
                ileum,
                profile.takes(Drug.Effect.METFORMIN),
                profile.takes(Drug.Effect.CALCIUM),
                overgrowth,
                is("folate", "low", states),
                pancreas,
                alleles(states));
    }

    private double gfr(int[] states, double share) {
        if (profile.gfr().isPresent()) {
            return profile.gfr().getAsDouble();
        }
        NetworkNode node = network.node("gfr");
        int state = states[network.index("gfr")];
        Location byAge = filtrationAt(profile.ageYears());
        List<Double> bounds = node.requireBins().bounds();
        return byAge.within(bounds.get(state), bounds.get(state + 1), share);
    }

    /** As the node's table, at this age. */
    static Location filtrationAt(double ageYears) {
        return Location.normal(108 - 0.75 * (ageYears - 30), 13);
    }

    private double food(int[] states, double share, double error) {
        if (profile.diet() instanceof Diet.PerMeal meals) {
            return meals.microgramsPerDay() * Math.exp(Evidence.REPORTING_CV * error);
        }
        return value("food_ug", states, share);
    }

    private double ileum(int[] states, double share) {
        double cm = profile.ilealResectionCm();
        if (cm < INTACT_UP_TO_CM) {
            return value("ileum", states, share);
        }
        double removed = Math.min(1, (cm - INTACT_UP_TO_CM) / (POOR_FROM_CM - INTACT_UP_TO_CM));
        return Location.lognormal(Math.pow(POOR, removed), 1.4).within(0.01, 1, share);
    }

    private boolean is(String node, String state, int[] states) {
        return network.node(node).variable().state(state) == states[network.index(node)];
    }

    private double value(String id, int[] states, double share) {
        NetworkNode node = network.node(id);
        Bins bins = node.requireBins();
        int state = states[network.index(id)];
        return node.rows()
                .get(network.row(id, states))
                .map(row -> row.within(bins.bounds().get(state), bins.bounds().get(state + 1), share))
                .orElseGet(() -> bins.value(state, share));
    }

    private Map<Locus, Integer> alleles(int[] states) {
        Map<Locus, Integer> alleles = new EnumMap<>(Locus.class);
        for (Locus locus : Locus.values()) {
            alleles.put(locus, states[network.index(locus.name().toLowerCase(Locale.ROOT))]);
        }
        return alleles;
    }
}
