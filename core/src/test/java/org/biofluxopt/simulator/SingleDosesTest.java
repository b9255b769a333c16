package org.biofluxopt.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.biofluxopt.intervention.DaySlot;
import org.biofluxopt.network.HostDraw;
import org.junit.jupiter.api.Test;

/** Uptake of one dose by a median adult; groups of people are run by 'validate'. */
class SingleDosesTest {
    private static final HostDraw WELL = Fixture.healthyAdult(0);
    private static final HostDraw ANAEMIA = Fixture.withoutIntrinsicFactor(WELL);

    /** V03 less V07 (Carmel 2008: 1.5 - 0.6 ug, each known to 25 %) is the active path; V09 / V07 the passive one. */
    @Test
    void plateauOfTheActivePathIsFlatAndThePassivePartIsProportional() {
        assertThat(absorbed(WELL, 50) - absorbed(ANAEMIA, 50)).isBetween(1.125 - 0.75, 1.875 - 0.45);
        assertThat(absorbed(ANAEMIA, 1000) / absorbed(ANAEMIA, 50)).isCloseTo(20, within(0.1));
    }

    @Test
    void uptakeRisesWithTheDoseAndItsShareFalls() {
        double last = 0;
        double lastShare = 1;
        for (double dose : new double[] {0.5, 1, 5, 10, 50, 500, 1000}) {
            double amount = absorbed(WELL, dose);
            assertThat(amount).isGreaterThan(last);
            assertThat(amount / dose).isLessThan(lastShare);
            last = amount;
            lastShare = amount / dose;
        }
    }

    private static double absorbed(HostDraw host, double micrograms) {
        Lanes lanes = Fixture.simulator()
                .fasted(List.of(new VirtualPerson(host, HostFactors.median(Fixture.parameters()), Fixture.COMMUNITY)));
        DayEvents day = lanes.newDay();
        day.noMeals(0);
        day.tablet(DaySlot.BREAKFAST, 0, micrograms);
        lanes.day(day);
        return lanes.absorbedFromTablet()[0];
    }
}
