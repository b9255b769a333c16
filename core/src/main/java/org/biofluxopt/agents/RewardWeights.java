package org.biofluxopt.agents;

import org.biofluxopt.knowledge.KnowledgeBase;

/**
 * What the agents are paid for: R = gain - diversity x loss - penalties, each a day; see docs/explanation/agents.md.
 *
 * @param gain w1, reward per % of the start's serum B12 gained over the control
 * @param diversity w2, reward lost per unit of diversity loss held over a whole episode
 * @param ceiling serum B12 above which nothing more is gained, pmol/L
 * @param bandLow lower end of the safe band of serum B12, pmol/L
 * @param bandHigh upper end of the safe band, pmol/L
 * @param bandPenalty reward lost per relative distance from the band, beyond the control's, held over an episode
 * @param extinctShare a resident below this share of its share in the control counts as extinct
 * @param extinctionPenalty reward lost per extinct resident, held over an episode
 */
public record RewardWeights(
        double gain,
        double diversity,
        double ceiling,
        double bandLow,
        double bandHigh,
        double bandPenalty,
        double extinctShare,
        double extinctionPenalty) {

    public RewardWeights {
        if (!(bandLow > 0 && bandLow < bandHigh && ceiling > 0)) {
            throw new IllegalArgumentException(
                    "Expected a ceiling > 0 and a band 0 < low < high, got %s, %s and %s pmol/L"
                            .formatted(ceiling, bandLow, bandHigh));
        }
    }

    /** The constants of knowledge/parameters/learning.tsv. */
    public static RewardWeights of(KnowledgeBase knowledge) {
        return new RewardWeights(
                knowledge.quantity("RW01").value(),
                knowledge.quantity("RW02").value(),
                knowledge.quantity("RW03").value(),
                knowledge.quantity("RW04").value(),
                knowledge.quantity("RW05").value(),
                knowledge.quantity("RW06").value(),
                knowledge.quantity("RW07").value(),
                knowledge.quantity("RW08").value());
    }

    public RewardWeights withGainAndDiversity(double w1, double w2) {
        return new RewardWeights(w1, w2, ceiling, bandLow, bandHigh, bandPenalty, extinctShare, extinctionPenalty);
    }
}
