package org.biofluxopt.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.biofluxopt.connect.microbiome.MicrobiomeTable;
import org.biofluxopt.connect.microbiome.MicrobiomeTables;
import org.biofluxopt.connect.microbiome.SampleMetadata;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.profile.MicrobiomeSample;
import org.biofluxopt.text.InputError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that name the samples of a microbiome table which a network learns from. */
final class GutSamples {
    @Option(
            names = {"--microbiome", "--table"},
            paramLabel = "FILE",
            description = "abundance table of gut samples")
    private @Nullable Path microbiome;

    @Option(names = "--taxonomy", paramLabel = "FILE", description = "taxonomy of a table that holds ids only")
    private @Nullable Path taxonomy;

    @Option(names = "--metadata", paramLabel = "FILE", description = "sample metadata (TSV) to choose samples from")
    private @Nullable Path metadata;

    @Option(names = "--where", paramLabel = "COLUMN=VALUE", description = "which samples of --metadata to take")
    private @Nullable String where;

    boolean given() {
        return microbiome != null;
    }

    /** The files that were named. */
    List<Path> files() {
        List<Path> files = new ArrayList<>();
        for (Path file : new @Nullable Path[] {microbiome, taxonomy, metadata}) {
            if (file != null) {
                files.add(file);
            }
        }
        return files;
    }

    /** File name under which the samples are cited. */
    String source() {
        return microbiome == null ? "" : String.valueOf(microbiome.getFileName());
    }

    List<MicrobiomeSample> read(KnowledgeBase knowledge) {
        if (microbiome == null) {
            throw InputError.about("--microbiome", "is missing.", "Name an abundance table.");
        }
        MicrobiomeTable table = MicrobiomeTables.read(microbiome, Optional.ofNullable(taxonomy), knowledge);
        if (!table.hasLineages()) {
            throw InputError.in(microbiome.toString())
                    .got("a table with ids only, without lineages")
                    .expected("taxa with lineages")
                    .advice("Give the taxonomy with --taxonomy FILE.")
                    .error();
        }
        List<MicrobiomeSample> samples = table.samples();
        if (metadata != null) {
            List<String> ids = chosen(metadata);
            samples =
                    samples.stream().filter(sample -> ids.contains(sample.id())).toList();
        }
        samples = samples.stream().filter(sample -> sample.totalCount() > 0).toList();
        if (samples.isEmpty()) {
            throw InputError.in(microbiome.toString())
                    .got("no sample" + (where == null ? "" : " with " + where))
                    .expected("at least one with a count")
                    .error();
        }
        return samples;
    }

    private List<String> chosen(Path file) {
        int equals = where == null ? -1 : where.indexOf('=');
        if (where == null || equals < 1) {
            throw InputError.about(
                    "--metadata", "needs --where COLUMN=VALUE.", "Example: --where body_site=UBERON:feces");
        }
        return SampleMetadata.where(file, where.substring(0, equals), where.substring(equals + 1));
    }
}
