package org.biofluxopt.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.biofluxopt.numeric.Seed;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class CausalTest {
    private static final List<String> LOW_HIGH = List.of("low", "high");

    /** The reference is another route: cutting the edges into the cause and compiling anew. Doubles: 1e-12. */
    @RepeatedTest(100)
    void eliminationAndAdjustmentGiveTheSameAsCuttingTheEdges(RepetitionInfo run) {
        RandomGenerator random =
                new Seed(run.getCurrentRepetition()).child("effect").generator();
        BayesianNetwork network = RandomNetworks.network(random, 9);
        Variable cause = network.variable(random.nextInt(network.size()));
        Variable target = network.variable(random.nextInt(network.size()));
        String state = cause.states().getLast();
        JunctionTree cut = JunctionTree.compile(Intervention.set(network, Map.of(cause.name(), state)));
        JunctionTree tree = JunctionTree.compile(network);
        double[] expected = cut.posterior(Findings.none()).marginal(target.name());
        assertThat(CausalEffect.of(tree, Findings.none(), cause.name(), state, target.name()))
                .containsExactly(expected, within(1e-12));
        assertThat(CausalEffect.of(tree, Findings.none(), cause.name(), state, target.name(), 0))
                .containsExactly(expected, within(1e-12));
    }

    /** On a chain there is one path and nothing confounds: it carries the whole effect of do(). */
    @RepeatedTest(20)
    void theOnlyPathCarriesTheWholeEffect(RepetitionInfo run) {
        RandomGenerator random =
                new Seed(run.getCurrentRepetition()).child("chain").generator();
        BayesianNetwork.Builder builder = BayesianNetwork.builder();
        List<String> names = new ArrayList<>();
        for (int v = 0; v < 5; v++) {
            double a = random.nextDouble();
            double b = random.nextDouble();
            double[] table = v == 0 ? new double[] {a, 1 - a} : new double[] {a, 1 - a, b, 1 - b};
            builder.add(new Variable("v" + v, LOW_HIGH), v == 0 ? List.of() : List.of("v" + (v - 1)), table);
            names.add("v" + v);
        }
        JunctionTree tree = JunctionTree.compile(builder.build());
        List<CausalPaths.Path> paths =
                new CausalPaths(tree, Findings.none()).strongest("v0", "low", "high", "v4", "high", 9);
        double whole = CausalEffect.of(tree, Findings.none(), "v0", "high", "v4")[1]
                - CausalEffect.of(tree, Findings.none(), "v0", "low", "v4")[1];
        assertThat(paths).hasSize(1);
        assertThat(paths.getFirst().nodes()).isEqualTo(names);
        assertThat(paths.getFirst().effect()).isCloseTo(whole, within(1e-13));
    }

    /** x raises y directly by 0.4 and lowers it through m by 0.5 * 0.2; tables are additive, so the two add up. */
    @Test
    void pathsOfBothSignsAreToldApart() {
        BayesianNetwork network = BayesianNetwork.builder()
                .add(new Variable("x", LOW_HIGH), List.of(), 0.5, 0.5)
                .add(new Variable("m", LOW_HIGH), List.of("x"), 0.8, 0.2, 0.3, 0.7)
                .add(new Variable("y", LOW_HIGH), List.of("x", "m"), 0.7, 0.3, 0.9, 0.1, 0.3, 0.7, 0.5, 0.5)
                .build();
        JunctionTree tree = JunctionTree.compile(network);
        List<CausalPaths.Path> paths =
                new CausalPaths(tree, Findings.none()).strongest("x", "low", "high", "y", "high", 9);
        assertThat(paths.getFirst().nodes()).containsExactly("x", "y");
        assertThat(paths.getFirst().effect()).isCloseTo(0.4, within(1e-15));
        assertThat(paths.getLast().nodes()).containsExactly("x", "m", "y");
        assertThat(paths.getLast().effect()).isCloseTo(-0.1, within(1e-15));
    }

    @Test
    void nothingRunsThroughWhatIsKnown() {
        BayesianNetwork network = BayesianNetwork.builder()
                .add(new Variable("x", LOW_HIGH), List.of(), 0.5, 0.5)
                .add(new Variable("m", LOW_HIGH), List.of("x"), 0.8, 0.2, 0.3, 0.7)
                .add(new Variable("y", LOW_HIGH), List.of("m"), 0.7, 0.3, 0.1, 0.9)
                .build();
        Findings known = Findings.none().hard(network.variable("m"), "low");
        assertThat(new CausalPaths(JunctionTree.compile(network), known).strongest("x", "low", "high", "y", "high", 9))
                .isEmpty();
    }

    /** Finite differences along (flat row - row) give the same first-order moves; step 1e-5, so 1e-4 of each. */
    @RepeatedTest(30)
    void sharesOfSourcesFollowTheFirstOrderMoveOfTheAnswer(RepetitionInfo run) {
        RandomGenerator random =
                new Seed(run.getCurrentRepetition()).child("sources").generator();
        BayesianNetwork network = RandomNetworks.network(random, 6);
        List<DirichletCpt> cpts = new ArrayList<>();
        for (int v = 0; v < network.size(); v++) {
            List<List<CountPart>> rows = new ArrayList<>();
            int k = network.variable(v).size();
            double[] table = network.table(v);
            for (int at = 0; at < table.length; at += k) {
                double[] row = new double[k];
                for (int s = 0; s < k; s++) {
                    row[s] = 0.9 * table[at + s] + 0.1 / k; // no zeros
                }
                rows.add(List.of(CountPart.of("own" + v, 3, row), CountPart.of("common", 1, row)));
            }
            cpts.add(new DirichletCpt(
                    network.variable(v),
                    network.parentNames(v).stream().map(network::variable).toList(),
                    rows));
        }
        BayesianNetwork smooth = BayesianNetwork.of(cpts);
        Variable target = smooth.variable(smooth.size() - 1);
        Findings findings = Findings.none()
                .hard(smooth.variable(0), smooth.variable(0).states().getLast());
        String state = target.states().getFirst();
        Map<String, Double> shares =
                SourceInfluence.shares(cpts, JunctionTree.compile(smooth), findings, target.name(), state);
        double[] moves = new double[smooth.size()];
        double all = 0;
        double p = probability(smooth, findings, target, state);
        for (int v = 0; v < smooth.size(); v++) {
            int k = smooth.variable(v).size();
            for (int row = 0; row < smooth.table(v).length / k; row++) {
                moves[v] += Math.abs(probability(towardsFlat(smooth, v, row), findings, target, state) - p);
            }
            all += moves[v];
        }
        if (all < 1e-9) {
            assertThat(shares.values().stream().mapToDouble(Double::doubleValue).sum())
                    .isBetween(0.0, 1 + 1e-12);
            return;
        }
        assertThat(shares.values().stream().mapToDouble(Double::doubleValue).sum())
                .isCloseTo(1, within(1e-12));
        assertThat(shares.get("common")).isCloseTo(0.25, within(1e-12));
        for (int v = 0; v < smooth.size(); v++) {
            assertThat(shares.getOrDefault("own" + v, 0.0)).isCloseTo(0.75 * moves[v] / all, within(1e-3));
        }
    }

    private static double probability(BayesianNetwork network, Findings findings, Variable target, String state) {
        return JunctionTree.compile(network).posterior(findings).marginal(target.name())[target.state(state)];
    }

    private static BayesianNetwork towardsFlat(BayesianNetwork network, int changed, int row) {
        BayesianNetwork.Builder builder = BayesianNetwork.builder();
        for (int v = 0; v < network.size(); v++) {
            double[] table = network.table(v);
            int k = network.variable(v).size();
            for (int s = row * k; v == changed && s < (row + 1) * k; s++) {
                table[s] += 1e-5 * (1.0 / k - table[s]);
            }
            builder.add(network.variable(v), network.parentNames(v), table);
        }
        return builder.build();
    }
}
