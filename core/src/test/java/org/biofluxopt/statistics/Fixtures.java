package org.biofluxopt.statistics;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Values of R 4.2.2, made by {@code fixtures.R} beside them. */
final class Fixtures {
    private static final Map<String, double[]> VALUES = read();

    private Fixtures() {}

    static double[] of(String key) {
        return Objects.requireNonNull(VALUES.get(key), key).clone();
    }

    private static Map<String, double[]> read() {
        try (InputStream in = Objects.requireNonNull(Fixtures.class.getResourceAsStream("fixtures.tsv"))) {
            Map<String, double[]> values = new TreeMap<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> {
                String[] cells = line.split("\t", -1);
                values.put(
                        cells[0],
                        Arrays.stream(cells[1].split(" ", -1))
                                .mapToDouble(Double::parseDouble)
                                .toArray());
            });
            return values;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
