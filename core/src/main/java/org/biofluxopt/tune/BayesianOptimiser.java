package org.biofluxopt.tune;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.biofluxopt.numeric.Parallel;
import org.biofluxopt.numeric.Seed;

/**
 * Proposes where to evaluate an expensive, possibly noisy function next: a scrambled Sobol design first, then the maximum
 * of log expected improvement under a Gaussian process, times the probability that the outcome constraints hold.
 *
 * <p>Points crowded around a minimum make a stationary process sure of the rest of the space as well, so a search may
 * never leave the second-best minimum. Once the expected improvement is negligible, a new round therefore starts: a new
 * design, a surrogate that sees all designs but not the crowd, and a repulsion from the {@link Basin} found.
 *
 * <p>A proposal depends on the seed and the evaluations so far and on nothing else, so a run goes on from its log as if it
 * had never stopped, on any number of threads. Objectives are minimised; constraints hold at or below 0.
 */
public final class BayesianOptimiser {
    private static final int CANDIDATES = 1024; // of which half lie around the best points
    private static final int STARTS = 8;
    private static final int ITERATIONS = 60;

    /** Expected improvement at which a round ends, in standard deviations of the round's values and of the noise. */
    private static final double NEGLIGIBLE = 1e-5;

    private static final double NEGLIGIBLE_NOISE = 0.1;

    /** Every fifth evaluation goes to the lowest posterior mean, so that what is known is used at any budget. */
    private static final int EXPLOITING = 5;

    /** Below this distance, in edges of the cube, a lowest mean is as good as evaluated. */
    private static final double RESOLUTION = 1e-4;

    private final SearchSpace space;
    private final int design;
    private final Seed seed;
    private final Executor executor;
    private final List<Basin> finished = new ArrayList<>(); // cache: a function of seed and evaluations

    /** @param executor threads to use; the proposals do not depend on them */
    public BayesianOptimiser(SearchSpace space, Seed seed, Executor executor) {
        this.space = space;
        this.seed = seed;
        this.executor = executor;
        design = 2 * (space.size() + 1);
    }

    /** Number of evaluations of the design with which a round starts. */
    public int designSize() {
        return design;
    }

    /** Where to evaluate next; {@code past} holds all evaluations in their order. */
    public Proposal next(List<Evaluation> past) {
        int round = past.isEmpty() ? 0 : past.getLast().proposal().round();
        long designed = past.stream()
                .filter(e -> e.proposal().design() && e.proposal().round() == round)
                .count();
        if (designed < design) {
            return designPoint(past, round);
        }
        List<Basin> taken = basins(past, round);
        Models models = models(past, round, taken);
        Seed stream = seed.child("candidates").child(past.size());
        BoxMinimiser.Minimum improving = minimum(new Acquisition(models, taken, false), models, stream);
        if (models.best < 0) {
            return new Proposal(space.fromUnit(improving.point()), round, false);
        }
        if (-improving.value() < StrictMath.log(negligible(models))) {
            return designPoint(past, round + 1);
        }
        if (past.size() % EXPLOITING == EXPLOITING - 1) {
            double[] lowest = minimum(new Acquisition(models, taken, true), models, stream)
                    .point();
            if (distanceToNearest(lowest, models.points) > RESOLUTION) {
                return new Proposal(space.fromUnit(lowest), round, false);
            }
        }
        return new Proposal(space.fromUnit(improving.point()), round, false);
    }

    /** Largest coordinate difference to the nearest of some points. */
    private static double distanceToNearest(double[] x, double[][] points) {
        double nearest = Double.POSITIVE_INFINITY;
        for (double[] point : points) {
            double largest = 0;
            for (int j = 0; j < x.length; j++) {
                largest = Math.max(largest, Math.abs(x[j] - point[j]));
            }
            nearest = Math.min(nearest, largest);
        }
        return nearest;
    }

    private static double negligible(Models models) {
        return Math.max(NEGLIGIBLE, NEGLIGIBLE_NOISE * models.objective.noiseDeviation());
    }

    private Proposal designPoint(List<Evaluation> past, int round) {
        ScrambledSobol sobol =
                new ScrambledSobol(space.size(), seed.child("design").generator());
        double[] unit = sobol.next();
        long before = past.stream().filter(e -> e.proposal().design()).count();
        for (int i = 0; i < before; i++) {
            unit = sobol.next();
        }
        return new Proposal(space.fromUnit(unit), round, true);
    }

    /**
     * The evaluation to recommend: of each round the one with the best posterior mean among those whose constraints hold
     * with probability of at least one half, which a lucky draw of the noise does not decide; of these the best.
     *
     * @return empty if no evaluation is likely to be feasible
     */
    public Optional<Evaluation> best(List<Evaluation> past) {
        if (past.isEmpty()) {
            return Optional.empty();
        }
        Optional<Evaluation> best = Optional.empty();
        double lowest = Double.POSITIVE_INFINITY;
        for (int round = 0; round <= past.getLast().proposal().round(); round++) {
            Models models = models(past, round, List.of());
            if (models.best >= 0 && models.objective.original(models.means[models.best]) < lowest) {
                lowest = models.objective.original(models.means[models.best]);
                best = Optional.of(visible(past, round).get(models.best));
            }
        }
        return best;
    }

    /** All designs up to a round, and that round's own search. */
    private static List<Evaluation> visible(List<Evaluation> past, int round) {
        return past.stream()
                .filter(e -> e.proposal().round() == round
                        || (e.proposal().design() && e.proposal().round() < round))
                .toList();
    }

    private Models models(List<Evaluation> past, int round, List<Basin> taken) {
        List<Evaluation> data = visible(past, round);
        return new Models(space, data, taken, seed.child("fit").child(round).child(data.size()), executor);
    }

    /** The basins in which the rounds before {@code round} ended. */
    private List<Basin> basins(List<Evaluation> past, int round) {
        while (finished.size() < round) {
            List<Basin> before = List.copyOf(finished);
            Models models = models(past, finished.size(), before);
            finished.add(new Basin(
                    models.points[models.best], models.objective.process().kernel()));
        }
        return List.copyOf(finished.subList(0, round));
    }

    private BoxMinimiser.Minimum minimum(Acquisition acquisition, Models models, Seed seed) {
        double[][] candidates = candidates(models, seed.generator());
        double[] losses = new double[candidates.length];
        Parallel.run(candidates.length, executor, i -> losses[i] = acquisition.loss(candidates[i]));
        Integer[] order = new Integer[candidates.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> losses[i])); // stable: ties by index
        double[] low = new double[space.size()];
        double[] high = new double[space.size()];
        Arrays.fill(high, 1);
        BoxMinimiser minimiser = new BoxMinimiser(low, high, ITERATIONS, 1e-6);
        BoxMinimiser.Minimum[] found = new BoxMinimiser.Minimum[STARTS];
        Parallel.run(STARTS, executor, s -> found[s] = minimiser.from(candidates[order[s]], acquisition::loss));
        BoxMinimiser.Minimum best = found[0];
        for (BoxMinimiser.Minimum other : found) {
            best = other.value() < best.value() ? other : best;
        }
        return best;
    }

    /** Half of them spread over the cube, half around the best points at scales from .1 to .001. */
    private double[][] candidates(Models models, RandomGenerator random) {
        int d = space.size();
        ScrambledSobol sobol = new ScrambledSobol(d, random);
        double[][] candidates = new double[CANDIDATES][];
        Integer[] order = new Integer[models.points.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> models.means[i]));
        int centres = Math.min(4, order.length);
        for (int i = 0; i < CANDIDATES; i++) {
            if (i < CANDIDATES / 2) {
                candidates[i] = sobol.next();
                continue;
            }
            int row = i % 2 == 0 && models.best >= 0 ? models.best : order[random.nextInt(centres)];
            double spread = StrictMath.pow(10, random.nextDouble(-3, -1));
            double[] x = new double[d];
            for (int j = 0; j < d; j++) {
                x[j] = Math.clamp(models.points[row][j] + spread * random.nextGaussian(), 0.0, 1.0);
            }
            candidates[i] = x;
        }
        return candidates;
    }
}
