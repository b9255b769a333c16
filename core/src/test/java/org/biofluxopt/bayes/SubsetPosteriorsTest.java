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

class SubsetPosteriorsTest {
    private static final List<String> NO_YES = List.of("no", "yes");

    /** The reference is the junction tree, another algorithm. Doubles: 1e-12. */
    @RepeatedTest(60)
    void everySetOfFindingsGivesWhatTheJunctionTreeGives(RepetitionInfo run) {
        RandomGenerator random =
                new Seed(run.getCurrentRepetition()).child("subsets").generator();
        BayesianNetwork network = RandomNetworks.network(random, 9);
        JunctionTree tree = JunctionTree.compile(network);
        Findings all = RandomNetworks.findings(network, random);
        if (tree.logEvidence(all) == Double.NEGATIVE_INFINITY) {
            return;
        }
        int target = random.nextInt(network.size());
        SubsetPosteriors subsets = SubsetPosteriors.of(TargetQuestion.ofSome(network, all, target), all, 5, 1e6)
                .orElseThrow();
        List<String> names = List.copyOf(all.likelihoods().keySet());
        for (int k = 0; k < 1 << names.size(); k++) {
            int set = k * 5 % (1 << names.size()); // not in order: tables of other sets must not leak in
            Findings some = all;
            for (int i = 0; i < names.size(); i++) {
                some = (set >> i & 1) == 1 ? some : some.without(names.get(i));
            }
            assertThat(subsets.given(set)).containsExactly(tree.posterior(some).marginal(target), within(1e-12));
        }
    }

    /** The reference is the changed network, compiled. Doubles: 1e-12. */
    @RepeatedTest(60)
    void certainFindingsAndInterventionsAreTakenOutOfTheTables(RepetitionInfo run) {
        RandomGenerator random =
                new Seed(run.getCurrentRepetition()).child("do").generator();
        BayesianNetwork network = RandomNetworks.network(random, 9);
        int set = random.nextInt(network.size());
        int target = random.nextInt(network.size());
        Variable changed = network.variable(set);
        Findings findings = RandomNetworks.findings(network, random).without(changed.name());
        JunctionTree cut = JunctionTree.compile(Intervention.set(
                network, Map.of(changed.name(), changed.states().getLast())));
        if (target == set || cut.logEvidence(findings) == Double.NEGATIVE_INFINITY) {
            return;
        }
        TargetQuestion question = TargetQuestion.ofDoing(network, findings, target, set, changed.size() - 1);
        assertThat(SubsetPosteriors.of(question, findings, 1, 1e6).orElseThrow().given(-1))
                .containsExactly(cut.posterior(findings).marginal(target), within(1e-12));
    }

    @Test
    void massTooSmallForDoublesIsSaidAndNotAnswered() {
        BayesianNetwork.Builder builder = BayesianNetwork.builder().add(new Variable("c", NO_YES), List.of(), 0.5, 0.5);
        Findings findings = Findings.none();
        Variable first = new Variable("w0", NO_YES);
        builder.add(first, List.of("c"), 1 - 1e-210, 1e-210, 1 - 2e-210, 2e-210);
        Variable second = new Variable("w1", NO_YES);
        builder.add(second, List.of("w0"), 1, 0, 0.5, 0.5);
        BayesianNetwork network = builder.build();
        findings = findings.hard(second, "yes");
        SubsetPosteriors subsets = SubsetPosteriors.of(TargetQuestion.ofSome(network, findings, 0), findings, 1, 1e6)
                .orElseThrow();
        assertThat(subsets.given(1)).isEmpty();
        assertThat(Contributions.shapley(JunctionTree.compile(network), findings, "c", "yes")
                        .get("w1"))
                .isCloseTo(2.0 / 3 - 0.5, within(1e-12)); // by the tree, in logarithms
    }

    @Test
    void tablesThatWouldBeTooLargeAreNotMade() {
        BayesianNetwork network = RandomNetworks.network(new Seed(1).generator(), 9);
        Findings findings = RandomNetworks.findings(network, new Seed(2).generator());
        assertThat(SubsetPosteriors.of(TargetQuestion.ofSome(network, findings, 0), findings, 1, 1))
                .isEmpty();
    }
}
