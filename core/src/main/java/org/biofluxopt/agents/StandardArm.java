package org.biofluxopt.agents;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.biofluxopt.intervention.DailyRegimen;
import org.biofluxopt.simulator.DayEvents;
import org.biofluxopt.simulator.Lanes;

/** Each lane under standard supplementation, simulated once and kept for every day: what agents are compared with. */
public final class StandardArm {
    private final DailyRegimen regimen;
    private final List<Lanes> mornings; // [day], day 0 is the start
    private final double[][] serum; // [day][lane], pmol/L
    private final double[][] shannon; // [day][lane], nats

    private StandardArm(DailyRegimen regimen, List<Lanes> mornings) {
        this.regimen = regimen;
        this.mornings = mornings;
        serum = mornings.stream().map(Lanes::serumB12).toArray(double[][]::new);
        shannon = new double[mornings.size()][];
        for (int day = 0; day < shannon.length; day++) {
            Lanes lanes = mornings.get(day);
            shannon[day] = new double[lanes.size()];
            for (int lane = 0; lane < lanes.size(); lane++) {
                shannon[day][lane] = lanes.shannon(lane);
            }
        }
    }

    /** Simulates {@code days} days of {@code regimen}; {@code atDayZero} is left as it is. */
    public static StandardArm simulate(Lanes atDayZero, DailyRegimen regimen, int days, Executor executor) {
        Lanes lanes = atDayZero.copy();
        DayEvents events = SwallowedDay.forAll(lanes, regimen);
        List<Lanes> mornings = new ArrayList<>(days + 1);
        mornings.add(lanes.copy());
        for (int day = 1; day <= days; day++) {
            lanes.day(events, executor);
            mornings.add(lanes.copy());
        }
        return new StandardArm(regimen, mornings);
    }

    public DailyRegimen regimen() {
        return regimen;
    }

    public int days() {
        return mornings.size() - 1;
    }

    /** The lanes after {@code day} days; not to be changed. */
    Lanes after(int day) {
        return mornings.get(day);
    }

    /** Serum B12 after {@code day} days, pmol/L. */
    double serum(int day, int lane) {
        return serum[day][lane];
    }

    /** Shannon diversity of the colon after {@code day} days, nats. */
    double shannon(int day, int lane) {
        return shannon[day][lane];
    }
}
