package org.biofluxopt.agents;

import java.util.concurrent.Executor;
import org.biofluxopt.intervention.DailyRegimen;
import org.biofluxopt.simulator.DayEvents;
import org.biofluxopt.simulator.Lanes;

/** Each lane under standard supplementation, simulated once and kept for every day: what agents are compared with. */
public final class StandardArm {
    private final DailyRegimen regimen;
    private final double[][] serum; // [day][lane], pmol/L; day 0 is the start
    private final double[][] shannon; // [day][lane], nats
    private final double[][][] shares; // [day][lane][resident]

    private StandardArm(DailyRegimen regimen, int days) {
        this.regimen = regimen;
        serum = new double[days + 1][];
        shannon = new double[days + 1][];
        shares = new double[days + 1][][];
    }

    /** Simulates {@code days} days of {@code regimen}; {@code atDayZero} is left as it is. */
    public static StandardArm simulate(Lanes atDayZero, DailyRegimen regimen, int days, Executor executor) {
        Lanes lanes = atDayZero.copy();
        DayEvents events = SwallowedDay.forAll(lanes, regimen);
        StandardArm arm = new StandardArm(regimen, days);
        arm.record(0, lanes);
        for (int day = 1; day <= days; day++) {
            lanes.day(events, executor);
            arm.record(day, lanes);
        }
        return arm;
    }

    private void record(int day, Lanes lanes) {
        serum[day] = lanes.serumB12();
        shannon[day] = new double[lanes.size()];
        shares[day] = new double[lanes.size()][];
        for (int lane = 0; lane < lanes.size(); lane++) {
            shannon[day][lane] = lanes.shannon(lane);
            shares[day][lane] = lanes.residentShares(lane);
        }
    }

    /** The lanes so many times one after another, as {@link Lanes#select} repeats them. */
    StandardArm repeated(int times) {
        StandardArm arm = new StandardArm(regimen, days());
        int lanes = lanes();
        for (int day = 0; day <= days(); day++) {
            arm.serum[day] = new double[times * lanes];
            arm.shannon[day] = new double[times * lanes];
            arm.shares[day] = new double[times * lanes][];
            for (int i = 0; i < times * lanes; i++) {
                arm.serum[day][i] = serum[day][i % lanes];
                arm.shannon[day][i] = shannon[day][i % lanes];
                arm.shares[day][i] = shares[day][i % lanes];
            }
        }
        return arm;
    }

    public DailyRegimen regimen() {
        return regimen;
    }

    public int days() {
        return serum.length - 1;
    }

    int lanes() {
        return serum[0].length;
    }

    /** Serum B12 after {@code day} days, pmol/L. */
    double serum(int day, int lane) {
        return serum[day][lane];
    }

    /** Shannon diversity of the colon after {@code day} days, nats. */
    double shannon(int day, int lane) {
        return shannon[day][lane];
    }

    /** Shares of the residents in the colon after {@code day} days, sum 1; not to be changed. */
    double[] shares(int day, int lane) {
        return shares[day][lane];
    }
}
