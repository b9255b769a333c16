package org.biofluxopt.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.biofluxopt.connect.microbiome.MicrobiomeTable;
import org.biofluxopt.connect.microbiome.MicrobiomeTables;
import org.biofluxopt.connect.microbiome.SampleMetadata;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.profile.MicrobiomeReference;
import org.biofluxopt.profile.MicrobiomeSample;
import org.biofluxopt.profile.Profile;
import org.biofluxopt.text.InputError;
import org.jspecify.annotations.Nullable;

/**
 * The samples a plan is asked for.
 *
 * @param table the table they are in; absent when no microbiome was given
 * @param ids which of its samples, in order
 * @param several whether the person asked for a series (a folder each), even of one
 * @param files table and taxonomy, for the recipe
 */
record SampleChoice(Optional<MicrobiomeTable> table, List<String> ids, boolean several, List<Path> files) {

    static SampleChoice of(
            Profile profile,
            @Nullable Path microbiome,
            @Nullable Path taxonomy,
            @Nullable String sample,
            @Nullable Path samples,
            @Nullable Path metadata,
            @Nullable String where,
            int limit,
            KnowledgeBase knowledge) {
        Optional<MicrobiomeReference> named = profile.microbiome();
        Path file = microbiome != null
                ? microbiome
                : named.map(MicrobiomeReference::file).orElse(null);
        if (file == null) {
            if (sample != null || samples != null || metadata != null) {
                throw InputError.about(
                        "--sample, --samples and --metadata",
                        "choose from a table, but none was given.",
                        "Add --microbiome FILE.");
            }
            return new SampleChoice(Optional.empty(), List.of(), false, List.of());
        }
        boolean own = microbiome == null;
        Optional<Path> lineages = Optional.ofNullable(taxonomy)
                .or(() -> own ? named.flatMap(MicrobiomeReference::taxonomy) : Optional.empty());
        MicrobiomeTable table = MicrobiomeTables.read(file, lineages, knowledge);
        if (!table.hasLineages()) {
            throw InputError.in(file.toString())
                    .got("a table with ids only, without lineages")
                    .expected("taxa with lineages")
                    .advice("Give the taxonomy with --taxonomy FILE (a QIIME 2 taxonomy .qza or a TSV of id and"
                            + " lineage).")
                    .error();
        }
        List<Path> files = new ArrayList<>(List.of(file));
        lineages.ifPresent(files::add);
        if (samples != null || metadata != null) {
            List<String> ids = list(table, samples, metadata, where, limit);
            return new SampleChoice(Optional.of(table), ids, true, files);
        }
        Optional<String> id = Optional.ofNullable(sample)
                .or(() -> own ? named.flatMap(MicrobiomeReference::sample) : Optional.empty());
        return new SampleChoice(Optional.of(table), List.of(id.orElseGet(() -> onlySample(table))), false, files);
    }

    static String onlySample(MicrobiomeTable table) {
        if (table.sampleIds().size() != 1) {
            throw InputError.in(table.file())
                    .got(table.sampleIds().size() + " samples and no choice")
                    .expected("--sample ID, --samples LIST.txt or --metadata FILE --where COLUMN=VALUE")
                    .advice("'biofluxopt import " + table.file() + "' lists them.")
                    .error();
        }
        return table.sampleIds().getFirst();
    }

    private static List<String> list(
            MicrobiomeTable table, @Nullable Path samples, @Nullable Path metadata, @Nullable String where, int limit) {
        Set<String> wanted = new LinkedHashSet<>(samples != null ? lines(samples) : matching(table, metadata, where));
        List<String> ids = new ArrayList<>();
        for (String id : wanted) {
            table.sample(id); // refuses an unknown id with the nearest known one
            if (ids.size() < limit) {
                ids.add(id);
            }
        }
        if (ids.isEmpty()) {
            throw InputError.in(String.valueOf(samples != null ? samples : metadata))
                    .got("no sample id")
                    .expected("at least one sample of " + table.file())
                    .error();
        }
        return ids;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw InputError.in(file.toString())
                    .got("a file that cannot be read as text")
                    .expected("a list of sample ids, one a line")
                    .error();
        }
    }

    private static List<String> matching(MicrobiomeTable table, @Nullable Path metadata, @Nullable String where) {
        if (metadata == null || where == null || where.indexOf('=') < 1) {
            throw InputError.about(
                    "--metadata",
                    "needs --where COLUMN=VALUE to choose samples.",
                    "Example: --metadata samples.tsv --where body_site=UBERON:feces");
        }
        int equals = where.indexOf('=');
        String column = where.substring(0, equals);
        String value = where.substring(equals + 1);
        Set<String> inTable = new LinkedHashSet<>(table.sampleIds());
        List<String> ids = SampleMetadata.where(metadata, column, value).stream()
                .filter(inTable::contains)
                .toList();
        if (ids.isEmpty()) {
            throw InputError.in(metadata.toString())
                    .field(column)
                    .got("no sample of " + table.file() + " with " + where)
                    .expected("at least one")
                    .advice("Check the value's spelling and that the ids of both files agree.")
                    .error();
        }
        return ids;
    }

    /** The one sample, refused where too little of it is known. */
    Optional<MicrobiomeSample> only() {
        Optional<MicrobiomeSample> sample = table.map(known -> known.sample(ids.getFirst()));
        sample.flatMap(SampleChoice::refusal).ifPresent(reason -> {
            throw InputError.in(table.map(MicrobiomeTable::file).orElse(""))
                    .field(ids.getFirst())
                    .got(reason)
                    .expected("a matched share of at least 20 %")
                    .advice(
                            "'biofluxopt import' shows the unmatched names. A gut sample classified to genus by a 16S or"
                                    + " shotgun pipeline matches; names below genus without a lineage do not.")
                    .error();
        });
        return sample;
    }

    /** Why a plan for this sample would rest on too little, if it would. */
    static Optional<String> refusal(MicrobiomeSample sample) {
        if (sample.matchedShare() >= MicrobiomeSample.LEAST_MATCHED_SHARE) {
            return Optional.empty();
        }
        return Optional.of(
                String.format(Locale.ROOT, "only %.1f %% of the counts in known taxa", 100 * sample.matchedShare()));
    }
}
