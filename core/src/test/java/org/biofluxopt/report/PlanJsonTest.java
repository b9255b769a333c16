package org.biofluxopt.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PlanJsonTest {
    @Test
    void holdsTheFieldsThatProgramsReadFromIt() {
        JsonNode plan = read(SampleReports.vegan());
        assertThat(plan.propertyNames())
                .contains(
                        "verdict",
                        "headline",
                        "expected",
                        "gain_percent",
                        "gain_percent_interval",
                        "bray_curtis",
                        "shannon_change",
                        "actions",
                        "contributions",
                        "would_change",
                        "reasons",
                        "matched_share",
                        "sample",
                        "day_zero",
                        "effective_sample_size",
                        "lanes",
                        "warnings",
                        "seed",
                        "assumed_facts",
                        "facts",
                        "disclaimer");
        for (String arm : new String[] {"control", "plan"}) {
            for (String marker : new String[] {"serum_b12_pmol_l", "holotc_pmol_l", "mma_nmol_l", "hcy_umol_l"}) {
                JsonNode band = plan.get("expected").get(arm).get(marker);
                assertThat(band.get("p05").asDouble())
                        .isLessThan(band.get("mean").asDouble());
                assertThat(band.get("mean").asDouble())
                        .isLessThan(band.get("p95").asDouble());
            }
        }
    }

    @Test
    void keepsTheLastDayToSixDigits() {
        PersonReport report = SampleReports.vegan();
        double exact = report.plan()
                .expected()
                .orElseThrow()
                .atDay(org.biofluxopt.profile.Marker.SERUM_B12, 180)
                .mean();
        double written = read(report)
                .get("expected")
                .get("plan")
                .get("serum_b12_pmol_l")
                .get("mean")
                .asDouble();
        assertThat(written).isCloseTo(exact, within(exact * 5e-6)); // half a unit of the sixth digit
    }

    @Test
    void referralHasActionsButNoForecastAndNoGain() {
        JsonNode plan = read(SampleReports.referred());
        assertThat(plan.get("verdict").asString()).isEqualTo("referred");
        assertThat(plan.get("gain_percent").isNull()).isTrue();
        assertThat(plan.get("expected").isNull()).isTrue();
        assertThat(plan.get("actions").get(0).get("kind").asString()).isEqualTo("refer");
    }

    @Test
    void writesAbsentNumbersAsNull() {
        assertThat(PlanJson.of(SampleReports.referred())).doesNotContain("NaN").contains("\"bray_curtis\" : null");
    }

    private static JsonNode read(PersonReport report) {
        return JsonMapper.shared().readTree(PlanJson.of(report));
    }
}
