package org.biofluxopt.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.validation.Target;
import org.biofluxopt.validation.Targets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The experiments as residuals, with a runner of two lines in place of the simulator. */
class FitExperimentsTest {
    private static final KnowledgeBase KNOWLEDGE = KnowledgeBase.bundled();
    private static final Unknowns UNKNOWNS = Unknowns.read("c.tsv", new StringReader("""
                    id\tscale\tonly_in\tslopes_in\tcheck_row\tnote
                    sim_passive\tlinear\t\t\t\t
                    sim_mma_base\tlinear\tmma\t\t\t
                    """), KNOWLEDGE);
    private static final List<Target> TARGETS = FitExperiments.steering(Targets.of(KNOWLEDGE));

    @TempDir
    Path folder;

    private final List<String> ran = Collections.synchronizedList(new ArrayList<>());

    private FitExperiments experiments(BooleanSupplier overdue, ExecutorService executor) {
        ExperimentRunner runner = (file, targets, people, values) -> {
            ran.add(file);
            Map<String, Double> answer = new HashMap<>();
            for (Target target : targets) {
                double middle = (target.low() + target.high()) / 2;
                double mma = target.output().equals("mma") ? values.getOrDefault("sim_mma_base", 0.0) : 0;
                answer.put(target.id(), middle + 10 * values.getOrDefault("sim_passive", 0.0) + mma / 100);
            }
            return answer;
        };
        return new FitExperiments(
                UNKNOWNS,
                TARGETS,
                runner,
                64,
                new EvaluationLog(folder),
                "test",
                executor,
                (share, words) -> {},
                overdue);
    }

    private double[] map(BooleanSupplier overdue) {
        try (ExecutorService executor = Executors.newFixedThreadPool(2)) {
            FitExperiments experiments = experiments(overdue, executor);
            MapSearch.Found map = new MapSearch(experiments, Loss.ROBUST, words -> {}).from(new double[] {1, -1}, 2);
            return new RandomizedMaximumLikelihood(experiments, Loss.ROBUST, 2, words -> {})
                    .draws(map, 4, new Seed(1))
                    .getLast()
                    .at();
        }
    }

    @Test
    void onlyCountedLinesOfFitRowsMaySteer() {
        Target check = Targets.of(KNOWLEDGE).stream()
                .filter(target -> target.split() == Target.Split.CHECK)
                .findFirst()
                .orElseThrow();
        assertThat(TARGETS).allMatch(target -> target.split() == Target.Split.FIT && target.counted());
        assertThatThrownBy(() -> new FitExperiments(
                        UNKNOWNS,
                        List.of(check),
                        (file, targets, people, values) -> Map.of(),
                        64,
                        new EvaluationLog(folder),
                        "",
                        Runnable::run,
                        (share, words) -> {},
                        () -> false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must not steer");
    }

    @Test
    void aRunThatWasKilledAnywhereEndsWithTheSameBits() throws IOException {
        double[] whole = map(() -> false);
        Path log = folder.resolve(EvaluationLog.FILE);
        List<String> lines = Files.readAllLines(log);
        int all = ran.size();
        assertThat(all).isEqualTo(lines.size() - 1);
        for (int kept : new int[] {1, lines.size() / 3, lines.size() - 5}) {
            Files.write(log, lines.subList(0, kept));
            String torn = lines.get(kept).substring(0, lines.get(kept).length() / 2);
            Files.writeString(log, torn, StandardOpenOption.APPEND);
            ran.clear();
            assertThat(map(() -> false)).containsExactly(whole);
            assertThat(ran).hasSize(all - kept + 1);
        }
    }

    @Test
    void whenTimeIsOverTheSearchStopsAndTheLogStays() {
        int[] asked = {0};
        assertThatThrownBy(() -> map(() -> asked[0]++ > 10)).isInstanceOf(FitExperiments.OutOfTime.class);
        assertThat(new EvaluationLog(folder).size()).isBetween(1, 13);
    }

    @Test
    void aQuantityThatCannotMatterToAProtocolCostsNoRunOfIt() {
        try (ExecutorService executor = Executors.newFixedThreadPool(2)) {
            FitExperiments experiments = experiments(() -> false, executor);
            experiments.evaluate(List.of(new double[] {0, 0}));
            ran.clear();
            experiments.evaluate(List.of(new double[] {0, 0.5}));
        }
        assertThat(ran).isNotEmpty().allMatch(file -> {
            String text = org.biofluxopt.validation.Experiments.protocol(file);
            return text.contains("mma");
        });
    }

    @Test
    void everyUnknownOfTheKnowledgeHasARangeAndAPatternThatMatchesSomething() {
        Unknowns all = Unknowns.of(KNOWLEDGE);
        List<String> files = TARGETS.stream()
                .map(Target::protocol)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        for (int j = 0; j < all.count(); j++) {
            int unknown = j;
            assertThat(files)
                    .as(all.all().get(j).id())
                    .anyMatch(file -> all.sloped(unknown, file)
                            && all.matters(unknown, org.biofluxopt.validation.Experiments.protocol(file)));
        }
        double[] z = all.z(KNOWLEDGE);
        all.values(z)
                .forEach((id, value) -> assertThat(value)
                        .as(id)
                        .isBetween(
                                KNOWLEDGE.quantity(id).low().orElseThrow(),
                                KNOWLEDGE.quantity(id).high().orElseThrow()));
    }
}
