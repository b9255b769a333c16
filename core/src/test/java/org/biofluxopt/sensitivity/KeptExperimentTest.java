package org.biofluxopt.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.biofluxopt.text.InputError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptExperimentTest {
    private static final List<double[]> POINTS = List.of(new double[] {0.1, 0.2}, new double[] {1.0 / 3, -7e-300});

    @TempDir
    private Path folder;

    private final AtomicInteger runs = new AtomicInteger();

    private List<double[]> evaluate(String recipe, List<double[]> points) {
        return new KeptExperiment(
                        folder,
                        recipe,
                        point -> {
                            runs.incrementAndGet();
                            return new double[] {Math.sin(point[0]), Math.log(3 + point[1])};
                        },
                        Runnable::run,
                        (share, words) -> {},
                        points.size())
                .evaluate(points);
    }

    @Test
    void whatWasKnownIsNotRunAgainAndHasTheSameBits() {
        List<double[]> first = evaluate("a", POINTS.subList(0, 1));
        List<double[]> both = evaluate("a", POINTS);
        assertThat(runs).hasValue(2);
        assertThat(both.getFirst()).isEqualTo(first.getFirst());
        assertThat(evaluate("a", POINTS).get(1)).isEqualTo(both.get(1));
        assertThat(runs).hasValue(2);
    }

    @Test
    void anotherRecipeBeginsAnew() {
        evaluate("a", POINTS);
        evaluate("b", POINTS);
        assertThat(runs).hasValue(4);
    }

    @Test
    void halfALineLeftByAKillIsRunAgain() throws IOException {
        List<double[]> whole = evaluate("a", POINTS);
        Path file = folder.resolve("evaluations.tsv");
        String text = Files.readString(file);
        Files.writeString(file, text.substring(0, text.length() - 5));
        assertThat(evaluate("a", POINTS).get(1)).isEqualTo(whole.get(1));
        assertThat(runs).hasValue(3);
        assertThat(Files.readString(file)).isEqualTo(text);
    }

    @Test
    void aLineThatIsNoAnswerIsNamed() throws IOException {
        evaluate("a", POINTS);
        Path file = folder.resolve("evaluations.tsv");
        Files.writeString(file, Files.readString(file) + "0.1 x\t2\n");
        assertThatThrownBy(() -> evaluate("a", POINTS))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("evaluations.tsv, line 4")
                .hasMessageContaining("no number");
    }
}
