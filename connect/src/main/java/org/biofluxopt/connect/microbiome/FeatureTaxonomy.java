package org.biofluxopt.connect.microbiome;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.biofluxopt.text.InputError;
import org.jspecify.annotations.Nullable;

/** Lineages by feature id from a file beside the table (QIIME 2 taxonomy, Greengenes or SILVA id maps). */
final class FeatureTaxonomy {
    private final String file;
    private final Map<String, String> lineages = new HashMap<>();
    private int used;

    private FeatureTaxonomy(String file) {
        this.file = file;
    }

    /** No such file: the table speaks for itself. */
    static FeatureTaxonomy none() {
        return new FeatureTaxonomy("");
    }

    static FeatureTaxonomy read(Content content) {
        FeatureTaxonomy taxonomy = new FeatureTaxonomy(content.file());
        try (TextLines lines = new TextLines(content.file(), content.open())) {
            int idColumn = 0;
            int taxonColumn = 1;
            boolean first = true;
            for (String line = lines.next(); line != null; line = lines.next()) {
                String[] cells = line.split("\t", -1);
                if (line.isBlank() || line.startsWith("#q2:")) {
                    continue;
                }
                int named = first ? taxonColumn(cells) : -1;
                if (named >= 0) {
                    taxonColumn = named;
                } else if (!(first && line.startsWith("#"))) {
                    taxonomy.put(cells, idColumn, taxonColumn, lines.number());
                }
                first = first && line.startsWith("#") && named < 0;
            }
        }
        if (taxonomy.lineages.isEmpty()) {
            throw InputError.in(content.file())
                    .got("no lineage")
                    .expected("lines 'feature id<tab>lineage'")
                    .error();
        }
        return taxonomy;
    }

    private void put(String[] cells, int idColumn, int taxonColumn, int line) {
        if (cells.length <= taxonColumn) {
            throw InputError.in(file)
                    .line(line)
                    .got(cells.length + " columns")
                    .expected("a feature id, a tab and a lineage")
                    .error();
        }
        String lineage = cells[taxonColumn].strip();
        String before = lineages.put(cells[idColumn].strip(), lineage);
        if (before != null && !before.equals(lineage)) {
            throw InputError.in(file)
                    .line(line)
                    .field(cells[idColumn])
                    .got("a second lineage for this feature")
                    .expected("one lineage a feature")
                    .error();
        }
    }

    private static int taxonColumn(String[] header) {
        for (int i = 1; i < header.length; i++) {
            String name = header[i].strip().toLowerCase(Locale.ROOT);
            if (List.of("taxon", "taxonomy", "lineage", "consensus lineage").contains(name)) {
                return i;
            }
        }
        return -1;
    }

    Lineage of(String id, Lineage own) {
        @Nullable String lineage = lineages.get(id);
        if (lineage == null) {
            return own;
        }
        used++;
        return Lineage.parse(lineage);
    }

    /** A taxonomy of another table is a mistake the user wants to hear of. */
    void checkUsed(int features, List<String> notes) {
        if (lineages.isEmpty() || used == features) {
            return;
        }
        if (used == 0) {
            throw InputError.in(file)
                    .got("lineages for none of the table's " + features + " features")
                    .expected("the same feature ids as in the table")
                    .advice("The taxonomy must be of the same feature table (for example '"
                            + lineages.keySet().stream().sorted().findFirst().orElse("") + "' is not in it).")
                    .error();
        }
        notes.add((features - used) + " of " + features + " features have no entry in the taxonomy file.");
    }
}
