package org.biofluxopt.protocol;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.biofluxopt.network.HostDraw;
import org.biofluxopt.network.HostSampler;
import org.biofluxopt.profile.Drug;
import org.biofluxopt.simulator.Routine;

/**
 * Turns a person, and what that person has and takes, into a host of the simulator. Sizes of effects are those of the
 * network's tables, except where a dose or a length is known: there the laws of {@code protocol.tsv} hold.
 */
final class Physiology {
    private static final String YES = "yes";
    private static final String NO = "no";

    private final HostSampler network;
    private final ProtocolParameters parameters;

    Physiology(HostSampler network, ProtocolParameters parameters) {
        this.network = network;
        this.parameters = parameters;
    }

    /** @param eating what the person usually eats */
    HostDraw host(Person person, Health health, Eating eating) {
        Map<String, String> states = states(person, health);
        return new HostDraw(
                person.ageYears(),
                person.weightKg(),
                person.gfr()
                        .orElseGet(() -> network.filtration(
                                person.ageYears(), health.has(Ailment.LOW_KIDNEY_FUNCTION), person.share("gfr"))),
                foodPerDay(person, eating),
                0,
                acid(person, health, states),
                intrinsicFactor(person, states),
                ileum(person, health),
                health.takes(Drug.Effect.METFORMIN),
                health.takes(Drug.Effect.CALCIUM),
                network.quantityIn("sibo", state(states, "sibo"), person.share("overgrowth")),
                lowFolate(person, health),
                network.quantityIn("pancreas", state(states, "pancreas"), person.share("pancreas output")),
                person.effectAlleles());
    }

    /** Cobalamin in food, ug a day. */
    double foodPerDay(Person person, Eating eating) {
        return switch (eating) {
            case Eating.Fasting ignored -> 0;
            case Eating.PerMeal meals -> meals.perDay();
            case Eating.Pattern pattern ->
                pattern.times()
                        * network.quantity(
                                "food_ug",
                                Map.of("diet_pattern", pattern.kind().name().toLowerCase(Locale.ROOT)),
                                person.share("food"));
        };
    }

    /** Cobalamin in each meal, ug; empty while fasting. */
    double[] meals(Person person, Eating eating) {
        return switch (eating) {
            case Eating.Fasting ignored -> new double[0];
            case Eating.PerMeal meals ->
                meals.micrograms().stream().mapToDouble(Double::doubleValue).toArray();
            case Eating.Pattern ignored -> {
                double perDay = foodPerDay(person, eating);
                yield Routine.USUAL.mealShares().stream()
                        .mapToDouble(share -> share * perDay)
                        .toArray();
            }
        };
    }

    /** Which conditions this person has; consequences follow their causes at the network's probability. */
    private Map<String, String> states(Person person, Health health) {
        Map<String, String> states = new HashMap<>();
        states.put("age", network.stateOf("age", person.ageYears()));
        boolean population = health.population();
        boolean pylori = present(person, health, Ailment.H_PYLORI, states, population);
        states.put("h_pylori", pylori ? YES : NO);
        boolean atrophy = health.has(Ailment.PERNICIOUS_ANAEMIA) // autoimmune gastritis makes no acid either
                || present(person, health, Ailment.ATROPHIC_GASTRITIS, states, population || pylori);
        states.put("atrophic_gastritis", atrophy ? YES : NO);
        boolean pernicious = present(person, health, Ailment.PERNICIOUS_ANAEMIA, states, population);
        states.put("pernicious_anaemia", pernicious ? YES : NO);
        states.put("gastrectomy", gastrectomy(health));
        boolean blocked =
                health.habitual().stream().anyMatch(medicine -> medicine.effect() == Drug.Effect.PROTON_PUMP_INHIBITOR);
        Map<String, String> causes = new HashMap<>(states);
        causes.put("ppi", blocked ? "standard" : "none"); // overgrowth needs months of little acid
        boolean cause = pylori || atrophy || blocked || !gastrectomy(health).equals("none");
        states.put("sibo", present(person, health, Ailment.SIBO, causes, population || cause) ? YES : NO);
        boolean insufficient = health.has(Ailment.PANCREATIC_INSUFFICIENCY)
                || population
                        && network.state("pancreas", Map.of(), person.share("pancreas"))
                                .equals("insufficient")
                        && !health.cured().contains(Ailment.PANCREATIC_INSUFFICIENCY);
        states.put("pancreas", insufficient ? "insufficient" : "normal");
        return states;
    }

    private boolean present(
            Person person, Health health, Ailment ailment, Map<String, String> parents, boolean possible) {
        if (health.cured().contains(ailment)) {
            return false;
        }
        return health.has(ailment)
                || possible && person.share(ailment.word()) < network.probability(ailment.word(), YES, parents);
    }

    private static String gastrectomy(Health health) {
        return health.has(Ailment.TOTAL_GASTRECTOMY)
                ? "total"
                : health.has(Ailment.PARTIAL_GASTRECTOMY) ? "partial" : "none";
    }

    /** Release of protein-bound cobalamin relative to normal. */
    private double acid(Person person, Health health, Map<String, String> states) {
        double acid = network.quantity("gastric_acid", states, person.share("acid"));
        double dose = 0;
        for (Medicine medicine : health.taken()) {
            if (medicine.effect() == Drug.Effect.PROTON_PUMP_INHIBITOR) {
                dose += medicine.milligramsPerDay().isPresent()
                        ? medicine.milligramsPerDay().getAsDouble() * potency(medicine)
                        : parameters.ppiUsual();
            }
        }
        if (dose > 0) {
            double median = 1 / (1 + Math.pow(dose / parameters.ppiHalf(), parameters.ppiHill()));
            acid *= Math.min(1, median * Math.pow(parameters.ppiGsd(), person.normal("ppi")));
        }
        return health.takes(Drug.Effect.H2_BLOCKER) ? acid * parameters.h2Factor() : acid;
    }

    private double potency(Medicine medicine) {
        return parameters.potency().getOrDefault(medicine.name(), 1.0);
    }

    private double intrinsicFactor(Person person, Map<String, String> states) {
        double output = network.quantity("intrinsic_factor", states, person.share("intrinsic factor"));
        return network.stateOf("intrinsic_factor", output).equals("absent") ? 0 : output;
    }

    /**
     * Uptake capacity left. A metformin dose other than the one the simulator's factor holds for enters here, so it can
     * exceed 1 while the simulator's factor brings it down again.
     */
    private double ileum(Person person, Health health) {
        double left = network.quantity("ileum", Map.of(), person.share("ileum"));
        double further = health.centimetres() - parameters.resectionFree();
        if (further > 0) {
            double kept = Math.pow(10, -further / parameters.resectionTenth())
                    * Math.pow(parameters.resectionGsd(), person.normal("resection"));
            left *= Math.min(1, kept);
        }
        List<Medicine> metformin = health.taken().stream()
                .filter(medicine -> medicine.effect() == Drug.Effect.METFORMIN)
                .toList();
        if (!metformin.isEmpty() && metformin.getFirst().milligramsPerDay().isPresent()) {
            double dose = metformin.getFirst().milligramsPerDay().getAsDouble();
            double full = health.takes(Drug.Effect.CALCIUM) ? parameters.calciumUptake() : parameters.metforminUptake();
            left *= Math.pow(full, dose / parameters.metforminFull() - 1);
        }
        return left;
    }

    private boolean lowFolate(Person person, Health health) {
        return health.has(Ailment.LOW_FOLATE)
                || !health.cured().contains(Ailment.LOW_FOLATE)
                        && network.state("folate", Map.of(), person.share("folate"))
                                .equals("low");
    }

    private static String state(Map<String, String> states, String node) {
        String state = states.get(node);
        if (state == null) {
            throw new IllegalStateException("No state of " + node);
        }
        return state;
    }
}
