package org.biofluxopt.connect.microbiome;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.text.InputError;

/**
 * Reads an abundance table of any supported format and collapses it to the known taxa. The format is told by the
 * content. Memory grows with samples times known taxa, not with the table.
 */
public final class MicrobiomeTables {
    private MicrobiomeTables() {}

    /** The same, collapsed to the taxa of the knowledge base. */
    public static MicrobiomeTable read(Path file, Optional<Path> taxonomy, KnowledgeBase knowledge) {
        return read(file, taxonomy, TaxonMatcher.of(knowledge));
    }

    /**
     * Reads every sample of a table.
     *
     * @param taxonomy lineages by feature id, for tables that hold ids only
     * @throws InputError if the file is none of the supported formats, broken, or not a table of taxa
     */
    public static MicrobiomeTable read(Path file, Optional<Path> taxonomy, TaxonMatcher matcher) {
        FeatureTaxonomy lineages = taxonomy.map(MicrobiomeTables::taxonomy).orElseGet(FeatureTaxonomy::none);
        try (Content content = Content.of(file)) {
            return read(content, new Collapser(content.file(), matcher, lineages));
        }
    }

    /**
     * The same, collapsed to every genus the table holds, known or not; a sample's {@code abundance} then holds
     * lineages ("f__Bacteroidaceae;g__Bacteroides") in place of taxon ids and sums to 1.
     */
    public static MicrobiomeTable readGenera(Path file, Optional<Path> taxonomy, KnowledgeBase knowledge) {
        FeatureTaxonomy lineages = taxonomy.map(MicrobiomeTables::taxonomy).orElseGet(FeatureTaxonomy::none);
        try (Content content = Content.of(file)) {
            return read(content, new Collapser(content.file(), TaxonMatcher.of(knowledge), lineages, true));
        }
    }

    private static MicrobiomeTable read(Content content, Collapser table) {
        return switch (content.kind()) {
            case JSON -> BiomJson.read(content, table);
            case HDF5 -> BiomHdf5.read(content, table);
            case TEXT -> TextTable.read(content, table);
            case ZIP -> {
                List<String> entries = content.entries();
                if (Qza.is(entries)) {
                    try (Content inside = Qza.of(content).featureTable()) {
                        MicrobiomeTable biom = read(inside, table);
                        yield biom.withFormat("QIIME 2 artifact with " + biom.format());
                    }
                }
                try (Content inside = content.entry(only(content, entries))) {
                    if (inside.kind() == Content.Kind.ZIP) {
                        throw InputError.in(content.file())
                                .got("an archive in an archive")
                                .expected("one table")
                                .error();
                    }
                    MicrobiomeTable zipped = read(inside, table);
                    yield zipped.withFormat(zipped.format() + ", zipped");
                }
            }
        };
    }

    private static String only(Content content, List<String> entries) {
        if (entries.size() != 1) {
            throw InputError.in(content.file())
                    .got("a zip archive of " + entries.size() + " files")
                    .expected("one table, or a QIIME 2 artifact")
                    .advice("Unpack it and give the table.")
                    .error();
        }
        return entries.getFirst();
    }

    private static FeatureTaxonomy taxonomy(Path file) {
        try (Content content = Content.of(file)) {
            return switch (content.kind()) {
                case TEXT -> FeatureTaxonomy.read(content);
                case ZIP -> {
                    List<String> entries = content.entries();
                    if (Qza.is(entries)) {
                        try (Content inside = Qza.of(content).taxonomy()) {
                            yield FeatureTaxonomy.read(inside);
                        }
                    }
                    try (Content inside = content.entry(only(content, entries))) {
                        yield FeatureTaxonomy.read(inside);
                    }
                }
                case JSON, HDF5 ->
                    throw InputError.in(content.file())
                            .field("--taxonomy")
                            .got("a BIOM file")
                            .expected("a QIIME 2 taxonomy (.qza) or lines 'feature id<tab>lineage'")
                            .error();
            };
        }
    }
}
