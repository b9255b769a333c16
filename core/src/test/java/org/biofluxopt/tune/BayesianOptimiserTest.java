package org.biofluxopt.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.biofluxopt.numeric.Quantiles;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.text.InputError;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BayesianOptimiserTest {
    private static List<Evaluation> run(BenchmarkFunction function, int evaluations, Seed seed, Executor executor) {
        BayesianOptimiser optimiser = new BayesianOptimiser(function.space(), seed, executor);
        List<Evaluation> past = new ArrayList<>();
        while (past.size() < evaluations) {
            Proposal next = optimiser.next(past);
            past.add(new Evaluation(next, function.value(next.point())));
        }
        return past;
    }

    private static double regret(BenchmarkFunction function, List<Evaluation> past, int evaluations) {
        return past.stream()
                        .limit(evaluations)
                        .mapToDouble(Evaluation::objective)
                        .min()
                        .orElseThrow()
                - function.minimum();
    }

    private static List<double[]> points(List<Evaluation> past) {
        return past.stream().map(e -> e.proposal().point()).toList();
    }

    @Test
    void theFunctionsHaveTheirPublishedMinima() {
        // Surjanovic and Bingham, Virtual Library of Simulation Experiments; positions printed to six digits
        assertThat(BenchmarkFunction.BRANIN.value(new double[] {Math.PI, 2.275}) - BenchmarkFunction.BRANIN.minimum())
                .isBetween(0.0, 1e-9);
        double[] best = {0.20169, 0.150011, 0.476874, 0.275332, 0.311652, 0.6573};
        assertThat(BenchmarkFunction.HARTMANN6.value(best) - BenchmarkFunction.HARTMANN6.minimum())
                .isBetween(-1e-9, 1e-6);
    }

    @Test
    void findsBraninsMinimumInThirtyEvaluations() {
        // 20 seeds: median 5e-4, worst .016 (nightly test); 30 points of Sobol's sequence alone leave about 1
        List<Evaluation> past = run(BenchmarkFunction.BRANIN, 30, new Seed(1), Runnable::run);
        assertThat(regret(BenchmarkFunction.BRANIN, past, 30)).isLessThan(0.02);
    }

    @Test
    void proposesTheSamePointsOnAnyNumberOfThreads() {
        List<double[]> one = points(run(BenchmarkFunction.BRANIN, 12, new Seed(7), Runnable::run));
        try (ExecutorService pool = Executors.newFixedThreadPool(3)) {
            List<double[]> three = points(run(BenchmarkFunction.BRANIN, 12, new Seed(7), pool));
            for (int i = 0; i < one.size(); i++) {
                assertThat(three.get(i)).isEqualTo(one.get(i));
            }
        }
    }

    @Test
    void goesOnFromItsLogAsIfItHadNeverStoppedEvenIfTheLastLineWasCutOff(@TempDir Path folder) throws IOException {
        BenchmarkFunction function = BenchmarkFunction.BRANIN;
        List<Evaluation> whole = run(function, 12, new Seed(2), Runnable::run);
        EvaluationLog log = new EvaluationLog(folder.resolve("log.tsv"), "branin, seed 2", function.space(), 0);
        whole.subList(0, 9).forEach(log::append);
        Files.writeString(folder.resolve("log.tsv"), "0\t0\t1.25\t3", StandardOpenOption.APPEND);
        List<Evaluation> past = new ArrayList<>(log.read());
        assertThat(past).hasSize(9);
        while (past.size() < 12) {
            Proposal next = new BayesianOptimiser(function.space(), new Seed(2), Runnable::run).next(past);
            past.add(new Evaluation(next, function.value(next.point())));
            log.append(past.getLast());
        }
        assertThat(points(log.read())).usingRecursiveComparison().isEqualTo(points(whole));
        EvaluationLog other = new EvaluationLog(folder.resolve("log.tsv"), "branin, seed 3", function.space(), 0);
        assertThatThrownBy(other::read).isInstanceOf(InputError.class).hasMessageContaining("seed 2");
    }

    /** Gardner et al. 2014, ICML, first example: cos 2x cos y + sin x, where cos x cos y - sin x sin y <= .5. */
    @Test
    void respectsAConstraintThatItCanOnlyObserve() {
        SearchSpace space =
                new SearchSpace(List.of(new SearchSpace.Dimension("x", 0, 6), new SearchSpace.Dimension("y", 0, 6)));
        BayesianOptimiser optimiser = new BayesianOptimiser(space, new Seed(1), Runnable::run);
        List<Evaluation> past = new ArrayList<>();
        while (past.size() < 25) {
            Proposal next = optimiser.next(past);
            double x = next.point()[0];
            double y = next.point()[1];
            past.add(new Evaluation(
                    next, Math.cos(2 * x) * Math.cos(y) + Math.sin(x), new double[] {Math.cos(x + y) - 0.5}));
        }
        // -2 at (3 pi / 2, 0), where the constraint is -.5
        Evaluation best = optimiser.best(past).orElseThrow();
        assertThat(best.constraints()[0]).isLessThanOrEqualTo(1e-3);
        assertThat(best.objective()).isLessThan(-1.9);
    }

    @Test
    void aLuckyDrawOfTheNoiseIsNotRecommended() {
        SearchSpace space = new SearchSpace(List.of(new SearchSpace.Dimension("x", 0, 1)));
        BayesianOptimiser optimiser = new BayesianOptimiser(space, new Seed(1), Runnable::run);
        RandomGenerator noise = new Seed(5).generator();
        List<Evaluation> past = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            double x = (i + 0.5) / 40;
            double lucky =
                    i == 35 ? -0.6 : 0.05 * noise.nextGaussian(); // worse by .33 than the best, looks better by .3
            past.add(new Evaluation(new Proposal(new double[] {x}, 0, true), (x - 0.3) * (x - 0.3) + lucky));
        }
        // noise .05 against a curvature of 2: forty points place the minimum to about .1
        assertThat(optimiser.best(past).orElseThrow().proposal().point()[0]).isBetween(0.1, 0.5);
    }

    /** Medians over 20 seeds against the bars of the design; prints all regrets. */
    private static double[] medians(BenchmarkFunction function, int... evaluations) {
        double[][] regrets = new double[evaluations.length][20];
        for (int s = 1; s <= 20; s++) {
            List<Evaluation> past = run(function, evaluations[evaluations.length - 1], new Seed(s), Runnable::run);
            for (int k = 0; k < evaluations.length; k++) {
                regrets[k][s - 1] = regret(function, past, evaluations[k]);
            }
        }
        double[] medians = new double[evaluations.length];
        for (int k = 0; k < evaluations.length; k++) {
            medians[k] = Quantiles.of(regrets[k], 0.5);
            System.out.printf(
                    "%s, %d evaluations, 20 seeds: simple regret median %.2g, largest %.2g%n",
                    function,
                    evaluations[k],
                    medians[k],
                    Arrays.stream(regrets[k]).max().orElseThrow());
        }
        return medians;
    }

    @Tag("nightly")
    @Test
    void braninIsSolvedInFiftyEvaluations() {
        double[] medians = medians(BenchmarkFunction.BRANIN, 30, 50);
        assertThat(medians[0]).isLessThanOrEqualTo(1e-3);
        assertThat(medians[1]).isLessThanOrEqualTo(1e-4);
    }

    @Tag("nightly")
    @Test
    void hartmannIsSolvedInAHundredEvaluations() {
        double[] medians = medians(BenchmarkFunction.HARTMANN6, 50, 100);
        assertThat(medians[0]).isLessThanOrEqualTo(0.12); // the second-best minimum is .1192 above the best
        assertThat(medians[1]).isLessThanOrEqualTo(0.05);
    }
}
