package org.biofluxopt.knowledge;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** How a row of {@code taxa.tsv} reads. */
final class TaxonRow {
    static final String[] COLUMNS = {
        "id", "name", "synonyms", "families", "de_novo", "de_novo_alpha", "de_novo_beta", "salvage", "need",
        "need_alpha", "need_beta", "corrinoid", "true_cobalamin", "hmp", "hmp_mean", "hmp_sd", "us", "us_mean",
        "us_sd", "small_intestine", "takes_bound", "guild", "probiotic", "source", "status", "note"
    };
    private static final Pattern ID = Pattern.compile("[a-z][a-z_]*");

    private enum YesNo {
        YES,
        NO
    }

    private TaxonRow() {}

    static TaxonTraits taxon(FactRow row) {
        String id = row.text("id");
        if (!ID.matcher(id).matches()) {
            throw row.error("id", "'" + id + "'", "lower-case letters and underscores");
        }
        return new TaxonTraits(
                row.label(id, "traits of " + row.text("name")),
                row.text("name"),
                row.list("synonyms"),
                row.list("families"),
                row.word("de_novo", TaxonTraits.DeNovo.class),
                prior(row, "de_novo_alpha", "de_novo_beta"),
                row.text("salvage"),
                row.word("need", TaxonTraits.Need.class),
                prior(row, "need_alpha", "need_beta"),
                row.text("corrinoid"),
                row.word("true_cobalamin", TaxonTraits.TrueCobalamin.class),
                share(row, "hmp"),
                share(row, "us"),
                (int) row.number("small_intestine", 0, 2),
                row.word("takes_bound", YesNo.class) == YesNo.YES,
                row.word("guild", TaxonTraits.Guild.class),
                row.word("probiotic", TaxonTraits.Probiotic.class));
    }

    private static Beta prior(FactRow row, String alpha, String beta) {
        return new Beta(row.number(alpha, 1e-3, 1e6), row.number(beta, 1e-3, 1e6));
    }

    private static TaxonTraits.Share share(FactRow row, String column) {
        OptionalDouble mean = row.optionalNumber(column + "_mean", 0, 100);
        OptionalDouble sd = row.optionalNumber(column + "_sd", 0, 100);
        return new TaxonTraits.Share(row.text(column), mean, sd);
    }
}
