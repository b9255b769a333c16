package org.biofluxopt.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TerminalSummaryTest {
    static Stream<PersonReport> reports() {
        return Stream.of(
                SampleReports.vegan(), SampleReports.omnivore(), SampleReports.referred(), SampleReports.crowded());
    }

    @ParameterizedTest
    @MethodSource("reports")
    void fitsATerminal(PersonReport report) {
        List<String> lines = TerminalSummary.of(report).lines().toList();
        assertThat(lines).hasSizeLessThanOrEqualTo(25);
        assertThat(lines).allMatch(line -> line.length() <= 100);
    }

    @ParameterizedTest
    @MethodSource("reports")
    void endsWithTheDisclaimer(PersonReport report) {
        assertThat(TerminalSummary.of(report).replace("\n", " ")).endsWith(Disclaimer.SENTENCE);
    }

    @Test
    void beginsWithTheHeadline() {
        PersonReport report = SampleReports.vegan();
        assertThat(TerminalSummary.of(report).replaceAll("\\s+", " "))
                .startsWith(report.plan().headline());
    }

    @Test
    void saysWhenActionsDidNotFit() {
        assertThat(TerminalSummary.of(SampleReports.crowded())).contains("more in report.html");
    }
}
