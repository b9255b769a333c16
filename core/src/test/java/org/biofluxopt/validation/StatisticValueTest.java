package org.biofluxopt.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.validation.Target.Kind;
import org.biofluxopt.validation.Target.Split;
import org.junit.jupiter.api.Test;

/** Reference values are arithmetic on the few numbers written here; tolerances are rounding. */
class StatisticValueTest {
    private static final double EXACT = 1e-9;

    @Test
    void changesAreWithinPerson() {
        Table table = new Table().add("", "b", 0, 100, 200, 400).add("", "b", 10, 110, 180, 800);
        assertThat(value("mean_change", "", "b", 10, table)).isEqualTo(390.0 / 3);
        assertThat(value("median_change", "", "b", 10, table)).isEqualTo(10);
        assertThat(value("mean_percent_change", "", "b", 10, table)).isCloseTo((10 - 10 + 100) / 3.0, within(EXACT));
        assertThat(value("percent_change_from_day(0)", "", "b", 10, table))
                .isCloseTo(100 * (1090 / 700.0 - 1), within(EXACT));
        assertThat(value("share_rise_over(5)", "", "b", 10, table)).isCloseTo(200 / 3.0, within(EXACT));
    }

    @Test
    void armsAreComparedAtTheSameDay() {
        Table table = new Table()
                .add("x", "b", 0, 10, 10)
                .add("x", "b", 1, 40, 20)
                .add("y", "b", 0, 10, 10)
                .add("y", "b", 1, 15, 15);
        assertThat(value("ratio_to_arm(y)", "x", "b", 1, table)).isEqualTo(2);
        assertThat(value("percent_difference_to_arm(y)", "x", "b", 1, table)).isCloseTo(100, within(EXACT));
        assertThat(value("ratio_of_changes_to_arm(y)", "x", "b", 1, table)).isEqualTo(4);
        assertThat(value("geometric_ratio_to_arm(y)", "x", "b", 1, table))
                .isCloseTo(Math.sqrt(800) / 15, within(EXACT));
        assertThat(value("fraction_ratio_to_arm(3; y; 1.5)", "x", "b", 1, table))
                .isEqualTo(1);
    }

    @Test
    void sharesAndOddsCountPeople() {
        Table table = new Table()
                .add("x", "b", 0, 100, 140, 150, 200)
                .add("x", "h", 0, 50, 50, 30, 50)
                .add("y", "b", 0, 100, 160, 150, 200);
        assertThat(value("share_below(148)", "x", "b", 0, table)).isEqualTo(50);
        assertThat(value("share_either_below(148; h:35)", "x", "b", 0, table)).isEqualTo(75);
        double odds = (2.5 / 2.5) / (1.5 / 3.5); // half a person on each side
        assertThat(value("odds_ratio_below(148; y)", "x", "b", 0, table)).isCloseTo(odds, within(EXACT));
    }

    /** A label of half-time 100 d of which three quarters leave by the urine. */
    @Test
    void exponentialLossIsRecovered() {
        double k = Math.log(2) / 100;
        Table table = new Table();
        for (double day : new double[] {20, 60}) {
            double left = Math.exp(-k * day);
            table.add("", "label", day, left)
                    .add("", "urine", day, 0.75 * (1 - left))
                    .add("", "body_store", day, 2000);
        }
        assertThat(value("half_time_days(20)", "", "label", 60, table)).isCloseTo(100, within(EXACT));
        assertThat(value("loss_percent_per_day(20)", "", "label", 60, table)).isCloseTo(100 * k, within(EXACT));
        assertThat(value("loss_ug_per_day(20)", "", "label", 60, table)).isCloseTo(2000 * k, within(EXACT));
        assertThat(value("excreted_percent_per_day(20; label)", "", "urine", 60, table))
                .isCloseTo(75 * k, within(EXACT));
        assertThat(value("years_to_fall(2500; 300; 20)", "", "label", 60, table))
                .isCloseTo(Math.log(2500 / 300.0) / k / 365.25, within(EXACT));
    }

    @Test
    void powerLawsAreRecovered() {
        Table table = new Table();
        for (int dose : new int[] {1, 2, 8}) {
            table.add("d" + dose, "a", 2, 0.4 * Math.pow(dose, 0.75));
        }
        assertThat(value("log_log_slope(d1:1; d2:2; d8:8)", "", "a", 2, table)).isCloseTo(0.75, within(EXACT));
        assertThat(value("log_log_intercept(d1:1; d2:2; d8:8)", "", "a", 2, table))
                .isCloseTo(Math.log(0.4), within(EXACT));
        assertThat(value("percent_per_doubling(d1:1; d2:2; d8:8)", "", "a", 2, table))
                .isCloseTo(100 * (Math.pow(2, 0.75) - 1), within(EXACT));
    }

    /** Elasticity 0.4 between 1 and 4, 0.2 between 4 and 16: a straight line over the logarithm is 0.3 halfway. */
    @Test
    void levellingOffIsWhereTheElasticityPassesTheThreshold() {
        Table table = new Table()
                .add("i1", "b", 0, 1)
                .add("i4", "b", 0, Math.pow(4, 0.4))
                .add("i16", "b", 0, Math.pow(4, 0.6));
        assertThat(value("levels_off(0.3; i1:1; i4:4; i16:16)", "", "b", 0, table))
                .isCloseTo(4, within(EXACT));
        assertThat(value("levels_off(0.5; i1:1; i4:4; i16:16)", "", "b", 0, table))
                .isEqualTo(1);
        assertThat(value("levels_off(0.1; i1:1; i4:4; i16:16)", "", "b", 0, table))
                .isEqualTo(16);
    }

    @Test
    void timeUntilBelowIsInterpolatedAndMayNeverCome() {
        Table table = new Table()
                .add("", "b", 0, 200, 200, 100)
                .add("", "b", 30.44, 160, 180, 100)
                .add("", "b", 60.88, 140, 170, 100);
        assertThat(value("median_months_until_below(150)", "", "b", 60.88, table))
                .isCloseTo(1.5, within(EXACT));
        assertThat(value("median_months_until_below(90)", "", "b", 60.88, table))
                .isInfinite();
    }

    /** Every statistic of the frozen file can be computed; a slip in its arguments would show only after hours of work. */
    @Test
    void everyStatisticOfTheTargetsIsComputable() {
        for (Target target : Targets.of(KnowledgeBase.bundled())) {
            if (target.protocol().isPresent()) {
                assertThat(StatisticValue.of(target, new Constant()))
                        .as(target.id())
                        .isNotNaN();
            }
        }
    }

    @Test
    void whatWasNotMeasuredIsAnError() {
        Table table = new Table().add("", "b", 0, 1);
        assertThatThrownBy(() -> value("mean", "", "b", 5, table))
                .hasMessageContaining("b")
                .hasMessageContaining("5");
    }

    private static double value(String statistic, String arm, String output, double day, Measured measured) {
        Target target = new Target(
                "T.x",
                "T",
                Split.FIT,
                true,
                Kind.DEFAULT,
                Optional.empty(),
                arm,
                output,
                Statistic.parse(statistic).orElseThrow(),
                OptionalDouble.of(day),
                OptionalDouble.empty(),
                0,
                1,
                "-",
                "");
        return StatisticValue.of(target, measured);
    }

    /** Two people whose values fall slowly with the day, the same in all arms and outputs. */
    private record Constant() implements Measured {
        @Override
        public double[] values(String arm, String output, double day) {
            return new double[] {100 - day / 100, 200 - day / 100};
        }

        @Override
        public List<Double> days() {
            return List.of(0.0, 30.0);
        }
    }

    private static final class Table implements Measured {
        private final Map<String, double[]> cells = new TreeMap<>();
        private final Map<Double, Boolean> days = new TreeMap<>();

        Table add(String arm, String output, double day, double... values) {
            cells.put(arm + "/" + output + "/" + day, values);
            days.put(day, true);
            return this;
        }

        @Override
        public double[] values(String arm, String output, double day) {
            double[] values = cells.get(arm + "/" + output + "/" + day);
            if (values == null) {
                throw new IllegalArgumentException("not measured: " + output + " on day " + day);
            }
            return values;
        }

        @Override
        public List<Double> days() {
            return List.copyOf(days.keySet());
        }
    }
}
