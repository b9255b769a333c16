package org.biofluxopt.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Optional;
import org.biofluxopt.kinetics.Cvode;
import org.biofluxopt.kinetics.Tolerance;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ReferenceTierTest {
    private static final List<Double> MEALS = List.of(0.25, 0.35, 0.40);

    @Test
    void agreesWithCvodeOverSixtyDays() {
        agreesWithCvode(60);
    }

    @Test
    @Tag("nightly")
    void agreesWithCvodeOverAYear() {
        agreesWithCvode(365);
    }

    /** Every amount of the model within 1e-4 at rtol 1e-6, relative to it or to a millionth of its species' scale. */
    private static void agreesWithCvode(int days) {
        assumeTrue(
                Cvode.available(),
                "CVODE is not installed (Debian: libsundials-dev), so agreement with it was not tested");
        ModelGroup start = settled();
        ModelGroup ours = start.in(start.model().reference(1e-6)::newBlock);
        ModelGroup oracle = start.in(() -> new Cvode(start.model().network, Tolerance.of(1e-11)));
        live(ours, days);
        live(oracle, days);
        for (int i = 0; i < start.model().network.species().size(); i++) {
            var species = start.model().network.species().get(i);
            double exact = oracle.amount(0, i);
            double error = Math.abs(ours.amount(0, i) - exact) / Math.max(exact, 1e-6 * species.scale());
            assertThat(error).as(species.id()).isLessThan(1e-4);
        }
    }

    @Test
    void keepsTheBooksOfCobalaminToRounding() {
        ModelGroup start = settled();
        ModelGroup ours = start.in(start.model().reference(1e-4)::newBlock);
        live(ours, 60);
        assertThat(ours.massBalanceError(0)).isLessThan(1e-12); // 3,000 steps of about 1e-16 each
    }

    private static ModelGroup settled() {
        GutCommunity community = GutCommunity.taxa(3, Fixture.KNOWLEDGE);
        VirtualPerson person =
                new VirtualPerson(Fixture.healthyAdult(5), HostFactors.median(Fixture.parameters()), community);
        ModelGroup group = new ModelGroup(Fixture.parameters(), List.of(person), Setup.PLAIN);
        new SteadyState(group, Routine.USUAL).settle(Runnable::run);
        return group;
    }

    private static void live(ModelGroup group, int days) {
        double[] hours = {0, 5, 11};
        for (int day = 0; day < days; day++) {
            boolean tablet = day % 7 == 3; // a large dose once a week, so that capacities are passed
            group.runDay(
                    hours,
                    (lane, meal) -> {
                        group.take(
                                lane, new Intake.Food(5 * MEALS.get(meal), Optional.empty(), true, Optional.empty()));
                        if (tablet && meal == 0) {
                            group.take(lane, new Intake.Dose(1000, Form.CN, Route.ORAL, false, Optional.empty()));
                        }
                    },
                    Runnable::run);
        }
    }
}
