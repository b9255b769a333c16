package org.biofluxopt.connect.sbml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.biofluxopt.connect.sbml.SuiteCase.Outcome;
import org.biofluxopt.connect.sbml.SuiteCase.Verdict;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Cases of the SBML Test Suite (github.com/sbmlteam/sbml-test-suite at 7ab011e), compared at the tolerances that each case
 * states. A refused case is no failure if its reason is one of those that the documentation names.
 */
class TestSuiteTest {
    private static final List<String> OUT_OF_SCOPE = List.of(
            "an algebraic rule",
            "got delay",
            "a fast reaction",
            "as required",
            "no math",
            "no trigger",
            "no kinetic law");

    @Test
    void noCaseOfTheSampleIsWrong() throws IOException {
        Map<String, Outcome> outcomes =
                run(SharedModels.folder("sbml-test-suite").resolve("semantic"), "l3v1");
        assertThat(wrong(outcomes)).isEmpty();
        assertThat(outcomes).hasSize(100);
        // 4 algebraic rules, 2 fast reactions and what they overlap
        assertThat(passed(outcomes)).isGreaterThanOrEqualTo(94);
    }

    /** The whole suite where somebody has it: its folder cases/semantic as system property sbmlTestSuite. */
    @Test
    @Tag("nightly")
    void noCaseOfTheWholeSuiteIsWrong() throws IOException {
        String folder = System.getProperty("sbmlTestSuite", "");
        assumeTrue(!folder.isEmpty(), "Skipped: needs -DsbmlTestSuite=.../sbml-test-suite/cases/semantic.");
        for (String format : List.of("l2v4", "l3v1", "l3v2")) {
            Map<String, Outcome> outcomes = run(Path.of(folder), format);
            assertThat(wrong(outcomes)).as(format).isEmpty();
            assertThat(passed(outcomes)).as(format).isGreaterThan(1000);
        }
    }

    private static Map<String, Outcome> run(Path folder, String format) throws IOException {
        Map<String, Outcome> outcomes = new TreeMap<>();
        List<Path> cases;
        try (Stream<Path> listed = Files.list(folder)) {
            cases = listed.filter(Files::isDirectory).sorted().toList();
        }
        for (Path one : cases) {
            String id = one.getFileName().toString();
            Path description = one.resolve(id + "-model.m");
            boolean timeCourse =
                    !Files.exists(description) || Files.readString(description).contains("TimeCourse");
            boolean present = Files.exists(one.resolve(id + "-sbml-" + format + ".xml"))
                    && Files.exists(one.resolve(id + "-results.csv"));
            if (timeCourse && present && !isFluxBalance(one.resolve(id + "-sbml-" + format + ".xml"))) {
                outcomes.put(id, SuiteCase.read(one, format).run(false));
            }
        }
        return outcomes;
    }

    private static boolean isFluxBalance(Path model) throws IOException {
        return Files.readString(model).contains("/fbc/");
    }

    private static long passed(Map<String, Outcome> outcomes) {
        return outcomes.values().stream()
                .filter(o -> o.verdict() == Verdict.PASSED)
                .count();
    }

    private static List<String> wrong(Map<String, Outcome> outcomes) {
        List<String> wrong = new ArrayList<>();
        outcomes.forEach((id, outcome) -> {
            boolean refusedWithReason = outcome.verdict() == Verdict.REFUSED
                    && OUT_OF_SCOPE.stream().anyMatch(outcome.detail()::contains);
            if (outcome.verdict() != Verdict.PASSED && !refusedWithReason) {
                wrong.add(id + " " + outcome.verdict() + " " + outcome.detail());
            }
        });
        return wrong;
    }
}
