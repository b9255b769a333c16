package org.biofluxopt.generate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.biofluxopt.generate.CopulaModel.Neighbourhoods;
import org.biofluxopt.learn.Kernel;
import org.biofluxopt.numeric.Seed;

/**
 * A Wasserstein GAN with gradient penalty (Gulrajani et al. 2017) that corrects the draws of the copula. The generator
 * adds to a draw's normal variables what a network makes of them, of noise and of the group; the critic sees two samples
 * of one group at a time (Lin et al. 2018, arXiv 1712.04086), zeros drawn anew for every real one. The margins then make
 * counts of the variables, so that samples are compositions whatever the network does.
 *
 * @param base draws that are corrected
 * @param variables most genera that the networks see, the commonest; the others stay as drawn
 * @param hidden width of both networks
 * @param steps of the generator
 */
public record GanModel(CopulaModel base, int variables, int hidden, int steps) implements Evaluation.Fit {
    private static final int CRITIC_STEPS = 5;
    private static final int PACKS = 32;
    private static final int PACKED = 2;
    private static final int NOISE = 8;
    private static final double PENALTY = 10;
    private static final double SIZE_COST = 0.05; // of the mean square correction
    private static final double RATE = 3e-4;
    private static final double KEPT = 0.99; // of the mean of the generator's parameters, a step

    @Override
    public MicrobiomeModel of(GenusTable train, Seed seed) {
        List<LatentSpace> spaces = new ArrayList<>();
        List<Neighbourhoods> near = new ArrayList<>();
        for (int g = 0; g < train.groups().size(); g++) {
            LatentSpace space = new LatentSpace(train.ofGroup(g), seed.child(g).generator());
            spaces.add(space);
            near.add(new Neighbourhoods(space.imputations(), base.neighbours()));
        }
        WassersteinTraining training =
                new WassersteinTraining(train, spaces, near, seed.child("train").generator());
        Perceptron generator = training.run();
        return PerGroup.of(train, g -> {
            LatentSpace space = spaces.get(g);
            MarginRepair repair = MarginRepair.of(
                    base.repair(),
                    training.draws(generator, g, seed.child(g).child("repair").generator()));
            return random -> {
                Supplier<double[]> draws = training.draws(generator, g, random);
                return () -> space.decode(repair.of(draws.get()), random);
            };
        });
    }

    private final class WassersteinTraining {
        private final List<LatentSpace> spaces;
        private final List<Neighbourhoods> near;
        private final RandomGenerator random;
        private final int[][] place; // [group][variable] column of the group's space, or -1
        private final double[] share; // of the samples by group
        private final int v;
        private final int groups;

        WassersteinTraining(
                GenusTable train, List<LatentSpace> spaces, List<Neighbourhoods> near, RandomGenerator random) {
            this.spaces = spaces;
            this.near = near;
            this.random = random;
            groups = spaces.size();
            int[] genera = commonest(train);
            v = genera.length + 1;
            place = new int[groups][v];
            share = new double[groups];
            for (int g = 0; g < groups; g++) {
                int[] columns = spaces.get(g).columns();
                for (int c = 0; c < genera.length; c++) {
                    int genus = genera[c];
                    place[g][c] = IntStream.range(0, columns.length)
                            .filter(k -> columns[k] == genus)
                            .findFirst()
                            .orElse(-1);
                }
                place[g][v - 1] = columns.length;
                share[g] = (double) train.ofGroup(g).size() / train.size();
            }
        }

        /** By their largest prevalence in a group. */
        private int[] commonest(GenusTable train) {
            double[] most = new double[train.genera().size()];
            for (int g = 0; g < groups; g++) {
                double[] prevalence = train.ofGroup(g).prevalence();
                for (int j = 0; j < most.length; j++) {
                    most[j] = Math.max(most[j], prevalence[j]);
                }
            }
            return IntStream.range(0, most.length)
                    .boxed()
                    .filter(j -> most[j] > 0)
                    .sorted(Comparator.<Integer>comparingDouble(j -> -most[j]).thenComparing(j -> j))
                    .limit(variables)
                    .mapToInt(Integer::intValue)
                    .toArray();
        }

        /** @return the generator with the running mean of its parameters */
        Perceptron run() {
            Kernel kernel = Kernel.fastest();
            int inputs = v + NOISE + groups;
            Perceptron generator = new Perceptron(kernel, inputs, hidden, v, 0, random);
            Perceptron critic = new Perceptron(kernel, PACKED * v + groups, hidden, 1, 1, random);
            Perceptron mean = new Perceptron(kernel, inputs, hidden, v, 0, random);
            System.arraycopy(generator.parameters, 0, mean.parameters, 0, mean.parameters.length);
            var generatorStep = new org.biofluxopt.learn.Adam(generator.parameters.length, 0, 0.9);
            var criticStep = new org.biofluxopt.learn.Adam(critic.parameters.length, 0, 0.9);
            for (int step = 0; step < steps; step++) {
                for (int k = 0; k < CRITIC_STEPS; k++) {
                    double[] gradient = new double[critic.parameters.length];
                    criticGradient(generator, critic, gradient);
                    criticStep.step(critic.parameters, gradient, RATE, Double.MAX_VALUE);
                }
                double[] gradient = new double[generator.parameters.length];
                generatorGradient(generator, critic, gradient);
                generatorStep.step(generator.parameters, gradient, RATE, Double.MAX_VALUE);
                for (int i = 0; i < mean.parameters.length; i++) {
                    mean.parameters[i] = KEPT * mean.parameters[i] + (1 - KEPT) * generator.parameters[i];
                }
            }
            return mean;
        }

        private void criticGradient(Perceptron generator, Perceptron critic, double[] gradient) {
            int[] group = drawGroups();
            double[] real = packs(group, realRows(group));
            double[] input = inputs(group);
            double[] fake = packs(group, corrected(generator, input, group));
            double[] delta = new double[PACKS];
            critic.forward(real, PACKS);
            java.util.Arrays.fill(delta, -1.0 / PACKS);
            critic.backward(delta, gradient);
            critic.forward(fake, PACKS);
            java.util.Arrays.fill(delta, 1.0 / PACKS);
            critic.backward(delta, gradient);
            int width = PACKED * v + groups;
            double[] between = new double[real.length];
            for (int p = 0; p < PACKS; p++) {
                double u = random.nextDouble();
                for (int c = 0; c < width; c++) {
                    int at = p * width + c;
                    between[at] = u * real[at] + (1 - u) * fake[at];
                }
            }
            critic.penalty(between, PACKS, PACKED * v, PENALTY, gradient);
        }

        private void generatorGradient(Perceptron generator, Perceptron critic, double[] gradient) {
            int[] group = drawGroups();
            double[] input = inputs(group);
            int rows = PACKS * PACKED;
            double[] correction = generator.forward(input, rows);
            double[] fake = packs(group, sum(input, correction, group));
            critic.forward(fake, PACKS);
            double[] delta = new double[PACKS];
            java.util.Arrays.fill(delta, -1.0 / PACKS);
            double[] dx = critic.backward(delta, new double[critic.parameters.length]);
            double[] d = new double[rows * v];
            for (int r = 0; r < rows; r++) {
                int from = r / PACKED * (PACKED * v + groups) + r % PACKED * v;
                for (int c = 0; c < v; c++) {
                    boolean there = place[group[r / PACKED]][c] >= 0;
                    d[r * v + c] = there ? dx[from + c] + 2 * SIZE_COST * correction[r * v + c] / rows : 0;
                }
            }
            generator.backward(d, gradient);
        }

        private int[] drawGroups() {
            int[] group = new int[PACKS];
            for (int p = 0; p < PACKS; p++) {
                double left = random.nextDouble();
                while (group[p] < groups - 1 && left >= share[group[p]]) {
                    left -= share[group[p]++];
                }
            }
            return group;
        }

        private double[] realRows(int[] group) {
            double[] rows = new double[PACKS * PACKED * v];
            for (int r = 0; r < PACKS * PACKED; r++) {
                List<double[][]> copies = spaces.get(group[r / PACKED]).imputations();
                double[][] copy = copies.get(random.nextInt(copies.size()));
                take(copy[random.nextInt(copy.length)], group[r / PACKED], rows, r * v);
            }
            return rows;
        }

        private void take(double[] z, int group, double[] rows, int at) {
            for (int c = 0; c < v; c++) {
                rows[at + c] = place[group][c] >= 0 ? z[place[group][c]] : 0;
            }
        }

        /** Draws of the base, noise and group [row][v + noise + groups]. */
        private double[] inputs(int[] group) {
            int width = v + NOISE + groups;
            double[] rows = new double[PACKS * PACKED * width];
            for (int r = 0; r < PACKS * PACKED; r++) {
                int g = group[r / PACKED];
                Neighbourhoods its = near.get(g);
                take(its.draw(random.nextInt(its.size()), base.likeness(), random), g, rows, r * width);
                noise(rows, r * width + v, g, random);
            }
            return rows;
        }

        private void noise(double[] rows, int at, int group, RandomGenerator source) {
            for (int c = 0; c < NOISE; c++) {
                rows[at + c] = source.nextGaussian();
            }
            rows[at + NOISE + group] = 1;
        }

        private double[] corrected(Perceptron generator, double[] input, int[] group) {
            return sum(input, generator.forward(input, PACKS * PACKED), group);
        }

        private double[] sum(double[] input, double[] correction, int[] group) {
            int width = v + NOISE + groups;
            double[] rows = new double[correction.length];
            for (int i = 0; i < rows.length; i++) {
                int r = i / v;
                int c = i % v;
                boolean there = place[group[r / PACKED]][c] >= 0;
                rows[i] = there ? input[r * width + c] + correction[i] : 0;
            }
            return rows;
        }

        /** Two rows and their group side by side. */
        private double[] packs(int[] group, double[] rows) {
            int width = PACKED * v + groups;
            double[] packs = new double[PACKS * width];
            for (int p = 0; p < PACKS; p++) {
                System.arraycopy(rows, p * PACKED * v, packs, p * width, PACKED * v);
                packs[p * width + PACKED * v + group[p]] = 1;
            }
            return packs;
        }

        /** All variables of corrected draws of a group. */
        Supplier<double[]> draws(Perceptron generator, int group, RandomGenerator source) {
            Supplier<double[]> before = near.get(group).draws(base.likeness(), source);
            return () -> {
                double[] z = before.get();
                double[] input = new double[v + NOISE + groups];
                take(z, group, input, 0);
                noise(input, v, group, source);
                double[] correction = generator.forward(input, 1);
                for (int c = 0; c < v; c++) {
                    if (place[group][c] >= 0) {
                        z[place[group][c]] += correction[c];
                    }
                }
                return z;
            };
        }
    }
}
