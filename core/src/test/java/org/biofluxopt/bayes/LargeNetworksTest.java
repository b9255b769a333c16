package org.biofluxopt.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.biofluxopt.numeric.Seed;
import org.junit.jupiter.api.Test;

/** Networks that do not fit, and probabilities that do not fit into a double. */
class LargeNetworksTest {
    private static final List<String> YES_NO = List.of("yes", "no");

    /** A grid whose edges run right and down. */
    private static BayesianNetwork grid(int side, int states, RandomGenerator random) {
        List<String> labels = new ArrayList<>();
        for (int s = 0; s < states; s++) {
            labels.add("s" + s);
        }
        var builder = BayesianNetwork.builder();
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                List<String> parents = new ArrayList<>();
                if (row > 0) {
                    parents.add("x" + (row - 1) + "." + column);
                }
                if (column > 0) {
                    parents.add("x" + row + "." + (column - 1));
                }
                double[] table = new double[(int) Math.pow(states, parents.size() + 1)];
                for (int cell = 0; cell < table.length; cell += states) {
                    double sum = 0;
                    for (int s = 0; s < states; s++) {
                        table[cell + s] = 0.05 + random.nextDouble();
                        sum += table[cell + s];
                    }
                    for (int s = 0; s < states; s++) {
                        table[cell + s] /= sum;
                    }
                }
                builder.add(new Variable("x" + row + "." + column, labels), parents, table);
            }
        }
        return builder.build();
    }

    @Test
    void sizeBeyondEveryIntegerIsToldNotAllocated() {
        BayesianNetwork grid = grid(40, 4, new Seed(1).generator());
        assertThat(JunctionTree.predictedCells(grid)).isGreaterThan(1e18);
        assertThatThrownBy(() -> JunctionTree.compile(grid, Long.MAX_VALUE))
                .isInstanceOf(TreeTooLarge.class)
                .hasMessageContaining("table cells");
    }

    @Test
    void aGridThatDoesNotFitIsSolvedByACutsetAndAgreesWithTheTree() {
        BayesianNetwork grid = grid(7, 3, new Seed(2).generator());
        Findings findings = Findings.none().hard(grid.variable("x3.3"), "s1").hard(grid.variable("x6.6"), "s0");
        Answer whole = Answer.of(grid, findings, Answer.Limits.DEFAULT, new Seed(0).generator());
        long cells = (long) JunctionTree.predictedCells(grid);
        Answer cut = Answer.of(grid, findings, new Answer.Limits(cells / 4, 1e9, 1), new Seed(0).generator());
        assertThat(whole.method()).isEqualTo(Answer.Method.JUNCTION_TREE);
        assertThat(cut.method()).isEqualTo(Answer.Method.CUTSET);
        assertThat(cut.message()).contains("joint states");
        assertThat(cut.logEvidence()).isCloseTo(whole.logEvidence(), within(1e-11));
        for (int v = 0; v < grid.size(); v++) {
            assertThat(cut.marginals()[v]).containsExactly(whole.marginals()[v], within(1e-12));
        }
    }

    @Test
    void whatNothingExactFitsIsSampledWithItsErrorTold() {
        BayesianNetwork grid = grid(7, 3, new Seed(3).generator());
        Findings findings = Findings.none().hard(grid.variable("x2.2"), "s1").soft(grid.variable("x5.5"), 1, 2, 3);
        Answer exact = Answer.of(grid, findings, Answer.Limits.DEFAULT, new Seed(0).generator());
        Answer drawn = Answer.of(grid, findings, new Answer.Limits(500, 1000, 40_000), new Seed(4).generator());
        assertThat(drawn.method()).isEqualTo(Answer.Method.SAMPLED);
        assertThat(drawn.message()).contains("weighted draws");
        assertThat(drawn.effectiveDraws()).isBetween(1000.0, 40_000.0);
        double error = 6 * 0.5 / Math.sqrt(drawn.effectiveDraws()); // six standard errors over 147 marginals
        assertThat(drawn.logEvidence()).isCloseTo(exact.logEvidence(), within(2 * error));
        for (int v = 0; v < grid.size(); v++) {
            assertThat(drawn.marginals()[v]).containsExactly(exact.marginals()[v], within(error));
        }
    }

    @Test
    void findingsBeyondTheRangeOfADoubleAreNotTakenForImpossible() {
        // 200 children say s0 with a likelihood ratio of 1e-4 each: 1e-800; then the root is known to be s1
        var builder = BayesianNetwork.builder().add(new Variable("root", YES_NO), List.of(), 0.5, 0.5);
        for (int i = 0; i < 200; i++) {
            builder.add(new Variable("c" + i, YES_NO), List.of("root"), 0.9999, 0.0001, 0.5, 0.5);
        }
        BayesianNetwork network = builder.build();
        Findings findings = Findings.none();
        for (int i = 0; i < 200; i++) {
            findings = findings.hard(network.variable("c" + i), "no");
        }
        JunctionTree tree = JunctionTree.compile(network);
        Posterior towardsNo = tree.posterior(findings);
        assertThat(towardsNo.marginal("root")[1]).isCloseTo(1, within(1e-15));
        findings = findings.hard(network.variable("root"), "yes");
        Posterior posterior = tree.posterior(findings);
        assertThat(posterior.logEvidence()).isCloseTo(Math.log(0.5) + 200 * Math.log(0.0001), within(1e-9));
        assertThat(posterior.marginal("root")).containsExactly(1, 0);
        assertThat(posterior.mostProbableExplanation().logProbability())
                .isCloseTo(Math.log(0.5) + 200 * Math.log(0.0001), within(1e-9));
        assertThat(posterior.sample(3, new Seed(1).generator())[2][0]).isZero();
    }

    @Test
    void impossibleFindingsAreStillImpossible() {
        BayesianNetwork network = BayesianNetwork.builder()
                .add(new Variable("a", YES_NO), List.of(), 0.5, 0.5)
                .add(new Variable("b", YES_NO), List.of("a"), 1, 0, 0, 1)
                .build();
        Findings clash = Findings.none().hard(network.variable("a"), "yes").hard(network.variable("b"), "no");
        assertThat(JunctionTree.compile(network).logEvidence(clash)).isEqualTo(Double.NEGATIVE_INFINITY);
    }
}
