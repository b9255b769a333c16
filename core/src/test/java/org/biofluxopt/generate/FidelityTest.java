package org.biofluxopt.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.biofluxopt.generate.Fidelity.Metric;
import org.biofluxopt.numeric.Seed;
import org.junit.jupiter.api.Test;

class FidelityTest {
    private static RandomGenerator random() {
        return new Seed(7).generator();
    }

    private static double value(Map<Metric, Double> figures, Metric metric) {
        return figures.getOrDefault(metric, Double.NaN);
    }

    @Test
    void theKolmogorovSmirnovDistanceIsTheLargestGapOfTheSteps() {
        // By hand: steps of {1,2,3,4} and {3,4,5,6} differ most at 2, where 2/4 of the one and none of the other lie.
        assertThat(Ranks.kolmogorovSmirnov(new double[] {1, 2, 3, 4}, new double[] {3, 4, 5, 6}))
                .isEqualTo(0.5);
        assertThat(Ranks.kolmogorovSmirnov(new double[] {1, 1, 2}, new double[] {2, 1, 1}))
                .isZero();
    }

    @Test
    void theAreaUnderTheCurveCountsPairsAndHalvesTies() {
        // By hand: pairs (0.1,0.4) (0.1,0.3) right, (0.3,0.4) right, (0.3,0.3) a tie: 3.5 of 4.
        assertThat(TwoSampleTest.auc(new double[] {0.1, 0.3, 0.4, 0.3}, new int[] {0, 0, 1, 1}))
                .isEqualTo(0.875);
    }

    @Test
    void ranksOfTiesAreShared() {
        assertThat(Ranks.of(new double[] {5, 1, 5, 9})).containsExactly(2.5, 1, 2.5, 4);
        // R: cor(c(1,2,3,4,5), c(2,1,4,3,5), method = "spearman") is 1 - 6*4/(5*24) = 0.8.
        double[][] rows = {{1, 2}, {2, 1}, {3, 4}, {4, 3}, {5, 5}};
        assertThat(Ranks.spearman(rows, new int[] {0, 1})[0][1]).isCloseTo(0.8, within(1e-12));
    }

    @Test
    void manifoldFiguresOfPointsOnALineAreThoseByHand() {
        // Real 0, 1, 2, 10 with k = 1: radii 1, 1, 1, 8. Synthetic 0.5, 1.5, 100, 101: radii 1, 1, 1, 1.
        // 0.5 lies in the balls of 0 and 1, 1.5 in those of 1 and 2, the others in none: precision 2/4, density 4/4,
        // coverage 3/4. Balls of 0.5 and 1.5 hold 0, 1 and 2: recall 3/4. The ball of 10 reaches from 2 to 18.
        Manifold manifold =
                Manifold.of(new double[][] {{0}, {1}, {2}, {10}}, new double[][] {{0.5}, {1.5}, {100}, {101}}, 1);
        assertThat(manifold).isEqualTo(new Manifold(0.5, 0.75, 1, 0.75));
    }

    @Test
    void shannonAndBrayCurtisAreThoseByHand() {
        assertThat(Compositions.shannon(new double[] {2, 2, 0, 4})).isCloseTo(1.5 * Math.log(2), within(1e-12));
        assertThat(Compositions.brayCurtis(new double[] {0.5, 0.5, 0}, new double[] {0.25, 0.25, 0.5}))
                .isCloseTo(0.5, within(1e-12));
    }

    @Test
    void centredLogRatiosSumToZeroAndDoNotChangeWithTheDepth() {
        double[][] ratios = Compositions.centredLogRatios(Toy.table(20, 12, 1, 1));
        for (double[] row : ratios) {
            assertThat(GenusTable.sum(row)).isCloseTo(0, within(1e-9));
        }
        double[][] shares = {{0.5, 0.5, 0}, {0.25, 0.25, 0.5}}; // no reads: half the least share stands for 0
        double[] row = Compositions.centredLogRatios(Toy.of(shares, new int[2], 1))[0];
        assertThat(row[0] - row[2]).isCloseTo(Math.log(0.625 / 0.125), within(1e-12));
    }

    @Test
    void aTableAgainstItselfCannotBeToldApartAndOneOfOtherGeneraAlways() {
        GenusTable table = Toy.table(160, 20, 1, 2);
        GenusTable half = table.rows(IntStream.range(0, 80).toArray());
        GenusTable other = table.rows(IntStream.range(80, 160).toArray());
        // 80 against 80 from one distribution: the area's standard error is 0.046, 0.15 is three of them.
        assertThat(TwoSampleTest.auc(half, other, random())).isCloseTo(0.5, within(0.15));
        GenusTable turned =
                Toy.columns(other, IntStream.range(0, 20).map(j -> 19 - j).toArray());
        assertThat(TwoSampleTest.auc(half, turned, random())).isGreaterThan(0.99);
    }

    @Test
    void theBootstrapLeaksAndTheFloorDoesNot() {
        GenusTable table = Toy.table(120, 20, 1, 3);
        PersonSplit split = PersonSplit.of(table, random());
        Fidelity fidelity = new Fidelity(table, split.train(), split.held());
        GenusTable copies = Baselines.bootstrap(split.train()).sample(new int[60], random());
        assertThat(fidelity.of(copies, random())).containsEntry(Metric.LEAK, 1.0);
        assertThat(value(fidelity.floor(random()), Metric.LEAK)).isCloseTo(0.05, within(0.02));
    }

    @Test
    void figuresDoNotDependOnTheOrderOfSamplesAndThoseWithoutChanceNotOnThatOfGenera() {
        GenusTable table = Toy.table(120, 20, 1, 4);
        PersonSplit split = PersonSplit.of(table, random());
        GenusTable synthetic = Baselines.logisticNormal(split.train()).sample(new int[60], random());
        Map<Metric, Double> figures = new Fidelity(table, split.train(), split.held()).of(synthetic, random());

        GenusTable backwards =
                synthetic.rows(IntStream.range(0, 60).map(i -> 59 - i).toArray());
        int[] order = IntStream.range(0, 20).map(j -> (j * 7 + 3) % 20).toArray();
        Map<Metric, Double> turned = new Fidelity(
                        Toy.columns(table, order), Toy.columns(split.train(), order), Toy.columns(split.held(), order))
                .of(Toy.columns(backwards, order), random());
        for (Metric metric : Metric.values()) {
            if (figures.containsKey(metric) && metric != Metric.C2ST_AUC) {
                assertThat(value(turned, metric)).as(metric.word()).isCloseTo(value(figures, metric), within(1e-9));
            }
        }
        // The forest draws features by number: another order is another draw. 0.1 is twice the area's standard error.
        assertThat(value(turned, Metric.C2ST_AUC)).isCloseTo(value(figures, Metric.C2ST_AUC), within(0.1));
    }

    @Test
    void aClassifierTaughtBySyntheticGroupsKnowsRealOnes() {
        GenusTable table = Toy.table(150, 20, 3, 5);
        PersonSplit split = PersonSplit.of(table, random());
        int[] groups = IntStream.range(0, 75).map(i -> i % 3).toArray();
        GenusTable synthetic =
                new CopulaModel(30, 0.5, 0.5).of(split.train(), new Seed(1)).sample(groups, random());
        Map<Metric, Double> figures = new Fidelity(table, split.train(), split.held()).of(synthetic, random());
        assertThat(value(figures, Metric.TRTR)).isGreaterThan(0.9);
        assertThat(value(figures, Metric.TSTR)).isGreaterThan(value(figures, Metric.TRTR) - 0.05);
    }

    @Test
    void noPersonIsOnBothSidesOfASplit() {
        GenusTable one = Toy.table(60, 6, 1, 6);
        double[][] counts = IntStream.range(0, 60).mapToObj(one::counts).toArray(double[][]::new);
        int[] person = IntStream.range(0, 60).map(i -> i / 3).toArray();
        GenusTable table = new GenusTable(
                one.genera(),
                IntStream.range(0, 60).mapToObj(one::id).toList(),
                counts,
                one.groups(),
                new int[60],
                person);
        PersonSplit split = PersonSplit.of(table, random());
        assertThat(split.train().size() + split.held().size()).isEqualTo(60);
        for (int i = 0; i < split.train().size(); i++) {
            for (int j = 0; j < split.held().size(); j++) {
                assertThat(split.train().person(i)).isNotEqualTo(split.held().person(j));
            }
        }
    }

    @Test
    void studentsQuantilesAreThoseOfTheTables() {
        // R: qt(0.975, c(3, 9, 30)); Cornish-Fisher is off by 2e-3 at three degrees and less above.
        assertThat(Estimate.student(3)).isCloseTo(3.182446, within(2e-2));
        assertThat(Estimate.student(9)).isCloseTo(2.262157, within(2e-4));
        assertThat(Estimate.student(30)).isCloseTo(2.042272, within(1e-5));
    }
}
