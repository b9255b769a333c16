package org.biofluxopt.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.biofluxopt.connect.microbiome.GenusTsv;
import org.biofluxopt.connect.microbiome.MicrobiomeTable;
import org.biofluxopt.connect.microbiome.MicrobiomeTables;
import org.biofluxopt.connect.microbiome.TaxonMatcher;
import org.biofluxopt.connect.microbiome.Unmatched;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.numeric.Quantiles;
import org.biofluxopt.profile.MicrobiomeSample;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Shows what a microbiome table holds, and converts it. */
@Command(
        name = "import",
        header = "Show what a microbiome table holds, and convert it.",
        description = {
            "Reads BIOM 1.0 (JSON) and 2.1 (HDF5), QIIME 2 .qza, MetaPhlAn and tab-separated tables, gzip or zip around",
            "them; the content tells the format. Sums to the taxa that knowledge/taxa.tsv knows; the rest is 'other'."
        },
        footer = {
            "",
            "Examples:",
            "  biofluxopt import table.biom",
            "  biofluxopt import table.qza --taxonomy taxonomy.qza --json",
            "  biofluxopt import merged_metaphlan.tsv --out genera.tsv"
        },
        mixinStandardHelpOptions = true)
final class ImportCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The abundance table.")
    private Path file = Path.of("");

    @Option(
            names = "--taxonomy",
            paramLabel = "FILE",
            description = "Lineages by feature id, where the table holds ids only (.qza or tab-separated).")
    private @Nullable Path taxonomy;

    @Option(names = "--json", description = "Print JSON, with all samples.")
    private boolean json;

    @Option(names = "--out", paramLabel = "FILE.tsv", description = "Write known taxa x samples, with a row 'other'.")
    private @Nullable Path out;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "10",
            description = "Samples to list (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Override
    public void run() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the specification before it runs a command");
        }
        PrintWriter print = spec.commandLine().getOut();
        TaxonMatcher matcher = TaxonMatcher.of(KnowledgeBase.bundled());
        MicrobiomeTable table = MicrobiomeTables.read(file, Optional.ofNullable(taxonomy), matcher);
        if (out != null) {
            GenusTsv.write(table, matcher, out);
        }
        if (json) {
            print.println(JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build()
                    .writeValueAsString(json(table)));
        } else {
            text(table).forEach(print::println);
            if (out != null) {
                print.println("Written:    " + out);
            }
        }
        print.flush();
    }

    private static Map<String, Object> json(MicrobiomeTable table) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("file", table.file());
        root.put("format", table.format());
        root.put("lineage_style", table.lineageStyle());
        root.put("has_lineages", table.hasLineages());
        root.put("features", table.features());
        root.put("matched_features", table.matchedFeatures());
        root.put("samples", table.sampleIds());
        root.put("taxa", GenusTsv.taxa(table));
        Map<String, Double> shares = new LinkedHashMap<>();
        Map<String, Double> totals = new LinkedHashMap<>();
        for (MicrobiomeSample sample : table.samples()) {
            shares.put(sample.id(), sample.matchedShare());
            totals.put(sample.id(), sample.totalCount());
        }
        root.put("matched_share", shares);
        root.put("total_counts", totals);
        root.put("top_unmatched", table.topUnmatched());
        root.put("notes", table.notes());
        return root;
    }

    private List<String> text(MicrobiomeTable table) {
        List<String> lines = new ArrayList<>();
        lines.add("File:       " + table.file());
        lines.add("Format:     " + table.format());
        lines.add("Lineages:   " + table.lineageStyle());
        lines.add("Features:   %,d, of which %,d belong to %d known taxa"
                .formatted(
                        table.features(),
                        table.matchedFeatures(),
                        GenusTsv.taxa(table).size()));
        lines.add("Samples:    %,d".formatted(table.sampleIds().size()));
        samples(table, lines);
        if (table.samples().size() > 1) {
            lines.add("Matched:    " + quantiles(table));
        }
        if (!table.topUnmatched().isEmpty()) {
            lines.add("Other:      "
                    + table.topUnmatched().stream()
                            .limit(8)
                            .map(ImportCommand::share)
                            .collect(Collectors.joining(", ")));
        }
        table.notes().forEach(note -> lines.add("Note:       " + note));
        advice(table, lines);
        return lines;
    }

    private void samples(MicrobiomeTable table, List<String> lines) {
        int shown = Math.min(Math.max(0, limit), table.samples().size());
        int width = Math.max(
                6,
                table.sampleIds().stream()
                        .limit(shown)
                        .mapToInt(String::length)
                        .max()
                        .orElse(6));
        if (shown > 0) {
            lines.add(("  %-" + width + "s  %14s  %8s  %9s").formatted("sample", "total", "matched", "unmatched"));
        }
        for (MicrobiomeSample sample : table.samples().subList(0, shown)) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-" + width + "s  %14s  %7.1f%%  %8.1f%%",
                    sample.id(),
                    total(sample.totalCount()),
                    100 * sample.matchedShare(),
                    sample.totalCount() == 0 ? 0 : 100 * (1 - sample.matchedShare())));
        }
        if (shown < table.samples().size()) {
            lines.add("  ... and %,d more (--limit N, --json)"
                    .formatted(table.samples().size() - shown));
        }
    }

    private static String total(double total) {
        return total == Math.rint(total)
                ? String.format(Locale.ROOT, "%,d", (long) total)
                : String.format(Locale.ROOT, "%.6g", total);
    }

    private static String quantiles(MicrobiomeTable table) {
        double[] shares = table.samples().stream()
                .filter(sample -> sample.totalCount() > 0)
                .mapToDouble(MicrobiomeSample::matchedShare)
                .sorted()
                .toArray();
        long few = table.samples().stream()
                .filter(sample -> sample.matchedShare() < MicrobiomeSample.LEAST_MATCHED_SHARE)
                .count();
        return String.format(
                Locale.ROOT,
                "least %.1f%%, quartiles %.1f%% %.1f%% %.1f%%, most %.1f%%; %,d samples below %.0f%%",
                100 * shares[0],
                100 * Quantiles.of(shares, 0.25),
                100 * Quantiles.of(shares, 0.5),
                100 * Quantiles.of(shares, 0.75),
                100 * shares[shares.length - 1],
                few,
                100 * MicrobiomeSample.LEAST_MATCHED_SHARE);
    }

    private static String share(Unmatched unmatched) {
        return String.format(Locale.ROOT, "%s %.1f%%", unmatched.name(), 100 * unmatched.share());
    }

    private static void advice(MicrobiomeTable table, List<String> lines) {
        if (!table.hasLineages()) {
            lines.add("Advice:     The table holds ids only, so nothing can be matched; give its lineages by --taxonomy"
                    + " FILE. 'optimize' refuses it as it is.");
        }
    }
}
