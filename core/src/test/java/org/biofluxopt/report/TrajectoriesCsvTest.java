package org.biofluxopt.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrajectoriesCsvTest {
    @Test
    void hasARowForEachDayArmAndMarker() {
        List<String> lines = TrajectoriesCsv.of(SampleReports.vegan()).lines().toList();
        assertThat(lines.getFirst()).isEqualTo("day,arm,marker,unit,mean,p05,p95");
        assertThat(lines).hasSize(1 + 181 * 2 * 4);
        assertThat(lines.get(1)).startsWith("0,control,serum_b12,pmol/L,174.0,");
        assertThat(lines.getLast()).startsWith("180,plan,homocysteine,umol/L,");
        assertThat(lines).allMatch(line -> line.split(",").length == 7);
    }

    @Test
    void referralLeavesOnlyTheHeading() {
        assertThat(TrajectoriesCsv.of(SampleReports.referred()).lines()).hasSize(1);
    }
}
