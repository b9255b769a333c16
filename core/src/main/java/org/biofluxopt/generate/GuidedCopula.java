package org.biofluxopt.generate;

import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.biofluxopt.generate.CopulaModel.Neighbourhoods;
import org.biofluxopt.numeric.Normal;
import org.biofluxopt.numeric.Quantiles;
import org.biofluxopt.numeric.Seed;

/**
 * A copula drawn towards an edge. Draws start from samples in proportion to exp(g t), t being the sample's normal score,
 * and move along the covariance of the variables with t, which is what tilting a normal distribution by exp(g t) does
 * (Siegmund 1976, Annals of Statistics 4:673). The tilt g grows until draws get past the wanted quantile often enough;
 * those that do not are left out.
 */
public final class GuidedCopula {
    private static final double STEP = 0.5;
    private static final double STRONGEST = 6;
    private static final int PATIENCE = 20; // draws in vain before the tilt grows
    private static final double LOCAL = 0.5; // of the tilt, after the choice of the start took its part

    private final LatentSpace space;
    private final Neighbourhoods near;
    private final MarginRepair repair;
    private final double likeness;
    private final Edge edge;
    private final double[] normalScore;
    private final double[] direction;
    private final double threshold;

    private GuidedCopula(GenusTable own, CopulaModel model, Edge edge, Seed seed) {
        this.edge = edge;
        likeness = model.likeness();
        space = new LatentSpace(own, seed.generator());
        near = new Neighbourhoods(space.imputations(), model.neighbours());
        repair = MarginRepair.of(
                model.repair(), near.draws(likeness, seed.child("repair").generator()));
        int n = own.size();
        double[] score = new double[n];
        for (int i = 0; i < n; i++) {
            score[i] = edge.score().applyAsDouble(own.counts(i));
        }
        threshold = Quantiles.of(score, edge.quantile());
        double[] ranks = Ranks.of(score);
        normalScore = new double[n];
        direction = new double[space.dimensions()];
        for (int i = 0; i < n; i++) {
            normalScore[i] = Normal.quantile((ranks[i] - 0.5) / n);
            for (double[][] copy : space.imputations()) {
                for (int c = 0; c < direction.length; c++) {
                    direction[c] += copy[i][c]
                            * normalScore[i]
                            / n
                            / space.imputations().size();
                }
            }
        }
    }

    /** A model of samples that all lie beyond the edge's quantile of their group. */
    public static MicrobiomeModel of(GenusTable train, CopulaModel model, Edge edge, Seed seed) {
        return PerGroup.of(train, g -> {
            GuidedCopula guided = new GuidedCopula(train.ofGroup(g), model, edge, seed.child(g));
            return guided::start;
        });
    }

    private Supplier<double[]> start(RandomGenerator random) {
        double[] tilt = {STEP};
        return () -> next(tilt, random);
    }

    private double[] next(double[] tilt, RandomGenerator random) {
        for (int tries = 1; ; tries++) {
            double[] z = repair.of(near.draw(startingPoint(tilt[0], random), likeness, random));
            for (int c = 0; c < z.length; c++) {
                z[c] += LOCAL * tilt[0] * direction[c];
            }
            double[] counts = space.decode(z, random);
            if (edge.score().applyAsDouble(counts) >= threshold) {
                return counts;
            }
            if (tries % PATIENCE == 0) {
                tilt[0] += STEP;
                if (tilt[0] > STRONGEST) {
                    throw org.biofluxopt.text.InputError.about(
                            "--edge " + edge.name(),
                            "finds no sample beyond the wanted quantile of the table's own.",
                            "The samples may all be alike in this; leave --edge out, or train on more samples.");
                }
            }
        }
    }

    private int startingPoint(double tilt, RandomGenerator random) {
        double sum = 0;
        for (double t : normalScore) {
            sum += Math.exp(tilt * t);
        }
        double left = random.nextDouble() * sum;
        for (int i = 0; i < normalScore.length; i++) {
            left -= Math.exp(tilt * normalScore[i]);
            if (left <= 0) {
                return i;
            }
        }
        return normalScore.length - 1;
    }
}
