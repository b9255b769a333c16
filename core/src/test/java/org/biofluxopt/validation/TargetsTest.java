package org.biofluxopt.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.text.InputError;
import org.biofluxopt.validation.Target.Kind;
import org.biofluxopt.validation.Target.Split;
import org.junit.jupiter.api.Test;

class TargetsTest {
    private static final List<Target> ALL = Targets.of(KnowledgeBase.bundled());

    /** The experiments that are no human protocols are shown but decide nothing; all others have a counted line. */
    @Test
    void everyHumanExperimentCounts() {
        Set<String> rows = ALL.stream().map(Target::row).collect(Collectors.toCollection(TreeSet::new));
        Set<String> counted =
                ALL.stream().filter(Target::counted).map(Target::row).collect(Collectors.toCollection(TreeSet::new));
        assertThat(rows).hasSize(67); // 64 experiments and 3 negative controls
        rows.removeAll(counted);
        assertThat(rows).containsExactly("V61", "V62", "V68");
    }

    @Test
    void aRowIsEitherForFittingOrForChecking() {
        Map<String, Set<Split>> splits = ALL.stream()
                .collect(Collectors.groupingBy(Target::row, Collectors.mapping(Target::split, Collectors.toSet())));
        assertThat(splits.values()).allMatch(some -> some.size() == 1);
    }

    /** The rule of the intervals, recomputed from value, and for V46 and V24 from the printed SE and SD. */
    @Test
    void intervalsFollowTheRules() {
        for (Target target : ALL) {
            double width = target.high() - target.low();
            if (target.kind() == Kind.NULL) {
                assertThat(new double[] {target.low(), target.high()}).containsExactly(0.98, 1.02);
            } else if (target.kind() == Kind.SE) {
                assertThat(width)
                        .as(target.id())
                        .isGreaterThanOrEqualTo(0.199 * target.value().orElseThrow());
            } else if (target.kind() == Kind.DEFAULT && target.how().startsWith("+-25 %")) {
                double value = target.value().orElseThrow();
                if (!target.how().contains("ended")) {
                    assertThat(width).as(target.id()).isCloseTo(Math.abs(value) / 2, within(Math.abs(value) * 1e-4));
                }
            }
        }
        double half = 1.96 * 0.44 / Math.sqrt(8) / 0.738; // nmol/d to ug/d
        assertThat(target("V24.bile").high() - target("V24.bile").value().orElseThrow())
                .isCloseTo(half, within(1e-4));
        double ratio = 0.54 / 1.31;
        double error = ratio * Math.hypot(0.2 / 0.54, 0.2 / 1.31);
        assertThat(target("V46.omeprazole_20").low()).isCloseTo(ratio - 1.96 * error, within(1e-4));
    }

    @Test
    void distanceIsCountedInHalfWidths() {
        Target target = target("V01.absorbed"); // 0.42 to 0.70
        assertThat(target.holds(0.42)).isTrue();
        assertThat(target.distance(0.5)).isZero();
        assertThat(target.distance(0.84)).isCloseTo(1, within(1e-12));
        assertThat(target.holds(Double.NaN)).isFalse();
        assertThat(target.distance(Double.NaN)).isInfinite();
    }

    /** A rise by more than 2 %: no change at all is one such step away, whatever stands for the missing upper end. */
    @Test
    void distanceFromADirectionIsCountedInItsThreshold() {
        assertThat(target("V49.calcium").distance(0)).isCloseTo(1, within(1e-12));
        assertThat(target("V49.metformin").distance(2)).isCloseTo(2, within(1e-12));
        assertThat(target("V49.metformin").holds(-30)).isTrue();
        assertThat(IntervalStrip.position(target("V49.metformin"), -2)).isCloseTo(1, within(1e-12));
        assertThat(IntervalStrip.position(target("V49.calcium"), 2)).isCloseTo(-1, within(1e-12));
    }

    @Test
    void anUnknownStatisticIsRefusedWithItsLine() {
        String text = String.join(
                        "\t",
                        "id",
                        "row",
                        "split",
                        "counted",
                        "kind",
                        "protocol",
                        "arm",
                        "output",
                        "statistic",
                        "day",
                        "value",
                        "low",
                        "high",
                        "unit",
                        "how")
                + "\n"
                + String.join(
                        "\t",
                        "V99.x",
                        "V99",
                        "fit",
                        "yes",
                        "ci",
                        "V99.yaml",
                        "",
                        "mma",
                        "meddian",
                        "0",
                        "1",
                        "0",
                        "2",
                        "-",
                        "printed");
        assertThatThrownBy(() -> Targets.read("t.tsv", new StringReader(text)))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("t.tsv")
                .hasMessageContaining("line 2")
                .hasMessageContaining("perhaps 'median'");
    }

    private static Target target(String id) {
        return ALL.stream().filter(some -> some.id().equals(id)).findFirst().orElseThrow();
    }
}
