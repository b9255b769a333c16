package org.biofluxopt.kinetics;

import java.util.List;
import java.util.SplittableRandom;
import org.biofluxopt.kinetics.Process.Binding;
import org.biofluxopt.kinetics.Process.Tempo;
import org.biofluxopt.kinetics.Process.Transfer;

/** Pools of a conserved substance with loops, saturable and slow rates, two carriers, and a label of all of it. */
final class RandomNetwork {
    static final int POOLS = 9;

    private final ReactionNetwork network;
    private final int carrier;
    private final int receptor;

    RandomNetwork(SplittableRandom random) {
        ReactionNetwork.Builder builder = new ReactionNetwork.Builder();
        for (int i = 0; i < POOLS; i++) {
            builder.species(new Species("pool" + i, "pool", "place", "ug", 1, Species.Kind.CONSERVED));
        }
        carrier = builder.species(new Species("carrier", "carrier", "place", "ug", 1, Species.Kind.OTHER));
        receptor = builder.species(new Species("receptor", "receptor", "place", "ug", 1, Species.Kind.OTHER));
        int used = builder.species(new Species("used", "used", "place", "ug", 1, Species.Kind.OTHER));
        Expr rate = builder.parameter(new ParameterSpec("rate", "rate", "1/h"));
        for (int i = 0; i < POOLS; i++) {
            for (int n = 0; n < 2; n++) {
                int to = (i + 1 + random.nextInt(POOLS - 1)) % POOLS;
                Expr law = rate.times(random.nextDouble());
                if (random.nextBoolean()) {
                    Expr saturable = law.over(Expr.ONE.plus(new Expr.Amount(i)));
                    law = random.nextBoolean()
                            ? saturable
                            : new Expr.Slow("slow" + i + "_" + n, saturable, Expr.Pace.HOURLY);
                }
                Tempo tempo = i == 4 ? Tempo.SLOW : Tempo.FAST;
                builder.add(new Transfer("t" + i + "_" + n, tempo, i, law, List.of(to)));
            }
        }
        builder.add(new Binding(
                "instant", Tempo.FAST, Expr.of(1e3), carrier, -1, List.of(new Binding.Pair(0, List.of(1))), true));
        builder.add(new Transfer("back", Tempo.FAST, used, Expr.of(0.6), List.of(receptor)));
        builder.add(new Binding(
                "uptake", Tempo.FAST, Expr.of(20), receptor, used, List.of(new Binding.Pair(2, List.of(3))), false));
        builder.label("all");
        network = builder.build();
    }

    ReactionNetwork network() {
        return network;
    }

    void fill(FixedStepBlock block, int lane, SplittableRandom random) {
        block.parameter(lane, 0, random.nextDouble(0.01, 5));
        for (int i = 0; i < POOLS; i++) {
            double amount = random.nextDouble() < 0.3 ? 0 : random.nextDouble(0, 10);
            block.amount(lane, i, amount);
            block.amount(lane, network.labels().getFirst().of(i), amount);
        }
        block.amount(lane, carrier, random.nextDouble());
        block.amount(lane, receptor, random.nextDouble());
    }

    double[] totals(FixedStepBlock block) {
        double[] totals = new double[block.lanes()];
        for (int lane = 0; lane < totals.length; lane++) {
            for (int i = 0; i < POOLS; i++) {
                totals[lane] += block.amount(lane, i);
            }
        }
        return totals;
    }
}
