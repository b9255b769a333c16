package org.biofluxopt.sensitivity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.biofluxopt.numeric.Parallel;
import org.biofluxopt.plan.Progress;
import org.biofluxopt.text.InputError;

/**
 * Runs points side by side and writes each answer to a file as soon as it is known, so that a run that was broken off goes on
 * where it stopped and ends with the same bits.
 */
public final class KeptExperiment implements Experiment {
    public static final String FILE = "evaluations.tsv";

    private final Path file;
    private final String header;
    private final UnaryOperator<double[]> one;
    private final Executor executor;
    private final Progress progress;
    private final int expected;
    private final AtomicInteger done = new AtomicInteger();
    private final Map<List<Double>, double[]> known = new ConcurrentHashMap<>();

    /**
     * @param folder made if it is not there; the first line of the {@link #FILE} in it is the recipe
     * @param recipe what else decides the answers; a file of another recipe is begun anew
     * @param one outputs at a point
     * @param executor the result does not depend on it
     * @param expected evaluations in all, for the progress
     * @throws InputError if the file cannot be read or written
     */
    public KeptExperiment(
            Path folder,
            String recipe,
            UnaryOperator<double[]> one,
            Executor executor,
            Progress progress,
            int expected) {
        this.file = folder.resolve(FILE);
        this.header = "# " + recipe;
        this.one = one;
        this.executor = executor;
        this.progress = progress;
        this.expected = expected;
        try {
            Files.createDirectories(folder);
            load();
        } catch (IOException e) {
            throw InputError.about(
                    file.toString(),
                    "cannot be read or written (" + e.getClass().getSimpleName() + ").",
                    "Name another folder with --out.");
        }
    }

    private void load() throws IOException {
        String whole = Files.exists(file) ? Files.readString(file) : "";
        String sound = whole.substring(0, whole.lastIndexOf('\n') + 1); // a kill leaves half a line
        List<String> lines = sound.lines().toList();
        if (lines.isEmpty() || !lines.getFirst().equals(header)) {
            Files.writeString(file, header + "\n");
            return;
        }
        if (sound.length() < whole.length()) {
            Files.writeString(file, sound);
        }
        for (int i = 1; i < lines.size(); i++) {
            String[] sides = lines.get(i).split("\t", -1);
            if (sides.length != 2) {
                throw InputError.about(
                        file + ", line " + (i + 1),
                        "holds " + sides.length + " columns where a point and its answer are expected.",
                        "Remove the file to begin anew.");
            }
            known.put(key(numbers(sides[0], i)), numbers(sides[1], i));
        }
    }

    private double[] numbers(String text, int line) {
        try {
            return Arrays.stream(text.split(" "))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        } catch (NumberFormatException e) {
            throw InputError.about(
                    file + ", line " + (line + 1),
                    "holds something that is no number.",
                    "Remove the file to begin anew.");
        }
    }

    private static List<Double> key(double[] point) {
        return Arrays.stream(point).boxed().toList();
    }

    @Override
    public List<double[]> evaluate(List<double[]> points) {
        double[][] answers = new double[points.size()][];
        Parallel.run(points.size(), executor, i -> {
            List<Double> key = key(points.get(i));
            double[] answer = known.get(key);
            if (answer == null) {
                answer = one.apply(points.get(i));
                known.put(key, answer);
                keep(points.get(i), answer);
            }
            answers[i] = answer;
            progress.report(Math.min(1, (double) done.incrementAndGet() / expected), "evaluations");
        });
        return List.of(answers);
    }

    /** What the file holds, in an order that does not depend on which point was ready first. */
    public String text() {
        List<String> lines = known.entrySet().stream()
                .map(entry -> line(
                        entry.getKey().stream().mapToDouble(Double::doubleValue).toArray(), entry.getValue()))
                .sorted()
                .toList();
        return header + "\n" + String.join("", lines);
    }

    private static String line(double[] point, double[] answer) {
        return words(point) + "\t" + words(answer) + "\n";
    }

    private synchronized void keep(double[] point, double[] answer) {
        try {
            Files.write(file, line(point, answer).getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String words(double[] numbers) {
        return String.join(
                " ", Arrays.stream(numbers).mapToObj(Double::toString).toList());
    }
}
