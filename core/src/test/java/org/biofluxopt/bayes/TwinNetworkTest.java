package org.biofluxopt.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.biofluxopt.numeric.Seed;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class TwinNetworkTest {
    private static final List<String> NO_YES = List.of("no", "yes");

    @Test
    void probabilityOfNecessityOfAMonotoneCauseIsTheExcessRiskRatio() {
        // Pearl 2009, theorem 9.2.14 (no confounding, monotone): PN = (P(y|x) - P(y|x')) / P(y|x)
        BayesianNetwork network = BayesianNetwork.builder()
                .add(new Variable("x", NO_YES), List.of(), 0.4, 0.6)
                .add(new Variable("y", NO_YES), List.of("x"), 0.8, 0.2, 0.3, 0.7)
                .build();
        Findings happened = Findings.none().hard(network.variable("x"), "yes").hard(network.variable("y"), "yes");
        double[] without = TwinNetwork.of(network, Map.of("x", "no")).counterfactual("y", happened);
        assertThat(without[0]).isCloseTo((0.7 - 0.2) / 0.7, within(1e-15));
    }

    @RepeatedTest(50)
    void withoutFindingsTheCounterfactualWorldIsTheIntervention(RepetitionInfo run) {
        RandomGenerator random =
                new Seed(run.getCurrentRepetition()).child("twin").generator();
        BayesianNetwork network = RandomNetworks.network(random, 6);
        Variable set = network.variable(random.nextInt(network.size()));
        Map<String, String> states = Map.of(set.name(), set.states().getLast());
        TwinNetwork twin = TwinNetwork.of(network, states);
        Posterior changed =
                JunctionTree.compile(Intervention.set(network, states)).posterior(Findings.none());
        Posterior both = JunctionTree.compile(twin.network()).posterior(Findings.none());
        Posterior factual = JunctionTree.compile(network).posterior(Findings.none());
        for (Variable variable : network.variables()) {
            String name = twin.counterpart().getOrDefault(variable.name(), "");
            assertThat(both.marginal(name)).containsExactly(changed.marginal(variable.name()), within(1e-12));
            assertThat(both.marginal(variable.name()))
                    .containsExactly(factual.marginal(variable.name()), within(1e-12));
        }
    }

    @RepeatedTest(50)
    void doingWhatHappenedChangesNothing(RepetitionInfo run) {
        RandomGenerator random =
                new Seed(run.getCurrentRepetition()).child("consistency").generator();
        BayesianNetwork network = RandomNetworks.network(random, 6);
        int[] seen = JunctionTree.compile(network).posterior(Findings.none()).sample(1, random)[0];
        int v = random.nextInt(network.size());
        Findings findings = Findings.none();
        for (int u = 0; u < network.size(); u++) {
            if (u == v || random.nextBoolean()) {
                findings = findings.hard(
                        network.variable(u), network.variable(u).states().get(seen[u]));
            }
        }
        TwinNetwork twin = TwinNetwork.of(
                network,
                Map.of(network.variable(v).name(), network.variable(v).states().get(seen[v])));
        Posterior factual = JunctionTree.compile(network).posterior(findings);
        for (Variable variable : network.variables()) { // consistency axiom, Pearl 2009, section 7.3.1
            assertThat(twin.counterfactual(variable.name(), findings))
                    .containsExactly(factual.marginal(variable.name()), within(1e-12));
        }
    }
}
