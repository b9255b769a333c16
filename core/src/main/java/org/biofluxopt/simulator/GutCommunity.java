package org.biofluxopt.simulator;

import java.util.List;

/**
 * The gut microbes of one person, as guilds or taxa.
 *
 * @param members residents first, then ingested transients
 * @param residents number of resident members
 */
public record GutCommunity(List<Member> members, int residents) {
    /** Ids of the five guilds, in order. */
    public static final List<String> GUILDS = List.of("producer", "auxotroph", "salvager", "competitor", "rest");

    /** The allowed transient. */
    public static final String PROPIONIBACTERIUM = "propionibacterium";

    public GutCommunity {
        members = List.copyOf(members);
        if (residents < 1 || residents > members.size()) {
            throw new IllegalArgumentException("Expected 1 to " + members.size() + " residents, got " + residents);
        }
    }

    /**
     * One guild or taxon.
     *
     * @param id guild or taxon id
     * @param label in words
     * @param share of the colonic community, residents sum to 1; 0 for a transient
     * @param smallBowel presence in the small bowel relative to the colon, 0 none
     * @param deNovo share of its cells that make the corrin ring, 0..1
     * @param salvage uptake of corrinoids relative to a typical gut bacterium
     * @param need how much its growth needs corrinoid, 0..1
     * @param takesFactorBound uptake of cobalamin bound to intrinsic factor, 0..1
     * @param trueShare share of its product that is true cobalamin, 0..1
     * @param remodelling exchange of lower ligands relative to a typical gut bacterium
     * @param fibreResponse use of added fibre relative to the mean, 0 none
     */
    public record Member(
            String id,
            String label,
            double share,
            double smallBowel,
            double deNovo,
            double salvage,
            double need,
            double takesFactorBound,
            double trueShare,
            double remodelling,
            double fibreResponse) {}

    /** A community of the five guilds at the given shares, with the transient; traits are those of each guild. */
    public static GutCommunity ofGuilds(
            double producer, double auxotroph, double salvager, double competitor, double rest) {
        double sum = producer + auxotroph + salvager + competitor + rest;
        return new GutCommunity(
                List.of(
                        new Member(
                                "producer",
                                "cobalamin makers",
                                producer / sum,
                                0.3,
                                0.9,
                                0.3,
                                0.05,
                                0.1,
                                0.03,
                                0.3,
                                1.0),
                        new Member(
                                "auxotroph",
                                "B12-dependent fermenters",
                                auxotroph / sum,
                                0.2,
                                0.05,
                                1.0,
                                0.9,
                                0.1,
                                0.02,
                                1.0,
                                1.5),
                        new Member(
                                "salvager",
                                "corrinoid salvagers",
                                salvager / sum,
                                0.3,
                                0.1,
                                1.5,
                                0.5,
                                0.2,
                                0.02,
                                2.0,
                                0.8),
                        new Member(
                                "competitor",
                                "competitors for the host's B12",
                                competitor / sum,
                                1.0,
                                0.05,
                                2.0,
                                0.7,
                                1.0,
                                0.02,
                                1.5,
                                0.8),
                        new Member("rest", "other gut bacteria", rest / sum, 0.5, 0.2, 0.5, 0.2, 0.05, 0.02, 0.5, 0.7),
                        new Member(PROPIONIBACTERIUM, "Propionibacterium (swallowed)", 0, 0, 1, 0.2, 0, 0, 0.98, 0, 0)),
                5);
    }

    /** Mean shares of adults whose sample is not known. */
    public static GutCommunity reference() {
        return ofGuilds(0.30, 0.20, 0.10, 0.30, 0.10);
    }
}
