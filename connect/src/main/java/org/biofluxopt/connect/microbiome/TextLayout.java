package org.biofluxopt.connect.microbiome;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.biofluxopt.text.InputError;
import org.jspecify.annotations.Nullable;

/**
 * How a text table is laid out, told from its comment lines, header and first rows.
 *
 * @param headerLine 1-based line of the header; rows follow it
 * @param header one cell a column of the rows
 * @param taxonomyColumns columns that together hold the lineage; empty if the first column is all there is
 * @param valueColumns columns with abundances, in order
 * @param sampleNames ids for {@code valueColumns}; where samples are rows, the features
 * @param samplesInRows whether the table is transposed
 * @param metaphlan whether rows hold every rank of a clade, so that only one rank may be summed
 */
record TextLayout(
        int headerLine,
        List<String> header,
        List<Integer> taxonomyColumns,
        List<Integer> valueColumns,
        List<String> sampleNames,
        boolean samplesInRows,
        boolean metaphlan) {
    private static final int PEEK = 50;
    private static final Set<String> METAPHLAN_EXTRAS = Set.of(
            "ncbi_tax_id",
            "ncbi_taxid",
            "clade_taxid",
            "additional_species",
            "coverage",
            "estimated_number_of_reads_from_the_clade",
            "average_genome_length_in_the_clade");
    private static final List<String> RANKS =
            List.of("kingdom", "domain", "phylum", "class", "order", "family", "genus", "species");

    static TextLayout of(Content content, Collapser table) {
        try (TextLines lines = new TextLines(content.file(), content.open())) {
            return new Reading(content.file(), table, lines).layout();
        }
    }

    /** The lines read so far. */
    private static final class Reading {
        private final String file;
        private final Collapser table;
        private final TextLines lines;
        private String @Nullable [] hashHeader;
        private int hashHeaderLine;
        private String sampleId = "";

        Reading(String file, Collapser table, TextLines lines) {
            this.file = file;
            this.table = table;
            this.lines = lines;
        }

        TextLayout layout() {
            String[] first = firstRow();
            int firstLine = lines.number();
            boolean hash = hashHeader != null
                    && !first[0].strip().toLowerCase(Locale.ROOT).equals("clade_name")
                    && (hashHeader.length == first.length || hashHeader.length == first.length - 1);
            String[] header = hash ? java.util.Objects.requireNonNull(hashHeader) : first;
            refuseFunctional(header[0]);
            List<String[]> rows = new ArrayList<>();
            if (hash) {
                rows.add(first);
            }
            while (rows.size() < PEEK) {
                String line = lines.next();
                if (line == null) {
                    break;
                }
                if (!line.isBlank() && !line.startsWith("#")) {
                    rows.add(line.split("\t", -1));
                }
            }
            if (rows.isEmpty()) {
                throw InputError.in(file)
                        .got("an empty table (a header and no row)")
                        .expected("at least one feature")
                        .error();
            }
            if (header.length == rows.getFirst().length - 1) { // as R writes row names
                header = prepended(header);
            }
            return layout(hash ? hashHeaderLine : firstLine, header, rows);
        }

        private String[] firstRow() {
            for (String line = lines.next(); line != null; line = lines.next()) {
                if (line.startsWith("#")) {
                    hash(line);
                } else if (!line.isBlank()) {
                    return columns(line);
                }
            }
            if (hashHeader != null) {
                throw InputError.in(file)
                        .got("an empty table (a header and no row)")
                        .expected("at least one feature")
                        .error();
            }
            throw InputError.in(file)
                    .got("no line of data")
                    .expected("a header and one feature a line")
                    .error();
        }

        private String[] columns(String line) {
            String[] cells = line.split("\t", -1);
            if (cells.length < 2) {
                throw InputError.in(file)
                        .line(lines.number())
                        .got("'" + line.strip() + "'")
                        .expected("columns separated by tabs")
                        .advice(
                                line.indexOf(',') > 0
                                        ? "Commas do not separate columns here; save the table as tab-separated text."
                                        : "Supported: BIOM 1.0 and 2.1, QIIME 2 .qza, MetaPhlAn and tab-separated tables.")
                        .error();
            }
            return cells;
        }

        private void hash(String line) {
            String[] cells = line.substring(1).split("\t", -1);
            if (cells.length > 1) {
                if (cells[0].strip().equalsIgnoreCase("SampleID") && cells.length == 2) {
                    sampleId = cells[1].strip();
                }
                hashHeader = cells;
                hashHeaderLine = lines.number();
            }
        }

        private void refuseFunctional(String corner) {
            String name = corner.replace("#", "").strip().toLowerCase(Locale.ROOT);
            if (name.equals("gene family") || name.equals("pathway")) {
                throw Refusals.functional(file, name.equals("pathway") ? "PWY" : "UniRef");
            }
        }

        private static String[] prepended(String[] header) {
            String[] all = new String[header.length + 1];
            all[0] = "";
            System.arraycopy(header, 0, all, 1, header.length);
            return all;
        }

        private TextLayout layout(int headerLine, String[] header, List<String[]> rows) {
            List<String> names = Arrays.stream(header).map(String::strip).toList();
            boolean metaphlan = names.getFirst().equalsIgnoreCase("clade_name")
                    || rows.stream().anyMatch(row -> row[0].contains("|p__"));
            List<Integer> taxonomy = metaphlan ? List.of() : taxonomyColumns(names);
            List<Integer> values = new ArrayList<>();
            boolean oneSample = metaphlan && names.contains("relative_abundance");
            for (int c = 1; c < names.size(); c++) {
                boolean extra =
                        metaphlan && METAPHLAN_EXTRAS.contains(names.get(c).toLowerCase(Locale.ROOT));
                boolean other = oneSample && !names.get(c).equals("relative_abundance");
                if (!taxonomy.contains(c) && !extra && !other) {
                    values.add(c);
                }
            }
            List<String> samples = oneSample
                    ? List.of(oneSampleName())
                    : values.stream().map(names::get).toList();
            boolean transposed = !metaphlan && taxonomy.isEmpty() && transposed(samples, rows);
            return new TextLayout(headerLine, names, taxonomy, values, samples, transposed, metaphlan);
        }

        private String oneSampleName() {
            return sampleId.isEmpty()
                    ? Path.of(file).getFileName().toString().replaceFirst("(?i)(\\.(tsv|txt|gz|zip))+$", "")
                    : sampleId;
        }

        private static List<Integer> taxonomyColumns(List<String> names) {
            List<Integer> ranks = new ArrayList<>();
            for (int c = 1; c < names.size(); c++) {
                if (BiomJson.isTaxonomy(names.get(c))) {
                    return List.of(c);
                }
                if (RANKS.contains(names.get(c).toLowerCase(Locale.ROOT))) {
                    ranks.add(c);
                }
            }
            return ranks.size() >= 5 ? List.copyOf(ranks) : List.of();
        }

        /** Only where the header holds taxa and the rows do not; anything less clear is read as features in rows. */
        private boolean transposed(List<String> columns, List<String[]> rows) {
            List<String> first = rows.stream().map(row -> row[0]).toList();
            if (share(columns, Lineage::looksLike) > 0.5) {
                return share(first, Lineage::looksLike) == 0;
            }
            return share(columns, Reading::named) >= 0.5
                    && share(first, Reading::named) <= 0.2
                    && columns.stream().anyMatch(table::knows);
        }

        private static boolean named(String text) {
            return Lineage.looksLike(text) || TaxonMatcher.ofBareId(text).style() != Lineage.Style.NONE;
        }

        private static double share(List<String> texts, java.util.function.Predicate<String> test) {
            return texts.isEmpty() ? 0 : texts.stream().filter(test).count() / (double) texts.size();
        }
    }
}
