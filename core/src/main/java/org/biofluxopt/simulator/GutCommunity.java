package org.biofluxopt.simulator;

import java.util.List;
import java.util.Optional;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.profile.MicrobiomeSample;

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
            double fibreResponse) {
        Member named(String newId, String newLabel) {
            return new Member(
                    newId,
                    newLabel,
                    share,
                    smallBowel,
                    deNovo,
                    salvage,
                    need,
                    takesFactorBound,
                    trueShare,
                    remodelling,
                    fibreResponse);
        }
    }

    /**
     * The guilds of a person's sample; what no known taxon explains counts as "rest".
     *
     * @param sample absent: the mean shares of US adults
     */
    public static GutCommunity of(Optional<MicrobiomeSample> sample, KnowledgeBase knowledge) {
        return Guilds.of(sample, knowledge);
    }

    /**
     * The most abundant taxa of US adults, a member each.
     *
     * @param count residents, at least 1 and no more than the knowledge base has
     */
    public static GutCommunity taxa(int count, KnowledgeBase knowledge) {
        return Guilds.taxa(count, knowledge);
    }

    /** The mean shares of US adults, by the bundled knowledge base. */
    public static GutCommunity reference() {
        return of(Optional.empty(), KnowledgeBase.bundled());
    }
}
