package org.biofluxopt.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.biofluxopt.agents.SwallowedDay;
import org.biofluxopt.intervention.DailyRegimen;
import org.biofluxopt.simulator.DayEvents;
import org.biofluxopt.simulator.Enzyme;
import org.biofluxopt.simulator.Lanes;

/**
 * How the enzymes of each microbe are scaled, held for the whole study.
 *
 * @param log2 [member][enzyme], -1 to 1: activities of 0.5 to 2
 */
public record EnzymeScaling(double[][] log2) {
    /** Days for which a scaling is tried. */
    private static final int TRIAL_DAYS = 30;

    private static final int SWEEPS = 2;

    /** Every resident makes twice the corrin, and half as much of the ligand that makes it true cobalamin. */
    static EnzymeScaling pseudoB12(int members, int residents) {
        double[][] log2 = new double[members][Enzyme.values().length];
        for (int member = 0; member < residents; member++) {
            log2[member][Enzyme.CORRIN_SYNTHESIS.ordinal()] = 1;
            log2[member][Enzyme.LOWER_LIGAND.ordinal()] = -1;
        }
        return new EnzymeScaling(log2);
    }

    /**
     * The best of the corners 0.5, 1 and 2 for serum B12, one enzyme after the other and twice over: a bound of what
     * scaling enzymes can give, found with full sight of the simulator, not a policy that was learned.
     */
    static EnzymeScaling best(Lanes dayZero, DailyRegimen regimen, int studyDays) {
        double[][] log2 = new double[dayZero.members()][Enzyme.values().length];
        double reached = meanSerum(dayZero, regimen, new EnzymeScaling(log2), Math.min(TRIAL_DAYS, studyDays));
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (double[] member : log2) {
                for (int enzyme = 0; enzyme < member.length; enzyme++) {
                    double kept = member[enzyme];
                    for (double tried : new double[] {-1, 0, 1}) {
                        if (tried == kept) {
                            continue;
                        }
                        double before = member[enzyme];
                        member[enzyme] = tried;
                        double serum =
                                meanSerum(dayZero, regimen, new EnzymeScaling(log2), Math.min(TRIAL_DAYS, studyDays));
                        if (serum > reached) {
                            reached = serum;
                        } else {
                            member[enzyme] = before;
                        }
                    }
                }
            }
        }
        return new EnzymeScaling(log2);
    }

    private static double meanSerum(Lanes dayZero, DailyRegimen regimen, EnzymeScaling scaling, int days) {
        Lanes lanes = dayZero.copy();
        DayEvents events = SwallowedDay.forAll(lanes, regimen);
        for (int lane = 0; lane < lanes.size(); lane++) {
            scaling.add(events, lane);
        }
        for (int day = 0; day < days; day++) {
            lanes.day(events);
        }
        return Arrays.stream(lanes.serumB12()).average().orElseThrow();
    }

    void add(DayEvents events, int lane) {
        for (int member = 0; member < log2.length; member++) {
            for (Enzyme enzyme : Enzyme.values()) {
                events.enzyme(member, enzyme, lane, log2[member][enzyme.ordinal()]);
            }
        }
    }

    /** Such as "producer: corrin synthesis x2"; members as the lanes name them. */
    List<String> words(Lanes lanes) {
        List<String> words = new ArrayList<>();
        for (int member = 0; member < log2.length; member++) {
            for (Enzyme enzyme : Enzyme.values()) {
                double value = log2[member][enzyme.ordinal()];
                if (value != 0) {
                    words.add(lanes.memberId(member) + ": "
                            + enzyme.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " x" + Math.pow(2, value));
                }
            }
        }
        return words;
    }
}
