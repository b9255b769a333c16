package org.biofluxopt.learn;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;

/** Learning curves in a folder: {@code curve.csv}, and {@code events.out.tfevents.curve} for TensorBoard. */
public final class Curves {
    private final Path csv;
    private final EventFile events;
    private final DoubleSupplier clock;

    /** @param clock seconds since 1970, for TensorBoard only */
    public Curves(Path folder, DoubleSupplier clock) throws IOException {
        this.clock = clock;
        csv = folder.resolve("curve.csv");
        events = new EventFile(folder.resolve("events.out.tfevents.curve"), clock.getAsDouble());
    }

    /** Forgets points after a step: a kill may have left one that the checkpoint has not. */
    public void keepUntil(long step) throws IOException {
        if (Files.exists(csv)) {
            StringBuilder kept = new StringBuilder();
            for (String line : Files.readAllLines(csv)) {
                String first = line.split(",", -1)[0];
                if (first.equals("step") || Long.parseLong(first) <= step) {
                    kept.append(line).append('\n');
                }
            }
            Files.writeString(csv, kept);
        }
    }

    /** Adds a point; the same names in the same order each time. */
    public void add(long step, Map<String, Double> values) throws IOException {
        List<String> names = List.copyOf(values.keySet());
        StringBuilder text = new StringBuilder();
        if (!Files.exists(csv)) {
            text.append("step,").append(String.join(",", names)).append('\n');
        }
        text.append(step);
        values.values().forEach(value -> text.append(',').append(value));
        Files.writeString(
                csv, text.append('\n'), StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        events.add(clock.getAsDouble(), step, values);
    }
}
