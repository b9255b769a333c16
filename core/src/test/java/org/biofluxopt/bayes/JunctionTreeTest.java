package org.biofluxopt.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.random.RandomGenerator;
import org.biofluxopt.numeric.Seed;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class JunctionTreeTest {
    private static final List<String> YES_NO = List.of("yes", "no");

    /** The chest clinic of Lauritzen and Spiegelhalter 1988, J R Stat Soc B 50:157, table 1. */
    private static BayesianNetwork asia() {
        return BayesianNetwork.builder()
                .add(new Variable("asia", YES_NO), List.of(), 0.01, 0.99)
                .add(new Variable("smoke", YES_NO), List.of(), 0.5, 0.5)
                .add(new Variable("tub", YES_NO), List.of("asia"), 0.05, 0.95, 0.01, 0.99)
                .add(new Variable("lung", YES_NO), List.of("smoke"), 0.1, 0.9, 0.01, 0.99)
                .add(new Variable("bronc", YES_NO), List.of("smoke"), 0.6, 0.4, 0.3, 0.7)
                .add(new Variable("either", YES_NO), List.of("lung", "tub"), 1, 0, 1, 0, 1, 0, 0, 1)
                .add(new Variable("xray", YES_NO), List.of("either"), 0.98, 0.02, 0.05, 0.95)
                .add(new Variable("dysp", YES_NO), List.of("bronc", "either"), 0.9, 0.1, 0.8, 0.2, 0.7, 0.3, 0.1, 0.9)
                .build();
    }

    @Test
    void answersTheChestClinicAsByHand() {
        BayesianNetwork asia = asia();
        JunctionTree tree = JunctionTree.compile(asia);
        Posterior prior = tree.posterior(Findings.none());
        // by hand: tub 0.01*0.05 + 0.99*0.01; either = 1 - (1-tub)(1-lung); xray = 0.05 + 0.93*either
        double either = 1 - (1 - 0.0104) * (1 - 0.055);
        assertThat(prior.marginal("tub")[0]).isCloseTo(0.0104, within(1e-15));
        assertThat(prior.marginal("either")[0]).isCloseTo(either, within(1e-15));
        assertThat(prior.marginal("xray")[0]).isCloseTo(0.05 + 0.93 * either, within(1e-15));
        // published with the network in many tools: P(dysp) = 0.4360
        assertThat(prior.marginal("dysp")[0]).isCloseTo(0.43597, within(5e-6));
        Findings smokerWithShadow =
                Findings.none().hard(asia.variable("smoke"), "yes").hard(asia.variable("xray"), "yes");
        double[][] exact = RandomNetworks.enumerate(asia, smokerWithShadow);
        double[] lung = tree.posterior(smokerWithShadow).marginal("lung");
        assertThat(lung[0]).isCloseTo(exact[asia.index("lung")][0] / RandomNetworks.sum(exact[0]), within(1e-15));
    }

    @RepeatedTest(200)
    void agreesWithEnumeration(RepetitionInfo run) {
        RandomGenerator random =
                new Seed(run.getCurrentRepetition()).child("enumeration").generator();
        BayesianNetwork network = RandomNetworks.network(random, 8);
        JunctionTree tree = JunctionTree.compile(network);
        for (int set = 0; set < 3; set++) {
            Findings findings = RandomNetworks.findings(network, random);
            double[][] joint = RandomNetworks.enumerate(network, findings);
            double evidence = RandomNetworks.sum(joint[0]);
            if (evidence == 0) {
                assertThat(tree.logEvidence(findings)).isEqualTo(Double.NEGATIVE_INFINITY);
                continue;
            }
            Posterior posterior = tree.posterior(findings);
            assertThat(posterior.logEvidence()).isCloseTo(Math.log(evidence), within(1e-12));
            for (int v = 0; v < network.size(); v++) {
                double[] marginal = posterior.marginal(v);
                assertThat(RandomNetworks.sum(marginal)).isCloseTo(1, within(1e-14));
                for (int s = 0; s < marginal.length; s++) {
                    assertThat(marginal[s])
                            .as("seed %d, variable %d, state %d", run.getCurrentRepetition(), v, s)
                            .isCloseTo(joint[v][s] / evidence, within(1e-12));
                }
            }
        }
    }

    @RepeatedTest(50)
    void orderOfVariablesDoesNotMatter(RepetitionInfo run) {
        RandomGenerator random =
                new Seed(run.getCurrentRepetition()).child("order").generator();
        BayesianNetwork network = RandomNetworks.network(random, 12);
        var builder = BayesianNetwork.builder();
        for (int v : RandomNetworks.shuffled(network.size(), random)) {
            List<String> parents = java.util.Arrays.stream(network.parents(v))
                    .mapToObj(p -> network.variable(p).name())
                    .toList();
            builder.add(network.variable(v), parents, network.table(v));
        }
        BayesianNetwork other = builder.build();
        Findings findings = RandomNetworks.findings(network, random);
        JunctionTree tree = JunctionTree.compile(network);
        JunctionTree otherTree = JunctionTree.compile(other);
        if (tree.logEvidence(findings) == Double.NEGATIVE_INFINITY) {
            assertThat(otherTree.logEvidence(findings)).isEqualTo(Double.NEGATIVE_INFINITY);
            return;
        }
        Posterior here = tree.posterior(findings);
        Posterior there = otherTree.posterior(findings);
        assertThat(there.logEvidence()).isCloseTo(here.logEvidence(), within(1e-12));
        for (Variable variable : network.variables()) {
            assertThat(there.marginal(variable.name())).containsExactly(here.marginal(variable.name()), within(1e-12));
        }
    }

    @RepeatedTest(10)
    void drawsFollowTheJointPosterior(RepetitionInfo run) {
        Seed seed = new Seed(run.getCurrentRepetition());
        RandomGenerator random = seed.child("draws").generator();
        BayesianNetwork network = RandomNetworks.network(random, 6);
        Findings findings = Findings.none().soft(network.variable(0), softly(network.variable(0)));
        int n = 40_000;
        int[][] draws = JunctionTree.compile(network).posterior(findings).sample(n, random);
        // each complete assignment, not only each marginal: "joint = product of marginals" must fail here
        double evidence = RandomNetworks.sum(RandomNetworks.enumerate(network, findings)[0]);
        java.util.Map<List<Integer>, Integer> counts = new java.util.HashMap<>();
        for (int[] draw : draws) {
            counts.merge(java.util.Arrays.stream(draw).boxed().toList(), 1, Integer::sum);
        }
        double[] likelihood = softly(network.variable(0));
        counts.forEach((states, count) -> {
            int[] assignment = states.stream().mapToInt(Integer::intValue).toArray();
            double p = Math.exp(network.logProbability(assignment)) * likelihood[assignment[0]] / evidence;
            double sd = Math.sqrt(n * p * (1 - p));
            // 6 standard deviations: about 1e-5 false alarms over all cells tested; + 3 for the skew of rare cells
            assertThat((double) count).isCloseTo(n * p, within(6 * sd + 3));
        });
    }

    private static double[] softly(Variable variable) {
        double[] likelihood = new double[variable.size()];
        for (int s = 0; s < likelihood.length; s++) {
            likelihood[s] = 1.0 / (1 + s);
        }
        return likelihood;
    }

    @Test
    void sameSeedSameDraws() {
        Posterior posterior = JunctionTree.compile(asia()).posterior(Findings.none());
        assertThat(posterior.sample(100, new Seed(7).generator()))
                .isDeepEqualTo(posterior.sample(100, new Seed(7).generator()));
    }

    @Test
    void namesASmallestSetOfFindingsThatClash() {
        BayesianNetwork asia = asia();
        Findings findings = Findings.none()
                .hard(asia.variable("smoke"), "yes")
                .hard(asia.variable("tub"), "yes")
                .hard(asia.variable("either"), "no")
                .hard(asia.variable("dysp"), "yes");
        assertThatThrownBy(() -> JunctionTree.compile(asia).posterior(findings))
                .isInstanceOfSatisfying(
                        ImpossibleEvidence.class,
                        clash -> assertThat(clash.clashing()).containsExactlyInAnyOrder("either", "tub"));
    }

    @Test
    void refusesATreeThatWouldNotFitBeforeAllocating() {
        // a 30 x 30 grid: its largest clique has about 30 variables whatever the elimination order
        int side = 30;
        var builder = BayesianNetwork.builder();
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                List<String> parents = new java.util.ArrayList<>();
                if (row > 0) {
                    parents.add("x" + (row - 1) + "." + column);
                }
                if (column > 0) {
                    parents.add("x" + row + "." + (column - 1));
                }
                double[] table = new double[2 << parents.size()];
                java.util.Arrays.fill(table, 0.5);
                builder.add(new Variable("x" + row + "." + column, YES_NO), parents, table);
            }
        }
        BayesianNetwork grid = builder.build();
        assertThatThrownBy(() -> JunctionTree.compile(grid))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("table cells, the limit is 50,000,000");
    }

    @Test
    void longChainsOfSmallProbabilitiesDoNotUnderflow() {
        var builder = BayesianNetwork.builder().add(new Variable("x0", YES_NO), List.of(), 0.5, 0.5);
        for (int i = 1; i < 500; i++) {
            builder.add(new Variable("x" + i, YES_NO), List.of("x" + (i - 1)), 0.5, 0.5, 0.5, 0.5);
        }
        BayesianNetwork chain = builder.build();
        Findings findings = Findings.none();
        for (Variable variable : chain.variables()) {
            findings = findings.soft(variable, 1e-5, 2e-5);
        }
        Posterior posterior = JunctionTree.compile(chain).posterior(findings);
        assertThat(posterior.logEvidence()).isCloseTo(500 * Math.log(1.5e-5), within(1e-8));
        assertThat(posterior.marginal("x250")[0]).isCloseTo(1.0 / 3, within(1e-12));
    }

    @Test
    void severalFindingsOnOneVariableMultiply() {
        BayesianNetwork asia = asia();
        Findings twice = Findings.none().soft(asia.variable("dysp"), 0.8, 0.4).soft(asia.variable("dysp"), 0.5, 0.25);
        Findings once = Findings.none().soft(asia.variable("dysp"), 0.4, 0.1);
        JunctionTree tree = JunctionTree.compile(asia);
        assertThat(tree.posterior(twice).marginal("lung"))
                .containsExactly(tree.posterior(once).marginal("lung"), within(1e-15));
    }
}
