package org.biofluxopt.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.biofluxopt.connect.microbiome.MicrobiomeTable;
import org.biofluxopt.connect.microbiome.MicrobiomeTables;
import org.biofluxopt.connect.microbiome.SampleMetadata;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.profile.MicrobiomeSample;
import org.biofluxopt.text.InputError;

/**
 * The microbiomes of a study.
 *
 * @param samples in the table's order
 * @param cohorts where each comes from
 * @param files read for it
 */
record StudyMicrobiomes(List<MicrobiomeSample> samples, List<String> cohorts, List<Path> files) {
    private static final String ONE_COHORT = "all";

    /** The table that {@code generate} leaves in its folder. */
    private static final List<String> TABLES = List.of("genera.tsv", "genus.tsv");

    /**
     * @param table a table, or a folder that holds one
     * @param where COLUMN=VALUE in the metadata
     * @param cohort column of the metadata that names the cohort of a sample; absent: all are of one
     */
    static StudyMicrobiomes read(
            Path table,
            Optional<Path> taxonomy,
            Optional<Path> metadata,
            Optional<String> where,
            Optional<String> cohort,
            KnowledgeBase knowledge) {
        Path file = Files.isDirectory(table) ? inFolder(table) : table;
        MicrobiomeTable read = MicrobiomeTables.read(file, taxonomy, knowledge);
        if (!read.hasLineages()) {
            throw InputError.in(file.toString())
                    .got("a table with ids only, without lineages")
                    .expected("taxa with lineages")
                    .advice("Give the taxonomy as well.")
                    .error();
        }
        List<Path> files = new ArrayList<>(List.of(file));
        taxonomy.ifPresent(files::add);
        metadata.ifPresent(files::add);
        List<MicrobiomeSample> samples = chosen(read, metadata, where, cohort).stream()
                .filter(sample -> sample.matchedShare() >= MicrobiomeSample.LEAST_MATCHED_SHARE)
                .toList();
        if (samples.isEmpty()) {
            throw InputError.in(file.toString())
                    .got("no sample with a fifth of its counts in known taxa")
                    .expected("gut samples classified to genus")
                    .error();
        }
        return new StudyMicrobiomes(samples, cohorts(samples, metadata, cohort), files);
    }

    private static List<String> cohorts(
            List<MicrobiomeSample> samples, Optional<Path> metadata, Optional<String> cohort) {
        if (cohort.isEmpty()) {
            return samples.stream().map(sample -> ONE_COHORT).toList();
        }
        if (metadata.isEmpty()) {
            throw InputError.about("cohort", "names a column, but no metadata is given.", "Add --metadata FILE.");
        }
        Map<String, String> said = SampleMetadata.column(metadata.get(), cohort.get());
        return samples.stream()
                .map(sample -> said.getOrDefault(sample.id(), "not said"))
                .toList();
    }

    private static List<MicrobiomeSample> chosen(
            MicrobiomeTable table, Optional<Path> metadata, Optional<String> where, Optional<String> cohort) {
        if (metadata.isEmpty() || (where.isEmpty() && cohort.isPresent())) {
            return table.samples();
        }
        int equals = where.map(text -> text.indexOf('=')).orElse(-1);
        if (where.isEmpty() || equals < 1) {
            throw InputError.about(
                    "metadata", "needs where: COLUMN=VALUE to choose samples.", "Example: body_site=UBERON:feces");
        }
        Set<String> ids = new LinkedHashSet<>(SampleMetadata.where(
                metadata.get(), where.get().substring(0, equals), where.get().substring(equals + 1)));
        return table.samples().stream()
                .filter(sample -> ids.contains(sample.id()))
                .toList();
    }

    private static Path inFolder(Path folder) {
        for (String name : TABLES) {
            if (Files.isRegularFile(folder.resolve(name))) {
                return folder.resolve(name);
            }
        }
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> tables = entries.filter(
                            path -> path.toString().toLowerCase(Locale.ROOT).matches(".*\\.(tsv|biom|qza)(\\.gz)?"))
                    .sorted()
                    .toList();
            if (tables.size() == 1) {
                return tables.getFirst();
            }
            throw InputError.in(folder.toString())
                    .got(tables.size() + " tables (.tsv, .biom, .qza)")
                    .expected("one, or one of " + String.join(", ", TABLES))
                    .advice("Name the table itself.")
                    .error();
        } catch (IOException e) {
            throw InputError.in(folder.toString())
                    .got("a folder that cannot be read")
                    .expected("a readable one")
                    .error();
        }
    }
}
