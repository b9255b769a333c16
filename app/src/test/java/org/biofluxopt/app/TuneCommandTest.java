package org.biofluxopt.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TuneCommandTest {
    private static JsonNode tune(Object... more) {
        CommandLineRunner runner = new CommandLineRunner();
        Object[] arguments = new Object[more.length + 6];
        Object[] first = {"tune", "--benchmark-function", "branin", "--json", "--threads", "1"};
        System.arraycopy(first, 0, arguments, 0, 6);
        System.arraycopy(more, 0, arguments, 6, more.length);
        assertThat(runner.run(arguments)).as(runner.err()).isZero();
        return JsonMapper.shared().readTree(runner.out());
    }

    @Test
    void aRunInTwoPartsEndsWhereOneRunEnds(@TempDir Path folder) throws IOException {
        JsonNode whole = tune("--evaluations", 12, "--seed", 3);
        tune("--evaluations", 8, "--seed", 3, "--out", folder);
        JsonNode resumed = tune("--evaluations", 12, "--seed", 3, "--out", folder, "--resume");
        assertThat(resumed.get("of_which_resumed").asInt()).isEqualTo(8);
        assertThat(resumed.get("simple_regret").asDouble())
                .isEqualTo(whole.get("simple_regret").asDouble());
        assertThat(resumed.get("best_point")).isEqualTo(whole.get("best_point"));
        assertThat(Files.readAllLines(folder.resolve("evaluations.tsv"))).hasSize(14); // two lines of header
    }

    @Test
    void anExistingLogIsNeverOverwrittenUnasked(@TempDir Path folder) {
        tune("--evaluations", 2, "--out", folder);
        CommandLineRunner again = new CommandLineRunner();
        assertThat(again.run("tune", "--benchmark-function", "branin", "--evaluations", 2, "--out", folder))
                .isEqualTo(2);
        assertThat(again.err()).contains("--resume");
    }
}
