package org.biofluxopt.provenance;

import org.jspecify.annotations.Nullable;

/** Where a fact comes from. A fact without one cannot be built. */
public sealed interface Source {
    /** One line a reader can follow up. */
    String citation();

    /**
     * A publication.
     *
     * @param citation authors or short title, journal, year, and where in it
     * @param doi without resolver prefix, if known
     */
    record Paper(String citation, @Nullable String doi) implements Source {
        public Paper {
            requireText(citation, "citation of a paper");
        }
    }

    /** A database entry. */
    record Database(String name, String release, String accession) implements Source {
        public Database {
            requireText(name, "name of a database");
            requireText(accession, "accession in a database");
        }

        @Override
        public String citation() {
            return release.isBlank() ? name + " " + accession : name + " " + release + " " + accession;
        }
    }

    /** Not read in a source by anyone here: from memory, chosen, or fitted. Counted and printed. */
    record Assumption(String rationale) implements Source {
        public Assumption {
            requireText(rationale, "rationale of an assumption");
        }

        @Override
        public String citation() {
            return "assumed: " + rationale;
        }
    }

    private static void requireText(String text, String what) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("The " + what + " is empty; every fact needs a source.");
        }
    }
}
