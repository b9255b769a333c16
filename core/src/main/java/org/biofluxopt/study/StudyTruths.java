package org.biofluxopt.study;

import java.util.List;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.knowledge.ParameterDraws;

/**
 * What virtual people may truly be made of: one knowledge base for each draw of the calibration posterior, or the standing
 * one for everybody where there is no posterior.
 *
 * @param words where they come from
 * @param sets at least one
 */
public record StudyTruths(String words, List<KnowledgeBase> sets) {
    public StudyTruths {
        sets = List.copyOf(sets);
    }

    /** @param most sets at most */
    public static StudyTruths of(KnowledgeBase knowledge, int most) {
        if (!knowledge.has(ParameterDraws.FILE)) {
            return new StudyTruths(
                    "the standing parameters, the same for everybody: there is no calibration posterior, so intervals hold"
                            + " the differences between people and what was never measured (tablet mixing, receptor recovery,"
                            + " passive uptake with food), not the calibration's uncertainty",
                    List.of(knowledge));
        }
        ParameterDraws draws = ParameterDraws.of(knowledge);
        List<KnowledgeBase> sets = draws.spread(Math.min(draws.count(), most));
        List<KnowledgeBase> drawn = sets.subList(1, sets.size()); // the first is the standing one
        return new StudyTruths(
                drawn.size() + " draws of the calibration posterior (knowledge/" + ParameterDraws.FILE + ")", drawn);
    }
}
