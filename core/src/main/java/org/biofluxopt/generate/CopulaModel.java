package org.biofluxopt.generate;

import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.biofluxopt.numeric.Seed;

/**
 * Gaussian copula with the samples' own margins (Liu, Lafferty and Wasserman 2009, JMLR 10:2295), zeros and depth
 * included, whose correlations are those of a neighbourhood. Each draw starts from a sample, keeps {@code likeness} of
 * its deviation from the mean of its neighbours, and takes the rest from their covariance.
 *
 * @param neighbours samples in a neighbourhood; all of them make the plain Gaussian copula
 * @param likeness 0..1; 1 gives the samples back
 * @param repair 0..1, how far the margins are put right ({@link MarginRepair}); neighbourhoods make draws vary too little
 */
public record CopulaModel(int neighbours, double likeness, double repair) implements Evaluation.Fit {
    @Override
    public MicrobiomeModel of(GenusTable train, Seed seed) {
        return PerGroup.of(train, g -> {
            LatentSpace space = new LatentSpace(train.ofGroup(g), seed.child(g).generator());
            Neighbourhoods near = new Neighbourhoods(space.imputations(), neighbours);
            MarginRepair margins = MarginRepair.of(
                    repair, near.draws(likeness, seed.child(g).child("repair").generator()));
            return random -> {
                Supplier<double[]> draws = near.draws(likeness, random);
                return () -> space.decode(margins.of(draws.get()), random);
            };
        });
    }

    /** Numbers in random order, each once before any comes again: a set of draws then covers what it starts from. */
    static final class Deal {
        private final int[] order;
        private final RandomGenerator random;
        private int at;

        Deal(int size, RandomGenerator random) {
            order = IntStream.range(0, size).toArray();
            this.random = random;
            at = size;
        }

        int next() {
            if (at == order.length) {
                Draws.shuffle(order, random);
                at = 0;
            }
            return order[at++];
        }
    }

    /** The nearest samples of each sample, by the mean of its variables over the drawings of zeros. */
    static final class Neighbourhoods {
        private final List<double[][]> copies;
        private final int[][] near;

        Neighbourhoods(List<double[][]> copies, int size) {
            this.copies = copies;
            int n = copies.getFirst().length;
            double[][] mean = new double[n][copies.getFirst()[0].length];
            for (double[][] copy : copies) {
                for (int i = 0; i < n; i++) {
                    for (int c = 0; c < mean[i].length; c++) {
                        mean[i][c] += copy[i][c] / copies.size();
                    }
                }
            }
            near = new int[n][];
            for (int i = 0; i < n; i++) {
                double[] own = mean[i];
                near[i] = IntStream.range(0, n)
                        .boxed()
                        .sorted(java.util.Comparator.<Integer>comparingDouble(
                                        j -> Manifold.squaredDistance(own, mean[j]))
                                .thenComparing(j -> j))
                        .limit(Math.max(2, size))
                        .mapToInt(Integer::intValue)
                        .toArray();
            }
        }

        int size() {
            return near.length;
        }

        /** Endless draws, each sample the start of one before any is again. */
        Supplier<double[]> draws(double likeness, RandomGenerator random) {
            Deal deal = new Deal(near.length, random);
            return () -> draw(deal.next(), likeness, random);
        }

        double[] draw(int start, double likeness, RandomGenerator random) {
            double[][] copy = copies.get(random.nextInt(copies.size()));
            int[] around = near[start];
            int d = copy[0].length;
            double[] mean = new double[d];
            for (int j : around) {
                for (int c = 0; c < d; c++) {
                    mean[c] += copy[j][c] / around.length;
                }
            }
            double[] z = new double[d];
            for (int c = 0; c < d; c++) {
                z[c] = mean[c] + likeness * (copy[start][c] - mean[c]);
            }
            double rest = Math.sqrt((1 - likeness * likeness) / (around.length - 1));
            for (int j : around) { // a normal draw with exactly the covariance of the neighbours
                double g = rest * random.nextGaussian();
                for (int c = 0; c < d; c++) {
                    z[c] += g * (copy[j][c] - mean[c]);
                }
            }
            return z;
        }
    }
}
