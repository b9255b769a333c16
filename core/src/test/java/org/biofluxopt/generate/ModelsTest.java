package org.biofluxopt.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.biofluxopt.generate.Fidelity.Metric;
import org.biofluxopt.numeric.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelsTest {
    private static RandomGenerator random(long seed) {
        return new Seed(seed).generator();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bootstrap", "dirichlet", "logistic-normal", "copula", "wgan-gp"})
    void samplesAreWholeReadsOfGeneraThatOccurAndTheSameForTheSameSeed(String name) {
        GenusTable table = Toy.table(60, 15, 2, 1);
        for (int i = 0; i < table.size(); i++) {
            table.counts(i)[14] = 0; // a genus of another cohort
        }
        MicrobiomeModel model = Models.one(name).of(table, new Seed(3));
        int[] groups = IntStream.range(0, 40).map(i -> i % 2).toArray();
        GenusTable synthetic = model.sample(groups, random(5));
        GenusTable again = model.sample(groups, random(5));
        GenusTable other = model.sample(groups, random(6));
        assertThat(synthetic.holdsReads()).isTrue();
        boolean same = true;
        for (int i = 0; i < 40; i++) {
            assertThat(synthetic.group(i)).isEqualTo(i % 2);
            assertThat(synthetic.counts(i)).isEqualTo(again.counts(i));
            assertThat(GenusTable.sum(synthetic.shares()[i])).isCloseTo(1, within(1e-12));
            assertThat(synthetic.counts(i)[14]).isZero();
            same &= Arrays.equals(synthetic.counts(i), other.counts(i));
        }
        assertThat(same).isFalse();
    }

    @Test
    void aTableOfSharesGivesShares() {
        GenusTable reads = Toy.table(60, 15, 1, 1);
        GenusTable shares = Toy.of(reads.shares(), new int[60], 1);
        GenusTable synthetic =
                new CopulaModel(20, 0.5, 0.5).of(shares, new Seed(1)).sample(new int[10], random(1));
        for (int i = 0; i < 10; i++) {
            assertThat(synthetic.depth(i)).isCloseTo(1, within(1e-9));
        }
    }

    @Test
    void aMarginGivesItsValuesBackAndAbsencesAsOftenAsSeen() {
        double[] values = {0, 0, 0, 5, 1, 9, 2, 30};
        Margin margin = new Margin(values);
        for (double value : values) {
            if (value > 0) {
                assertThat(margin.value(margin.normal(value, 0.5))).isCloseTo(value, within(1e-6 * value));
            }
        }
        RandomGenerator random = random(2);
        int absent = 0;
        for (int i = 0; i < 20_000; i++) {
            absent += margin.value(random.nextGaussian()) == 0 ? 1 : 0;
        }
        assertThat(absent / 20_000.0).isCloseTo(3.0 / 8, within(0.014)); // four standard errors
    }

    @Test
    void correlationsAreFoundThroughZeros() {
        // Two genera of a third each, correlated 0.6 before a third of their values fell below what can be seen.
        RandomGenerator random = random(3);
        double[][] counts = new double[1500][4];
        for (double[] row : counts) {
            double a = random.nextGaussian();
            double b = 0.6 * a + 0.8 * random.nextGaussian();
            row[0] = a > -0.43 ? Math.exp(1 + a) : 0;
            row[1] = b > -0.43 ? Math.exp(1 + b) : 0;
            row[2] = Math.exp(1 + random.nextGaussian());
            row[3] = 1e4 - row[0] - row[1] - row[2]; // so much that shares are amounts
        }
        LatentSpace space = new LatentSpace(Toy.of(counts, new int[1500], 1), random);
        // Standard error of a correlation of 0.6 from 1500 pairs, a ninth of them hidden twice: 0.02; four of them, and
        // one for the shrinkage.
        assertThat(space.correlation()[0][1]).isCloseTo(0.6, within(0.09));
        assertThat(space.correlation()[0][2]).isCloseTo(0, within(0.09));
    }

    @Test
    void theEvaluationDoesNotDependOnTheNumberOfThreads() {
        GenusTable table = Toy.table(80, 15, 2, 8);
        Map<String, Evaluation.Fit> fits = Models.named(java.util.List.of("logistic-normal", "copula"));
        Evaluation alone = Evaluation.of(table, fits, 3, 1, new Seed(9), Runnable::run);
        Evaluation together;
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            together = Evaluation.of(table, fits, 3, 1, new Seed(9), threads);
        }
        for (String model : alone.figures().keySet()) {
            for (Metric metric : Metric.values()) {
                assertThat(together.values(model, metric)).isEqualTo(alone.values(model, metric));
            }
        }
        assertThat(alone.values(Evaluation.FLOOR, Metric.TSTR)).hasSize(3);
    }

    @Test
    void aSetOfDrawsStartsFromEverySampleBeforeAnyComesAgain() {
        CopulaModel.Deal deal = new CopulaModel.Deal(10, random(4));
        int[] first = IntStream.generate(deal::next).limit(10).sorted().toArray();
        assertThat(first).containsExactly(IntStream.range(0, 10).toArray());
    }
}
