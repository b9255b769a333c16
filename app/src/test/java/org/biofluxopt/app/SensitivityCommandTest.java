package org.biofluxopt.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SensitivityCommandTest {
    private final CommandLineRunner line = new CommandLineRunner();

    @TempDir
    private Path folder;

    /**
     * Losing cobalamin faster lowers serum B12 and holoTC and raises MMA in everybody: by the balance of a steady state,
     * whatever the other constants are.
     */
    @Test
    void fasterLossOfStoresLowersCobalaminAndRaisesMma() throws IOException {
        Path out = folder.resolve("out");
        Object[] command = {
            "sensitivity", "--out", out, "--quantity", "sim_other_loss", "--size", 2, "--people", 1, "--json", "--quiet"
        };
        assertThat(line.run(command)).as(line.err()).isZero();
        JsonNode rows = JsonMapper.builder().build().readTree(line.out()).get("rows");
        List<String> rising = new ArrayList<>();
        rows.forEach(row -> {
            if (row.get("elasticity").asDouble() > 0) {
                rising.add(row.get("output").asString());
            }
        });
        assertThat(rows).hasSize(24);
        assertThat(rising).isNotEmpty().allMatch(name -> name.contains(".mma."));
        String page = Files.readString(out.resolve("sensitivity.html"));
        assertThat(page).contains("sim_other_loss");
        long size = Files.size(out.resolve("evaluations.tsv"));
        assertThat(line.run(command)).isZero(); // everything is known
        assertThat(Files.size(out.resolve("evaluations.tsv"))).isEqualTo(size);
        assertThat(Files.readString(out.resolve("sensitivity.html"))).isEqualTo(page);
    }

    @Test
    void anUnknownQuantityIsNamedBeforeAnythingRuns() {
        assertThat(line.run("sensitivity", "--out", folder.resolve("out"), "--quantity", "sim_gate_hour_high"))
                .isEqualTo(2);
        assertThat(line.err()).contains("sim_gate_hour_high").contains("Did you mean 'sim_gate_hours_high'?");
    }
}
