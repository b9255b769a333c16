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

class ContributionsTest {
    @RepeatedTest(50)
    void contributionsOfTheFindingsSumToTheChange(RepetitionInfo run) {
        RandomGenerator random =
                new Seed(run.getCurrentRepetition()).child("shapley").generator();
        BayesianNetwork network = RandomNetworks.network(random, 8);
        JunctionTree tree = JunctionTree.compile(network);
        Findings findings = RandomNetworks.findings(network, random);
        if (tree.logEvidence(findings) == Double.NEGATIVE_INFINITY) {
            return;
        }
        Variable target = network.variable(random.nextInt(network.size()));
        Map<String, Double> values = Contributions.shapley(
                tree, findings, target.name(), target.states().getFirst());
        double change = tree.posterior(findings).marginal(target.name())[0]
                - tree.posterior(Findings.none()).marginal(target.name())[0];
        assertThat(values.values().stream().mapToDouble(Double::doubleValue).sum())
                .isCloseTo(change, within(1e-12));
        assertThat(values.keySet())
                .containsExactlyElementsOf(findings.likelihoods().keySet());
    }

    @Test
    void twoEqualWitnessesShareTheCredit() {
        List<String> noYes = List.of("no", "yes");
        BayesianNetwork network = BayesianNetwork.builder()
                .add(new Variable("c", noYes), List.of(), 0.7, 0.3)
                .add(new Variable("w1", noYes), List.of("c"), 0.9, 0.1, 0.2, 0.8)
                .add(new Variable("w2", noYes), List.of("c"), 0.9, 0.1, 0.2, 0.8)
                .build();
        Findings both = Findings.none().hard(network.variable("w1"), "yes").hard(network.variable("w2"), "yes");
        Map<String, Double> values = Contributions.shapley(JunctionTree.compile(network), both, "c", "yes");
        assertThat(values.get("w1")).isCloseTo(values.get("w2"), within(1e-15));
    }

    @RepeatedTest(30)
    void valueOfInformationIsTheMutualInformationOfTheJoint(RepetitionInfo run) {
        RandomGenerator random =
                new Seed(run.getCurrentRepetition()).child("voi").generator();
        BayesianNetwork network = RandomNetworks.network(random, 7);
        JunctionTree tree = JunctionTree.compile(network);
        List<String> names =
                new ArrayList<>(network.variables().stream().map(Variable::name).toList());
        String target = names.removeFirst();
        for (Contributions.Value value : Contributions.valueOfInformation(tree, Findings.none(), target, names)) {
            double[] joint =
                    tree.posterior(Findings.none()).joint(target, value.test()).values();
            double[] p = tree.posterior(Findings.none()).marginal(target);
            double[] q = tree.posterior(Findings.none()).marginal(value.test());
            double information = 0;
            for (int cell = 0; cell < joint.length; cell++) {
                double independent = p[cell / q.length] * q[cell % q.length];
                information += joint[cell] > 0 ? joint[cell] * Math.log(joint[cell] / independent) / Math.log(2) : 0;
            }
            assertThat(value.bits()).isCloseTo(Math.max(0, information), within(1e-12));
        }
    }

    @RepeatedTest(50)
    void theDerivativeIsTheLimitOfFiniteDifferences(RepetitionInfo run) {
        RandomGenerator random =
                new Seed(run.getCurrentRepetition()).child("sensitivity").generator();
        BayesianNetwork network = RandomNetworks.network(random, 6);
        Findings findings = Findings.none().soft(network.variable(0), softly(network.variable(0)));
        int v = random.nextInt(network.size());
        int states = network.variable(v).size();
        int row = random.nextInt(network.tableOf(v).length / states);
        double theta = network.tableOf(v)[row * states];
        if (!(theta > 0.01 && theta < 0.99)) {
            return;
        }
        Variable target = network.variable(random.nextInt(network.size()));
        double h = 1e-5;
        double up = posterior(moved(network, v, row, theta + h), findings, target);
        double down = posterior(moved(network, v, row, theta - h), findings, target);
        // central difference: error h^2 times the third derivative, which 1/theta^3 <= 1e6 bounds
        assertThat(Contributions.sensitivity(
                        network,
                        findings,
                        target.name(),
                        target.states().getFirst(),
                        network.variable(v).name(),
                        row,
                        0))
                .isCloseTo((up - down) / (2 * h), within(1e-6));
    }

    private static double[] softly(Variable variable) {
        double[] likelihood = new double[variable.size()];
        for (int s = 0; s < likelihood.length; s++) {
            likelihood[s] = 1.0 / (1 + s);
        }
        return likelihood;
    }

    private static double posterior(BayesianNetwork network, Findings findings, Variable target) {
        return JunctionTree.compile(network).posterior(findings).marginal(target.name())[0];
    }

    private static BayesianNetwork moved(BayesianNetwork network, int v, int row, double theta) {
        BayesianNetwork.Builder builder = BayesianNetwork.builder();
        for (int u = 0; u < network.size(); u++) {
            double[] table = network.table(u);
            int states = network.variable(u).size();
            if (u == v) {
                double rest = 1 - table[row * states];
                for (int s = 1; s < states; s++) {
                    table[row * states + s] *= (1 - theta) / rest;
                }
                table[row * states] = theta;
            }
            builder.add(network.variable(u), network.parentNames(u), table);
        }
        return builder.build();
    }
}
