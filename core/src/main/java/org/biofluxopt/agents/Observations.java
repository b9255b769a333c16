package org.biofluxopt.agents;

import java.util.List;
import org.biofluxopt.agents.PolicyContext.MemberContext;
import org.biofluxopt.intervention.DailyRegimen;

/**
 * What agents see in {@link GutEnvironment.Mode#PLAN}: the person, the dose, the community as a whole and, for a microbe,
 * its own share and traits. The community is seen through means over its residents weighted by their shares, so the
 * numbers are as many for 5 taxa as for 200 and do not depend on the taxa's order. A microbe is told apart by its traits
 * alone: two of equal traits and share act alike.
 */
final class Observations {
    private static final int SHARE = 1; // index in a member's features
    private static final int FIRST_TRAIT = 2;
    private static final int SMALL_BOWEL = 2;
    private static final int SALVAGE = 4;
    private static final int TAKES_BOUND = 6;
    private static final int POOLED_BESIDES_TRAITS = 6;

    private final List<MemberContext> members;
    private final double[] common;

    /** @param standard the regimen of the control arm, whose cobalamin the agents distribute */
    Observations(PolicyContext context, DailyRegimen standard) {
        members = context.members();
        int traits = memberSize() - FIRST_TRAIT;
        int person = context.person().size();
        common = new double[person + 1 + traits + POOLED_BESIDES_TRAITS];
        for (int i = 0; i < person; i++) {
            common[i] = context.person().get(i);
        }
        common[person] = Math.log1p(standard.microgramsPerDay());
        pool(common, person + 1, traits);
        int last = common.length - 1;
        common[last - 1] = members.stream().anyMatch(MemberContext::mayBeSwallowed) ? 1 : 0;
        common[last] = context.animalFood() ? 1 : 0;
    }

    private void pool(double[] into, int at, int traits) {
        double weight = 0;
        double shannon = 0;
        for (MemberContext member : members) {
            double share = feature(member, SHARE);
            weight += share;
            shannon -= share > 0 ? share * Math.log(share) : 0;
        }
        for (MemberContext member : members) {
            double share = feature(member, SHARE) / Math.max(weight, 1e-12);
            double small = share * feature(member, SMALL_BOWEL);
            for (int t = 0; t < traits; t++) {
                into[at + t] += share * feature(member, FIRST_TRAIT + t);
            }
            into[at + traits] += small * feature(member, TAKES_BOUND); // who competes where the host absorbs
            into[at + traits + 1] += small * feature(member, SALVAGE);
            into[at + traits + 2] += share * share;
        }
        into[at + traits + 3] = shannon;
    }

    private static double feature(MemberContext member, int index) {
        return member.features().get(index);
    }

    private int memberSize() {
        return members.getFirst().features().size();
    }

    /** Numbers that the agent of a microbe sees. */
    int microbeSize() {
        return common.length + memberSize() + 1;
    }

    /** Numbers that the diet agent sees. */
    int dietSize() {
        return common.length;
    }

    /** @return index behind the numbers written */
    int microbe(int member, double[] into, int start) {
        int at = diet(into, start);
        MemberContext seen = members.get(member);
        for (double value : seen.features()) {
            into[at++] = value;
        }
        into[at++] = seen.mayBeSwallowed() ? 1 : 0;
        return at;
    }

    /** @return index behind the numbers written */
    int diet(double[] into, int start) {
        System.arraycopy(common, 0, into, start, common.length);
        return start + common.length;
    }
}
