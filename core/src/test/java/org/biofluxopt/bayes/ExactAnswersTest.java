package org.biofluxopt.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.biofluxopt.numeric.Seed;
import org.junit.jupiter.api.Test;

/**
 * Every kind of question against enumeration of all assignments, on 1,000 random networks. Tolerance 1e-12: sums of at
 * most a few million products, each with a rounding error of 1e-16.
 */
class ExactAnswersTest {
    private static final int NETWORKS = 1000;
    private static final double TOLERANCE = 1e-12;

    private interface Check {
        void run(String seed, BayesianNetwork network, Findings findings, double evidence, RandomGenerator random);
    }

    private static void onRandomNetworks(String label, int most, Check check) {
        int possible = 0;
        for (int i = 0; i < NETWORKS; i++) {
            RandomGenerator random = new Seed(i).child(label).generator();
            BayesianNetwork network = RandomNetworks.network(random, i % 50 == 0 ? 12 : most);
            Findings findings = RandomNetworks.findings(network, random);
            double evidence = RandomNetworks.sum(RandomNetworks.enumerate(network, findings)[0]);
            if (evidence > 0) {
                possible++;
                check.run(label + " " + i, network, findings, evidence, random);
            }
        }
        assertThat(possible).isGreaterThan(NETWORKS / 2);
    }

    @Test
    void jointsOverUpToFourVariables() {
        onRandomNetworks("joint", 7, (seed, network, findings, evidence, random) -> {
            int k = Math.min(network.size(), random.nextInt(1, 5));
            int[] chosen = java.util.Arrays.copyOf(RandomNetworks.shuffled(network.size(), random), k);
            String[] names = java.util.Arrays.stream(chosen)
                    .mapToObj(v -> network.variable(v).name())
                    .toArray(String[]::new);
            Factor joint = JunctionTree.compile(network).posterior(findings).joint(names);
            double[] exact = new double[joint.values().length];
            RandomNetworks.forEach(network, findings, (states, p) -> {
                int cell = 0;
                for (int v : chosen) {
                    cell = cell * network.variable(v).size() + states[v];
                }
                exact[cell] += p / evidence;
            });
            assertThat(joint.values()).as(seed).containsExactly(exact, within(TOLERANCE));
        });
    }

    @Test
    void mostProbableExplanationHasTheLargestProbability() {
        onRandomNetworks("mpe", 7, (seed, network, findings, evidence, random) -> {
            double[] best = {0};
            RandomNetworks.forEach(network, findings, (states, p) -> best[0] = Math.max(best[0], p));
            MostProbableExplanation found =
                    JunctionTree.compile(network).posterior(findings).mostProbableExplanation();
            assertThat(found.logProbability()).as(seed).isCloseTo(Math.log(best[0]), within(TOLERANCE));
            double p = RandomNetworks.probability(
                    network, findings, found.states().stream().mapToInt(i -> i).toArray());
            assertThat(p).as(seed).isCloseTo(best[0], within(TOLERANCE * best[0]));
        });
    }

    @Test
    void mapOfSomeVariablesSumsTheOthersOut() {
        onRandomNetworks("map", 6, (seed, network, findings, evidence, random) -> {
            int k = Math.min(network.size(), 2);
            String[] names = new String[k];
            int[] chosen = RandomNetworks.shuffled(network.size(), random);
            for (int i = 0; i < k; i++) {
                names[i] = network.variable(chosen[i]).name();
            }
            Factor joint = JunctionTree.compile(network).posterior(findings).joint(names);
            double best = 0;
            for (double p : joint.values()) {
                best = Math.max(best, p);
            }
            MaximumAPosteriori found = VariableElimination.maximumAPosteriori(network, findings, names);
            assertThat(found.logProbability()).as(seed).isCloseTo(Math.log(best * evidence), within(1e-11));
            int[] states = java.util.Arrays.stream(names)
                    .mapToInt(
                            name -> network.variable(name).state(found.states().getOrDefault(name, "")))
                    .toArray();
            assertThat(joint.get(states)).as(seed).isCloseTo(best, within(TOLERANCE));
        });
    }

    @Test
    void interventionsCutTheTableAndKeepTheFindings() {
        onRandomNetworks("do", 7, (seed, network, findings, evidence, random) -> {
            int v = random.nextInt(network.size());
            Variable set = network.variable(v);
            int state = random.nextInt(set.size());
            BayesianNetwork changed =
                    Intervention.set(network, Map.of(set.name(), set.states().get(state)));
            // truncated factorisation: all tables but the variable's own (Pearl 2009, equation 3.10)
            double[][] exact = new double[network.size()][];
            for (int u = 0; u < exact.length; u++) {
                exact[u] = new double[network.variable(u).size()];
            }
            Findings others = findings.without(set.name());
            double[] total = {0};
            RandomNetworks.forEach(network, Findings.none(), (states, ignored) -> {
                if (states[v] == state) {
                    double p = RandomNetworks.likelihood(network, others, states);
                    for (int u = 0; u < exact.length; u++) {
                        p *= u == v ? 1 : RandomNetworks.local(network, u, states);
                    }
                    total[0] += p;
                    for (int u = 0; u < exact.length; u++) {
                        exact[u][states[u]] += p;
                    }
                }
            });
            JunctionTree tree = JunctionTree.compile(changed);
            if (total[0] == 0) {
                assertThat(tree.logEvidence(others)).isEqualTo(Double.NEGATIVE_INFINITY);
                return;
            }
            Posterior posterior = tree.posterior(others);
            for (int u = 0; u < exact.length; u++) {
                for (int s = 0; s < exact[u].length; s++) {
                    assertThat(posterior.marginal(u)[s]).as(seed).isCloseTo(exact[u][s] / total[0], within(TOLERANCE));
                }
            }
        });
    }

    @Test
    void softEvidenceBringsEveryTargetAbout() {
        onRandomNetworks("jeffrey", 6, (seed, network, ignored, evidence, random) -> {
            int v = random.nextInt(network.size());
            JunctionTree tree = JunctionTree.compile(network);
            double[] prior = tree.posterior(Findings.none()).marginal(v);
            double[] target = prior.clone();
            double sum = 0;
            for (int s = 0; s < target.length; s++) {
                target[s] *= 0.1 + random.nextDouble();
                sum += target[s];
            }
            for (int s = 0; s < target.length; s++) {
                target[s] /= sum;
            }
            String name = network.variable(v).name();
            Posterior posterior = SoftEvidence.posterior(tree, Findings.none(), Map.of(name, target));
            // Jeffrey's rule: sum over the states of P(. | state) times the target
            for (int u = 0; u < network.size(); u++) {
                double[] expected = new double[network.variable(u).size()];
                for (int s = 0; s < target.length; s++) {
                    if (target[s] > 0) {
                        Findings hard = Findings.none()
                                .hard(
                                        network.variable(v),
                                        network.variable(v).states().get(s));
                        double[] given = tree.posterior(hard).marginal(u);
                        for (int t = 0; t < expected.length; t++) {
                            expected[t] += target[s] * given[t];
                        }
                    }
                }
                assertThat(posterior.marginal(u)).as(seed).containsExactly(expected, within(TOLERANCE));
            }
        });
    }

    @Test
    void changingFindingsOneByOneEqualsStartingAfresh() {
        onRandomNetworks("incremental", 8, (seed, network, findings, evidence, random) -> {
            JunctionTree tree = JunctionTree.compile(network);
            Inference inference = tree.inference();
            Findings now = Findings.none();
            for (int step = 0; step < 12; step++) {
                int v = random.nextInt(network.size());
                Variable variable = network.variable(v);
                now = now.without(variable.name());
                switch (random.nextInt(3)) {
                    case 0 -> inference.retract(v);
                    case 1 -> {
                        int state = random.nextInt(variable.size());
                        inference.observe(v, state);
                        now = now.hard(variable, variable.states().get(state));
                    }
                    default -> {
                        double[] likelihood = new double[variable.size()];
                        for (int s = 0; s < likelihood.length; s++) {
                            likelihood[s] = 0.01 + 3 * random.nextDouble();
                        }
                        inference.observe(v, likelihood);
                        now = now.soft(variable, likelihood);
                    }
                }
                double expected = tree.logEvidence(now);
                if (expected == Double.NEGATIVE_INFINITY) {
                    assertThat(inference.logEvidence()).isEqualTo(expected);
                    continue;
                }
                assertThat(inference.logEvidence()).as(seed).isCloseTo(expected, within(1e-11));
                Posterior fresh = tree.posterior(now);
                int target = random.nextInt(network.size());
                assertThat(inference.marginal(target))
                        .as(seed)
                        .containsExactly(fresh.marginal(target), within(TOLERANCE));
                if (step % 3 == 0) {
                    double[][] all = inference.marginals();
                    for (int u = 0; u < all.length; u++) {
                        assertThat(all[u]).as(seed).containsExactly(fresh.marginal(u), within(TOLERANCE));
                    }
                }
            }
        });
    }

    @Test
    void cutsetConditioningEqualsTheWholeTree() {
        onRandomNetworks("cutset", 8, (seed, network, findings, evidence, random) -> {
            JunctionTree tree = JunctionTree.compile(network);
            long limit = Math.max(8, tree.cells() / 3);
            List<Answer> answers = new ArrayList<>();
            CutsetConditioning.plan(network, limit, 1e9).ifPresent(cutset -> answers.add(cutset.answer(findings)));
            Posterior whole = tree.posterior(findings);
            for (Answer answer : answers) {
                assertThat(answer.logEvidence()).as(seed).isCloseTo(Math.log(evidence), within(1e-11));
                for (int v = 0; v < network.size(); v++) {
                    assertThat(answer.marginals()[v]).as(seed).containsExactly(whole.marginal(v), within(TOLERANCE));
                }
            }
        });
    }
}
