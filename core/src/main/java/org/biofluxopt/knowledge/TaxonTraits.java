package org.biofluxopt.knowledge;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a genus of gut bacteria or archaea does with cobalamin. Traits belong to strains, so those that vary are priors.
 *
 * @param name as printed
 * @param synonyms other names of the same taxon in Greengenes, SILVA, GTDB or MetaPhlAn; no GTDB suffixes
 * @param families family names whose unclassified members count as this taxon
 * @param deNovo pathway for making a corrinoid ring
 * @param makes probability that a strain makes a corrinoid
 * @param salvage what it takes up, in words; "none" if nothing
 * @param need whether it cannot grow well without a corrinoid
 * @param needs probability that a strain needs one
 * @param corrinoid made or wanted, as far as known
 * @param trueCobalamin whether what it makes works in man (DMB as lower ligand)
 * @param stoolHmp share in HMP stool, V1-3, n 171
 * @param stoolUs share in stool of US adults, V4, n 129 (Yatsunenko 2012)
 * @param smallIntestine presence there: 0 no, 1 transient or low, 2 resident
 * @param takesBound takes intrinsic-factor-bound cobalamin, so competes with the host
 */
public record TaxonTraits(
        FactLabel label,
        String name,
        List<String> synonyms,
        List<String> families,
        DeNovo deNovo,
        Beta makes,
        String salvage,
        Need need,
        Beta needs,
        String corrinoid,
        TrueCobalamin trueCobalamin,
        Share stoolHmp,
        Share stoolUs,
        int smallIntestine,
        boolean takesBound,
        Guild guild,
        Probiotic probiotic)
        implements Fact {

    /** Way of making the corrin ring. */
    public enum DeNovo {
        ANAEROBIC,
        AEROBIC,
        NONE,
        VARIABLE,
        VARIABLE_MOSTLY_NONE
    }

    /** Need of a corrinoid from outside. */
    public enum Need {
        OBLIGATE,
        PARTIAL,
        NONE
    }

    /** Whether the corrinoid made is cobalamin. */
    public enum TrueCobalamin {
        YES,
        NO,
        WITH_DMB,
        UNKNOWN
    }

    /** The part a taxon plays where the simulator lumps taxa; {@code knowledge/README.md} has the rule. */
    public enum Guild {
        PRODUCER,
        AUXOTROPH,
        SALVAGER,
        COMPETITOR,
        REST;

        /** The word in tables. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether a plan may offer it as a probiotic. */
    public enum Probiotic {
        ALLOWED,
        BARRED,
        NOT_A_PROBIOTIC
    }

    /**
     * A share of the community as measured over many people.
     *
     * @param written as the reference prints it, such as "trace" or "0 of 171"
     * @param meanPercent 0..100; absent where no number was measured
     * @param sdPercent standard deviation between people
     */
    public record Share(String written, OptionalDouble meanPercent, OptionalDouble sdPercent) {}

    public TaxonTraits {
        synonyms = List.copyOf(synonyms);
        families = List.copyOf(families);
    }

    /** Never offered, whatever a reward says. */
    public boolean isBarred() {
        return probiotic == Probiotic.BARRED;
    }

    @Override
    public String statement() {
        return name + ": de novo " + lower(deNovo) + ", need " + lower(need) + ", guild " + guild.word();
    }

    @Override
    public Map<String, String> details() {
        return Plain.columns(
                "name", name,
                "synonyms", String.join(", ", synonyms),
                "families", String.join(", ", families),
                "de_novo", lower(deNovo) + ", " + makes,
                "salvage", salvage,
                "need", lower(need) + ", " + needs,
                "corrinoid", corrinoid,
                "true_cobalamin", lower(trueCobalamin),
                "hmp_percent", stoolHmp.written(),
                "us_percent", stoolUs.written(),
                "small_intestine", Integer.toString(smallIntestine),
                "takes_bound", takesBound ? "yes" : "no",
                "guild", guild.word(),
                "probiotic", lower(probiotic));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
