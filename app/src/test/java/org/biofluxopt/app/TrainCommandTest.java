package org.biofluxopt.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TrainCommandTest {
    private static CommandLineRunner train(Object... more) {
        CommandLineRunner runner = new CommandLineRunner();
        Object[] arguments = new Object[more.length + 7];
        Object[] first = {"train", "--benchmark-task", "simple_spread", "--json", "--quiet", "--threads", "1"};
        System.arraycopy(first, 0, arguments, 0, 7);
        System.arraycopy(more, 0, arguments, 7, more.length);
        assertThat(runner.run(arguments)).as(runner.err()).isZero();
        return runner;
    }

    @Test
    void aResumedTrainingEndsWhereAnUninterruptedOneEnds(@TempDir Path folder) throws IOException {
        JsonNode whole = JsonMapper.shared()
                .readTree(train("--steps", 6_400, "--seed", 2).out());
        assertThat(whole.get("steps_per_second").asDouble()).isPositive();
        train("--steps", 3_200, "--seed", 2, "--out", folder);
        JsonNode resumed = JsonMapper.shared()
                .readTree(train("--steps", 6_400, "--seed", 2, "--out", folder, "--resume")
                        .out());
        assertThat(resumed.get("mean_evaluation_return").asDouble())
                .isEqualTo(whole.get("mean_evaluation_return").asDouble());
        assertThat(Files.readAllLines(folder.resolve("curve.csv"))).hasSize(3); // header and two iterations
    }

    @Test
    void tooFewStepsAndAnExistingTrainingAreRefusedInWords(@TempDir Path folder) {
        CommandLineRunner few = new CommandLineRunner();
        assertThat(few.run("train", "--benchmark-task", "pendulum", "--steps", 10))
                .isEqualTo(2);
        assertThat(few.err()).contains("4096");
        train("--steps", 3_200, "--out", folder);
        CommandLineRunner again = new CommandLineRunner();
        assertThat(again.run("train", "--benchmark-task", "simple_spread", "--steps", 3_200, "--out", folder))
                .isEqualTo(2);
        assertThat(again.err()).contains("--resume");
    }
}
