package org.biofluxopt.explain;

import java.util.List;
import java.util.Optional;
import org.biofluxopt.network.Why;
import org.biofluxopt.plan.Band;

/**
 * Why a plan is what it is.
 *
 * @param contributions the plan with each lever left out in turn
 * @param reasons the network's edges on the way from what is known of the person to serum B12
 * @param wouldChange what would change the plan or its size
 * @param status why the network thinks the person's cells deficient or not; absent where it was not asked
 */
public record Explanation(
        List<Contribution> contributions, List<Reason> reasons, List<WhatIf> wouldChange, Optional<Why> status) {
    public Explanation {
        contributions = List.copyOf(contributions);
        reasons = List.copyOf(reasons);
        wouldChange = List.copyOf(wouldChange);
    }

    /**
     * @param lever stable word, such as {@code dose_timing}
     * @param description in words
     * @param gainPercentWithout the plan's gain with this lever set back to the control arm
     * @param contributionPercent the plan's gain minus that, percentage points
     */
    public record Contribution(
            String lever, String description, double gainPercentWithout, double contributionPercent) {}

    /**
     * One edge of the network that carries the plan.
     *
     * @param from node id
     * @param to node id
     * @param sign +1 or -1, 0 if not monotone
     * @param sentence in words
     * @param source citation of the edge
     */
    public record Reason(String from, String to, int sign, String sentence, String source) {}

    /**
     * @param change what if
     * @param gainPercent gain of the same plan then, % of control
     * @param serum serum B12 under the plan then, pmol/L at the horizon
     */
    public record WhatIf(String change, Band gainPercent, Band serum) {}
}
