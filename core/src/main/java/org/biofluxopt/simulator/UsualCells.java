package org.biofluxopt.simulator;

import java.util.List;
import org.biofluxopt.simulator.GutCommunity.Member;
import org.biofluxopt.simulator.SimulatorParameters.Community;

/** How many cells of each resident a person usually has in jejunum, ileum and colon. */
final class UsualCells {
    private UsualCells() {}

    /** [segment][resident], 1e12 cells. */
    static double[][] of(Subject subject) {
        Community c = subject.community();
        List<Member> members = subject.person().community().members();
        int residents = subject.person().community().residents();
        double small = 0;
        for (int m = 0; m < residents; m++) {
            small += members.get(m).share() * members.get(m).smallBowel();
        }
        double[] total = {
            Math.pow(10, subject.host().overgrowthLog10()) * c.jejunumVolume() / 1e12,
            c.ileumDensity() * c.ileumVolume() / 1e12,
            c.colonCells()
        };
        double[][] cells = new double[CommunityPart.SEGMENTS][residents];
        for (int m = 0; m < residents; m++) {
            Member member = members.get(m);
            double inSmall = small > 0 ? member.share() * member.smallBowel() / small : member.share();
            for (int s = 0; s < CommunityPart.SEGMENTS; s++) {
                double share = s == CommunityPart.COLON ? member.share() : inSmall;
                cells[s][m] = Math.max(total[s] * share, LEAST * total[s]);
            }
        }
        return cells;
    }

    /** A resident is never quite absent. */
    private static final double LEAST = 1e-9;
}
