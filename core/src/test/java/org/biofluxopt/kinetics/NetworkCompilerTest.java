package org.biofluxopt.kinetics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NetworkCompilerTest {
    private final ReactionNetwork network = GutLikeNetwork.of(8);
    private final int species = network.species().size();
    private final double[] y = new SplittableRandom(3).doubles(species, 0.1, 2).toArray();
    private final double[] p =
            new SplittableRandom(4).doubles(network.parameters().size(), 0.1, 2).toArray();

    @Test
    void changesAreTheRatesTimesTheStoichiometry() {
        double[] expected = new double[species];
        for (ReactionNetwork.Reaction reaction : network.reactions()) {
            double rate = reaction.rate().value(i -> y[i], i -> p[i]);
            reaction.species().forEach((i, by) -> expected[i] += by * rate);
        }
        CompiledNetwork compiled = NetworkCompiler.compile(network);
        double[] r = probe(compiled);
        for (int i = 0; i < species; i++) {
            double made = r[compiled.residual() + compiled.position()[i] * LaneKernel.LANES];
            // sums of up to 30 terms of at most 1e3 in another order, with reciprocals for quotients
            assertEquals(expected[i], made, 1e-11, network.species().get(i).id());
        }
    }

    @Test
    void theJacobianIsTheDerivativeOfTheExpressions() {
        double[][] expected = new double[species][species];
        for (ReactionNetwork.Reaction reaction : network.reactions()) {
            for (int j = 0; j < species; j++) {
                double slope = reaction.rate().derivative(j).value(i -> y[i], i -> p[i]);
                for (Map.Entry<Integer, Double> change : reaction.species().entrySet()) {
                    expected[change.getKey()][j] += change.getValue() * slope;
                }
            }
        }
        CompiledNetwork compiled = NetworkCompiler.compile(network);
        double[] r = probe(compiled);
        double[][] made = new double[species][species];
        for (int e = 0; e < compiled.jacobian().row().length; e++) {
            made[compiled.jacobian().row()[e] / 8][compiled.jacobian().column()[e] / 8] =
                    r[compiled.jacobian().register()[e]];
        }
        for (int i = 0; i < species; i++) {
            for (int j = 0; j < species; j++) {
                if (compiled.position()[i] < compiled.dynamic()) {
                    assertEquals(
                            expected[i][j], made[compiled.position()[i]][compiled.position()[j]], 1e-11, i + "," + j);
                }
            }
        }
    }

    @Test
    void whatNothingDependsOnIsLeftOutOfTheLinearSystem() {
        assertThat(NetworkCompiler.compile(network).dynamic()).isEqualTo(species - 1); // all but the counter
    }

    @Test
    void powersAndExponentialsHaveTheirDerivatives() {
        var builder = new ReactionNetwork.Builder();
        int a = builder.species(new Species("a", "a", "x", "mol", 1, Species.Kind.OTHER));
        Expr exponent = builder.parameter(new ParameterSpec("n", "n", "1"));
        Expr amount = new Expr.Amount(a);
        Expr rate = new Expr.Exponential(amount.power(exponent).times(-0.5)).over(amount.plus(1));
        builder.add(new Process.Inflow("r", Process.Tempo.FAST, a, rate));
        ReactionNetwork small = builder.build();
        CompiledNetwork compiled = NetworkCompiler.compile(small);
        double[] r = compiled.initial().clone();
        r[0] = 1.7;
        r[compiled.firstParameter()] = 2.5;
        new PlainLaneKernel().run(compiled.fixed(), r);
        new PlainLaneKernel().run(compiled.probe(), r);
        assertEquals(rate.value(i -> 1.7, i -> 2.5), r[compiled.residual()], 1e-15);
        assertEquals(
                rate.derivative(a).value(i -> 1.7, i -> 2.5),
                r[compiled.jacobian().register()[0]],
                1e-15);
    }

    private double[] probe(CompiledNetwork compiled) {
        double[] r = compiled.initial().clone();
        for (int i = 0; i < species; i++) {
            r[compiled.position()[i] * LaneKernel.LANES] = y[i];
        }
        for (int i = 0; i < p.length; i++) {
            r[compiled.firstParameter() + i * LaneKernel.LANES] = p[i];
        }
        for (LaneProgram program : List.of(compiled.fixed(), compiled.probe())) {
            new PlainLaneKernel().run(program, r);
        }
        return r;
    }
}
