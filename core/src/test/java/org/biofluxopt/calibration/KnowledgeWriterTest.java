package org.biofluxopt.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.knowledge.ParameterDraws;
import org.biofluxopt.text.InputError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnowledgeWriterTest {
    @TempDir
    Path folder;

    private void copyKnowledge() throws IOException {
        Path bundled = Path.of("..", "knowledge");
        try (Stream<Path> files = Files.walk(bundled)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = folder.resolve(bundled.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
    }

    @Test
    void valuesAndDrawsComeBackAsTheyWereWritten() throws IOException {
        copyKnowledge();
        String before = KnowledgeBase.load(folder).quantity("sim_bile").source().toString();
        String draws = "draw\tid\tvalue\n1\tsim_bile\t0.001\n2\tsim_bile\t0.0012\n";
        Map<String, Double> values = Map.of("sim_bile", 0.00123456, "food_egg_release", 0.4);
        KnowledgeWriter.write(folder, values, "first command", draws);
        KnowledgeWriter.write(folder, values, "second command", draws);
        KnowledgeBase knowledge = KnowledgeBase.load(folder);
        assertThat(knowledge.quantity("sim_bile").value()).isCloseTo(0.00123456, within(1e-12));
        assertThat(knowledge.quantity("food_egg_release").value()).isEqualTo(0.4);
        String source = Files.readAllLines(folder.resolve("parameters/simulator.tsv")).stream()
                .filter(line -> line.startsWith("sim_bile\t"))
                .findFirst()
                .orElseThrow();
        assertThat(source).contains("second command; range and start: ").doesNotContain("first command");
        assertThat(before).isNotEmpty();
        ParameterDraws read = ParameterDraws.of(knowledge);
        assertThat(read.count()).isEqualTo(2);
        assertThat(read.knowledge(2).quantity("sim_bile").value()).isEqualTo(0.0012);
        assertThat(read.knowledge(0).quantity("sim_bile").value()).isCloseTo(0.00123456, within(1e-12));
        assertThat(read.knowledge(2).quantity("sim_other_loss").value())
                .isEqualTo(knowledge.quantity("sim_other_loss").value());
    }

    @Test
    void anUnknownQuantityChangesNothing() throws IOException {
        copyKnowledge();
        String table = Files.readString(folder.resolve("parameters/simulator.tsv"));
        assertThatThrownBy(() -> KnowledgeWriter.write(folder, Map.of("sim_bile", 1.0, "sim_bil", 1.0), "c", ""))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("sim_bil");
        assertThat(Files.readString(folder.resolve("parameters/simulator.tsv"))).isEqualTo(table);
    }
}
