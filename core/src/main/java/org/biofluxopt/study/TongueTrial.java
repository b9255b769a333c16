package org.biofluxopt.study;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.biofluxopt.intervention.DaySlot;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.profile.Marker;
import org.biofluxopt.simulator.Form;
import org.biofluxopt.simulator.Intake;
import org.biofluxopt.simulator.Lanes;
import org.biofluxopt.simulator.Output;
import org.biofluxopt.simulator.Route;
import org.biofluxopt.simulator.Routine;
import org.biofluxopt.simulator.Setup;
import org.biofluxopt.simulator.Simulator;
import org.biofluxopt.simulator.Tier;
import org.biofluxopt.simulator.VirtualGroup;
import org.biofluxopt.simulator.VirtualPerson;

/** The same tablet under the tongue and swallowed, both at bedtime. Read in the morning before breakfast. */
final class TongueTrial {
    private static final double DAY = 24;
    private static final double BEFORE = DaySlot.BREAKFAST.hour();

    private TongueTrial() {}

    static void run(
            VirtualPerson person,
            Simulator simulator,
            double dose,
            int days,
            Measurement measurement,
            Seed seed,
            Map<String, ArmResult> results) {
        List<Route> routes = List.of(Route.SUBLINGUAL, Route.ORAL);
        VirtualGroup group =
                simulator.settle(List.of(person, person), Routine.USUAL, Setup.PLAIN, Tier.TRAINING, Runnable::run);
        double[] shannon = group.read(Output.SHANNON);
        double[] absorbedBefore = new double[routes.size()];
        List<DaySlot> meals = List.of(DaySlot.BREAKFAST, DaySlot.LUNCH, DaySlot.DINNER);
        for (int day = 0; day < days; day++) {
            absorbedBefore = group.read(Output.ABSORBED_TOTAL);
            for (int meal = 0; meal < meals.size(); meal++) {
                group.advanceTo(day * DAY + meals.get(meal).hour() - BEFORE, Runnable::run);
                double food = person.host().foodMicrograms() * Lanes.MEAL_SHARES.get(meal);
                for (int lane = 0; lane < routes.size(); lane++) {
                    group.take(lane, new Intake.Food(food, Optional.empty(), true, Optional.empty()));
                }
            }
            group.advanceTo(day * DAY + DaySlot.BEDTIME.hour() - BEFORE, Runnable::run);
            for (int lane = 0; lane < routes.size(); lane++) {
                group.take(lane, new Intake.Dose(dose, Form.CN, routes.get(lane), false, Optional.empty()));
            }
        }
        group.advanceTo(days * DAY, Runnable::run);
        for (int lane = 0; lane < routes.size(); lane++) {
            String arm = routes.get(lane) == Route.SUBLINGUAL ? Arms.SUBLINGUAL : Arms.SWALLOWED;
            Seed sample = seed.child(arm);
            double serum = group.read(Output.SERUM_B12)[lane];
            double holoTc = group.read(Output.HOLOTC)[lane];
            double mma = group.read(Output.MMA)[lane];
            results.put(
                    arm,
                    new ArmResult(
                            serum,
                            holoTc,
                            mma,
                            measurement.measured(Marker.SERUM_B12, serum, sample),
                            measurement.measured(Marker.HOLOTC, holoTc, sample),
                            measurement.measured(Marker.MMA, mma, sample),
                            group.read(Output.ABSORBED_TOTAL)[lane] - absorbedBefore[lane],
                            group.read(Output.BRAY_CURTIS)[lane],
                            0, // shares of members cannot be read here; the culture arms report it
                            group.read(Output.SHANNON)[lane] - shannon[lane]));
        }
    }
}
