package org.biofluxopt.generate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * The shipped samples: stool of the Human Microbiome Project (Huttenhower et al. 2012, doi 10.1038/nature11234), 16S
 * V3-V5, reads by genus. {@code hmp-stool.json} beside them says where they come from and how they were made.
 */
public final class HmpStool {
    /** In words. */
    public static final String NAME = "the Human Microbiome Project (stool, 16S V3-V5)";

    private HmpStool() {}

    /** Fewest reads of a sample that a model is fitted to: 35 of 388 have fewer, some only one. */
    private static final int LEAST_READS = 1000;

    /** Its 353 samples of at least 1000 reads, one group. */
    public static GenusTable table() {
        try (InputStream resource = HmpStool.class.getResourceAsStream("hmp-stool.tsv.gz")) {
            if (resource == null) {
                throw new IllegalStateException("hmp-stool.tsv.gz is missing from the build.");
            }
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(new GZIPInputStream(resource), StandardCharsets.UTF_8));
            List<String[]> rows =
                    lines.lines().map(line -> line.split("\t", -1)).toList();
            List<String> ids = Arrays.asList(rows.get(0)).subList(1, rows.get(0).length);
            int[] person = Arrays.stream(rows.get(1))
                    .skip(1)
                    .mapToInt(Integer::parseInt)
                    .toArray();
            double[][] counts = new double[ids.size()][rows.size() - 2];
            List<String> genera = new ArrayList<>();
            for (int j = 0; j < rows.size() - 2; j++) {
                String[] row = rows.get(j + 2);
                genera.add(row[0]);
                for (int i = 0; i < counts.length; i++) {
                    counts[i][j] = Integer.parseInt(row[i + 1]);
                }
            }
            GenusTable all = new GenusTable(genera, ids, counts, List.of("stool"), new int[ids.size()], person);
            return all.rows(java.util.stream.IntStream.range(0, all.size())
                    .filter(i -> all.depth(i) >= LEAST_READS)
                    .toArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
