package org.biofluxopt.connect.microbiome;

import java.util.List;
import java.util.Set;
import org.biofluxopt.text.InputError;

/** QIIME 2 artifacts: a zip archive with UUID/metadata.yaml, which names the semantic type, and UUID/data/. */
final class Qza {
    private static final Set<String> ABUNDANCES = Set.of("FeatureTable[Frequency]", "FeatureTable[RelativeFrequency]");
    private static final String TAXONOMY = "FeatureData[Taxonomy]";

    private final Content zip;
    private final String root;
    private final String type;

    private Qza(Content zip, String root, String type) {
        this.zip = zip;
        this.root = root;
        this.type = type;
    }

    /** Whether these are the entries of an artifact. */
    static boolean is(List<String> entries) {
        return entries.stream().anyMatch(name -> name.matches("[0-9a-f-]{36}/metadata\\.yaml"))
                && entries.stream().anyMatch(name -> name.matches("[0-9a-f-]{36}/VERSION"));
    }

    static Qza of(Content zip) {
        String metadata = zip.entries().stream()
                .filter(name -> name.matches("[0-9a-f-]{36}/metadata\\.yaml"))
                .findFirst()
                .orElseThrow();
        String type = "";
        try (Content yaml = zip.entry(metadata);
                TextLines lines = new TextLines(zip.file(), yaml.open())) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                if (line.startsWith("type:")) {
                    type = line.substring("type:".length())
                            .replace("'", "")
                            .replace("\"", "")
                            .strip();
                }
            }
        }
        return new Qza(zip, metadata.substring(0, metadata.indexOf('/')), type);
    }

    /** The BIOM file inside; other types are refused by name. */
    Content featureTable() {
        if (type.equals(TAXONOMY)) {
            throw InputError.in(zip.file())
                    .got("a QIIME 2 taxonomy (" + TAXONOMY + ")")
                    .expected("a feature table (FeatureTable[Frequency])")
                    .advice("Give the feature table as FILE and this file as --taxonomy.")
                    .error();
        }
        if (!ABUNDANCES.contains(type)) {
            throw InputError.in(zip.file())
                    .got("a QIIME 2 artifact of type " + type)
                    .expected("FeatureTable[Frequency] or FeatureTable[RelativeFrequency]")
                    .error();
        }
        return entry("feature-table.biom");
    }

    /** The taxonomy.tsv inside. */
    Content taxonomy() {
        if (!type.equals(TAXONOMY)) {
            throw InputError.in(zip.file())
                    .field("--taxonomy")
                    .got("a QIIME 2 artifact of type " + type)
                    .expected(TAXONOMY)
                    .error();
        }
        return entry("taxonomy.tsv");
    }

    private Content entry(String name) {
        String path = root + "/data/" + name;
        if (!zip.entries().contains(path)) {
            throw InputError.in(zip.file())
                    .got("a QIIME 2 artifact without data/" + name)
                    .expected("the whole artifact")
                    .advice("Export it again.")
                    .error();
        }
        return zip.entry(path);
    }
}
