package org.biofluxopt.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.biofluxopt.simulator.SimulatorScaling;
import org.biofluxopt.simulator.SimulatorSpeed;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SpeedReportTest {
    @Test
    void namesTiersTolerancesAndUnits() {
        var speed = new SimulatorSpeed(91, 3, 14000, List.of(new SimulatorSpeed.Reference(1e-6, 3.25)));
        var scaling = new SimulatorScaling(2, 1.5, 1.9, 4);
        JsonNode json = JsonMapper.builder().build().readTree(SpeedReport.json(speed, Optional.of(scaling)));
        assertThat(json.get("states").asInt()).isEqualTo(91);
        assertThat(json.get("taxa").asInt()).isEqualTo(3);
        assertThat(json.get("training").get("person_days_per_s_core").asDouble())
                .isEqualTo(14000);
        JsonNode run = json.get("reference").get(0);
        assertThat(run.get("rtol").asDouble()).isEqualTo(1e-6);
        assertThat(run.get("person_years_per_s_core").asDouble()).isEqualTo(3.25);
        assertThat(json.get("scaling").get("speedup_wall").asDouble()).isEqualTo(1.5);
        assertThat(json.get("scaling").get("speedup_free_machine").asDouble()).isEqualTo(1.9);
        assertThat(SpeedReport.text(speed, Optional.of(scaling)))
                .contains("rtol 1e-06")
                .contains("3.25 person-years/s")
                .contains("2 threads against one");
    }

    @Test
    void moreTaxaThanAreKnownAreRefused() {
        StringWriter err = new StringWriter();
        int code = Main.run(
                new String[] {"simulate", "--benchmark", "--taxa", "16"},
                new PrintWriter(new StringWriter()),
                new PrintWriter(err));
        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains("--taxa").contains("1 to 15");
    }
}
