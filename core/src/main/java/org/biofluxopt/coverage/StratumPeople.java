package org.biofluxopt.coverage;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.biofluxopt.bayes.BayesianNetwork;
import org.biofluxopt.bayes.Findings;
import org.biofluxopt.bayes.JunctionTree;
import org.biofluxopt.bayes.Posterior;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.network.B12Network;
import org.biofluxopt.network.NetworkTables;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.profile.CobalaminForm;
import org.biofluxopt.profile.Condition;
import org.biofluxopt.profile.Diet;
import org.biofluxopt.profile.Drug;
import org.biofluxopt.profile.Genotype;
import org.biofluxopt.profile.Profile;
import org.biofluxopt.profile.Sex;
import org.biofluxopt.profile.Supplement;

/** Questionnaires of people of a stratum: age, diet, supplement, drugs and known conditions, drawn jointly from the network. */
public final class StratumPeople {
    private static final double LEAST_TABLET = 0.5; // ug/d
    private static final double STANDARD_PPI = 20; // mg/d of omeprazole
    private static final double HIGH_PPI = 40;
    private static final double METFORMIN_MG = 2000;

    private final BayesianNetwork graph;
    private final NetworkTables tables;
    private final KnowledgeBase knowledge;
    private final Map<Stratum, Posterior> posteriors = new EnumMap<>(Stratum.class);

    /** @param network whose tables the traits are drawn from */
    public StratumPeople(B12Network network, KnowledgeBase knowledge) {
        this.knowledge = knowledge;
        graph = BayesianNetwork.of(network.cpts());
        tables = network.tables();
        JunctionTree tree = JunctionTree.compile(graph);
        for (Stratum stratum : Stratum.values()) {
            Findings findings = Findings.none();
            for (Map.Entry<String, String> given : stratum.given().entrySet()) {
                findings = findings.hard(graph.variable(given.getKey()), given.getValue());
            }
            findings = findings.hard(graph.variable("ileal_resection"), "none")
                    .hard(graph.variable("gastrectomy"), "none")
                    .soft(graph.variable("age"), ages(stratum));
            if (stratum == Stratum.PPI) {
                findings = findings.soft(graph.variable("ppi"), 0, 1, 1);
            }
            posteriors.put(stratum, tree.posterior(findings));
        }
    }

    /** Share of each age group inside the stratum, ages spread evenly in the group. */
    private double[] ages(Stratum stratum) {
        List<Double> bounds = bounds("age");
        double[] share = new double[bounds.size() - 1];
        for (int s = 0; s < share.length; s++) {
            double inside = Math.min(bounds.get(s + 1), stratum.oldest()) - Math.max(bounds.get(s), stratum.youngest());
            share[s] = Math.max(0, inside) / (bounds.get(s + 1) - bounds.get(s));
        }
        return share;
    }

    private List<Double> bounds(String node) {
        return tables.quantities().get(graph.index(node)).bounds();
    }

    /** One person; the same seed, the same person. */
    public Profile profile(Stratum stratum, Seed seed) {
        RandomGenerator random = seed.child("questionnaire").generator();
        int[] states = posteriorOf(stratum).sample(1, seed.child("states").generator())[0];
        int group = states[graph.index("age")];
        double low = Math.max(bounds("age").get(group), stratum.youngest());
        double high = Math.min(bounds("age").get(group + 1), stratum.oldest());
        double age = Math.floor(low + random.nextDouble() * (high - low));
        Sex sex = random.nextBoolean() ? Sex.FEMALE : Sex.MALE;
        double mean = quantity(sex == Sex.FEMALE ? "prot_weight_female" : "prot_weight_male");
        double weight = Math.clamp(mean + quantity("prot_weight_sd") * random.nextGaussian(), 40, 180);
        return new Profile(
                stratum.words(),
                age,
                sex,
                weight,
                new Diet.Pattern(Diet.Kind.values()[states[graph.index("diet_pattern")]]),
                supplements(states, random.nextDouble()),
                conditions(stratum),
                0,
                drugs(states),
                new Genotype(Map.of()),
                List.of(),
                OptionalDouble.empty(),
                Optional.empty(),
                List.of());
    }

    private Posterior posteriorOf(Stratum stratum) {
        return Optional.ofNullable(posteriors.get(stratum)).orElseThrow();
    }

    private double quantity(String id) {
        return knowledge.quantity(id).value();
    }

    private List<Supplement> supplements(int[] states, double share) {
        int state = states[graph.index("supplement_ug")];
        if (state == 0) {
            return List.of();
        }
        double low = Math.max(bounds("supplement_ug").get(state), LEAST_TABLET);
        double high = bounds("supplement_ug").get(state + 1);
        return List.of(new Supplement(CobalaminForm.CN, low * Math.pow(high / low, share)));
    }

    private static Set<Condition> conditions(Stratum stratum) {
        return switch (stratum) {
            case ATROPHIC_GASTRITIS_65 -> EnumSet.of(Condition.ATROPHIC_GASTRITIS);
            case SIBO -> EnumSet.of(Condition.SIBO);
            default -> EnumSet.noneOf(Condition.class);
        };
    }

    private List<Drug> drugs(int[] states) {
        List<Drug> drugs = new ArrayList<>();
        int ppi = states[graph.index("ppi")];
        if (ppi > 0) {
            drugs.add(
                    new Drug("omeprazole", Drug.Effect.PROTON_PUMP_INHIBITOR, ppi == 1 ? STANDARD_PPI : HIGH_PPI, 24));
        }
        if (states[graph.index("h2_blocker")] == 1) {
            drugs.add(new Drug("famotidine", Drug.Effect.H2_BLOCKER, STANDARD_PPI, 24));
        }
        if (states[graph.index("metformin")] == 1) {
            drugs.add(new Drug("metformin", Drug.Effect.METFORMIN, METFORMIN_MG, 24));
        }
        if (states[graph.index("calcium")] == 1) {
            drugs.add(new Drug("calcium", Drug.Effect.CALCIUM, 1000, 24));
        }
        return drugs;
    }
}
