package org.biofluxopt.simulator;

import org.biofluxopt.kinetics.LaneBlock;

/** Fills a lane with a person who has fasted and holds no cobalamin, and with the person's usual microbes. */
final class Beginnings {
    private final HostGutModel model;

    Beginnings(HostGutModel model) {
        this.model = model;
    }

    void person(LaneBlock block, int place, Subject subject) {
        double[] numbers = model.numbers(subject);
        for (int p = 0; p < numbers.length; p++) {
            block.parameter(place, p, numbers[p]);
        }
        HostPart host = model.host;
        block.amount(place, host.open, subject.receptors());
        block.amount(place, host.apoTc, subject.apoAtRest());
        double basalFactor = subject.lumen().factorBasal() * subject.host().intrinsicFactor();
        block.amount(place, host.factorJejunum, basalFactor / subject.lumen().jejunalTransit());
        block.amount(place, host.factorIleum, basalFactor / subject.lumen().ilealTransit());

        CommunityPart gut = model.community;
        double[][] usual = UsualCells.of(subject);
        block.amount(place, gut.ligand, subject.community().dmbHalf());
        block.amount(place, gut.other[CommunityPart.COLON], 100);
        for (int s = 0; s < CommunityPart.SEGMENTS; s++) {
            block.amount(place, gut.carbon[s], 1);
            double growth = s == CommunityPart.COLON
                    ? subject.community().growthColon()
                    : subject.community().growthSmall();
            for (int m = 0; m < gut.residents; m++) {
                block.amount(place, gut.cells[s][m], usual[s][m]);
                block.amount(place, gut.analogue[s][m], QUOTA_AT_START * usual[s][m]);
                block.parameter(place, CommunityPart.index(gut.loss[s][m]), growth / 2);
            }
        }
    }

    private static final double QUOTA_AT_START = 5;
}
