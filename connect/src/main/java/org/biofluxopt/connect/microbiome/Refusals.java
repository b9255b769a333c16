package org.biofluxopt.connect.microbiome;

import org.biofluxopt.text.InputError;

/** Messages for files that are recognised, but hold something else than abundances of taxa. */
final class Refusals {
    private Refusals() {}

    /** HUMAnN, PICRUSt and the like. */
    static InputError functional(String file, String id) {
        boolean pathway = id.contains("PWY") || id.startsWith("UNINTEGRATED");
        boolean geneFamily = id.startsWith("UniRef") || id.equals("UNMAPPED") || id.equals("READS_UNMAPPED");
        String what = pathway
                ? "a pathway table (HUMAnN style, '" + id + "')"
                : geneFamily
                        ? "a gene-family table (HUMAnN style, '" + id + "')"
                        : "a functional table (gene, enzyme or pathway ids such as '" + id + "')";
        return other(file, what);
    }

    static InputError other(String file, String what) {
        return InputError.in(file)
                .got(what)
                .expected("a table of taxa")
                .advice("Give the taxonomic profile of the same samples: a 16S feature table or a MetaPhlAn profile.")
                .error();
    }
}
