package org.biofluxopt.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.validation.Scorecard.Count;
import org.biofluxopt.validation.Target.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ValidationTest {
    private static final List<Target> TARGETS = Targets.of(KnowledgeBase.bundled());

    @TempDir
    private Path folder;

    /** Each person gets the number that the test asks for; draws are 1, 2, .. per cent higher. */
    private static final class Bench implements Laboratory {
        private final List<String> asked = new ArrayList<>();
        private final Map<String, Double> answers;

        Bench(Map<String, Double> answers) {
            this.answers = answers;
        }

        @Override
        public Measured run(String file, int draw) {
            asked.add(file + "/" + draw);
            Double answer = answers.get(file);
            if (answer == null) {
                throw new IllegalStateException("the bench is broken");
            }
            double value = answer * (1 + draw / 100.0);
            return new Measured() {
                @Override
                public double[] values(String arm, String output, double day) {
                    return new double[] {value, value};
                }

                @Override
                public List<Double> days() {
                    return List.of(0.0);
                }
            };
        }
    }

    private static Scorecard run(Bench bench, FinishedLines finished, int draws) {
        return new Validation(bench, finished, draw -> "print" + draw, draws)
                .run(
                        TARGETS,
                        target -> List.of("V01", "V02", "V06", "V57", "V61").contains(target.row()),
                        (s, w) -> {});
    }

    /** V57 has two counted lines (121.0 and 196.9 nmol/L, each +-25 %): 150 fits both, 160 only the second. */
    @Test
    void aRowIsInsideOnlyIfAllItsCountedLinesAre() {
        Bench bench = new Bench(Map.of("V01.yaml", 0.6, "V02.yaml", 9.0, "V06.yaml", 0.01, "V57.yaml", 150.0));
        Scorecard card = run(bench, FinishedLines.forgotten(), 0);
        assertThat(card.count(Split.FIT)).isEqualTo(new Count(2, 2)); // V61 is a mouse and does not count
        assertThat(card.count(Split.CHECK)).isEqualTo(new Count(1, 2));
        assertThat(card.checks(true)).isEqualTo(new Count(0, 0)); // neither V02 nor V57 is independent
        assertThat(card.misses())
                .singleElement()
                .satisfies(miss -> assertThat(miss.target().row()).isEqualTo("V02"));

        Bench half = new Bench(Map.of("V01.yaml", 0.6, "V02.yaml", 1.6, "V06.yaml", 0.01, "V57.yaml", 160.0));
        assertThat(run(half, FinishedLines.forgotten(), 0).count(Split.CHECK)).isEqualTo(new Count(1, 2));
    }

    @Test
    void anExperimentThatFailsIsToldAndTheOthersGoOn() {
        Scorecard card = run(new Bench(Map.of("V01.yaml", 0.6)), FinishedLines.forgotten(), 0);
        assertThat(card.count(Split.FIT)).isEqualTo(new Count(1, 2));
        Outcome broken = outcome(card, "V06.absorbed");
        assertThat(broken.inside()).isFalse();
        assertThat(broken.trouble()).contains("the bench is broken");
        assertThat(outcome(card, "V61.caecum").trouble().orElseThrow()).contains("not a human protocol");
    }

    @Test
    void drawsGiveARange() {
        Bench bench = new Bench(Map.of("V01.yaml", 0.69, "V02.yaml", 1.6, "V06.yaml", 0.01, "V57.yaml", 150.0));
        Outcome outcome = outcome(run(bench, FinishedLines.forgotten(), 4), "V01.absorbed"); // inside up to 0.70
        assertThat(outcome.simulated()).isEqualTo(0.69);
        assertThat(outcome.draws()).hasSize(4);
        assertThat(outcome.shareOfDrawsInside()).hasValue(0.25);
        assertThat(outcome.quantile(0.5).orElseThrow()).isBetween(0.70, 0.715);
    }

    @Test
    void aStoppedRunGoesOnWhereItWas() throws IOException {
        Map<String, Double> answers = Map.of("V01.yaml", 0.6, "V02.yaml", 9.0, "V06.yaml", 0.01, "V57.yaml", 150.0);
        Scorecard whole = run(new Bench(answers), FinishedLines.in(folder), 1);
        Path file = folder.resolve(FinishedLines.FILE);
        List<String> lines = Files.readAllLines(file);
        Files.writeString(file, String.join("\n", lines.subList(0, lines.size() - 3)) + "\n");
        Files.writeString(file, "cut off in the mid", StandardOpenOption.APPEND);

        Bench rest = new Bench(answers);
        Scorecard again = run(rest, FinishedLines.in(folder), 1);
        assertThat(rest.asked).containsExactly("V57.yaml/1"); // the last one, which was incomplete
        assertThat(again.outcomes()).isEqualTo(whole.outcomes());

        Bench other = new Bench(answers);
        new Validation(other, FinishedLines.in(folder), draw -> "another print", 0)
                .run(TARGETS, target -> target.row().equals("V01"), (s, w) -> {});
        assertThat(other.asked).containsExactly("V01.yaml/0");
    }

    @Test
    void jsonHasTheAgreedFields() {
        Bench bench = new Bench(Map.of("V01.yaml", 0.6, "V02.yaml", 9.0, "V06.yaml", 0.01, "V57.yaml", 150.0));
        JsonNode json =
                JsonMapper.builder().build().readTree(ValidationJson.of(run(bench, FinishedLines.forgotten(), 0)));
        assertThat(json.get("fit").get("inside").asInt()).isEqualTo(2);
        assertThat(json.get("check").get("total").asInt()).isEqualTo(2);
        JsonNode first = json.get("rows").get(0);
        assertThat(first.get("id").asString()).isEqualTo("V01.absorbed");
        assertThat(first.get("split").asString()).isEqualTo("fit");
        assertThat(first.get("simulated").asDouble()).isEqualTo(0.6);
        assertThat(first.get("published").asDouble()).isEqualTo(0.56);
        assertThat(first.get("low").asDouble()).isEqualTo(0.42);
        assertThat(first.get("high").asDouble()).isEqualTo(0.7);
        assertThat(first.get("unit").asString()).isEqualTo("ug");
        assertThat(first.get("inside").asBoolean()).isTrue();
    }

    @Test
    void thePageListsMissesWorstFirstWithTheirReasonsAndNeedsNoNetwork() {
        Bench bench = new Bench(Map.of("V01.yaml", 0.3, "V02.yaml", 9.0, "V06.yaml", 0.01, "V57.yaml", 150.0));
        Scorecard card = run(bench, FinishedLines.forgotten(), 3);
        String page = ValidationPage.of(card, Map.of("V02", "rows <disagree>"), "training tier");
        assertThat(page).contains("rows &lt;disagree&gt;").doesNotContain("://").doesNotContain("<script");
        assertThat(page.indexOf("<b>V02.absorbed</b>")).isPositive().isLessThan(page.indexOf("<b>V01.absorbed</b>"));
        assertThat(page.split("<svg", -1)).hasSize(1 + 1 + card.outcomes().size());
        assertThat(page).contains("id=\"group-absorption\"").contains("id=\"group-markers\"");
        assertThat(ValidationPage.number(-0.00123456)).isEqualTo("\u22120.00123");
    }

    private static Outcome outcome(Scorecard card, String id) {
        return card.outcomes().stream()
                .filter(some -> some.target().id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
