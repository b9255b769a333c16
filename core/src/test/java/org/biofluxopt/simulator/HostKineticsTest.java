package org.biofluxopt.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.biofluxopt.intervention.DailyRegimen;
import org.biofluxopt.intervention.DaySlot;
import org.junit.jupiter.api.Test;

class HostKineticsTest {
    private final Simulator simulator = Fixture.simulator();

    @Test
    void booksOfCobalaminCloseOverThirtyDays() {
        Lanes lanes = simulator.settle(List.of(Fixture.omnivore(), Fixture.vegan()), Runnable::run);
        DayEvents day = lanes.newDay();
        for (int lane = 0; lane < 2; lane++) {
            day.regimen(
                    lane, new DailyRegimen(Map.of(DaySlot.DINNER, 1000.0), Map.of(DaySlot.LUNCH, 3.0), 10, Map.of()));
        }
        for (int d = 0; d < 30; d++) {
            lanes.day(day);
        }
        assertThat(lanes.massBalanceError(0)).isLessThan(1e-11);
        assertThat(lanes.massBalanceError(1)).isLessThan(1e-11);
    }

    @Test
    void bookkeepingOfOneDayIsIndependentOfLaneMates() {
        Lanes together = simulator.settle(List.of(Fixture.vegan(), Fixture.omnivore()), Runnable::run);
        Lanes alone = simulator.settle(List.of(Fixture.omnivore()), Runnable::run);
        assertThat(together.serumB12()[1]).isEqualTo(alone.serumB12()[0]);
    }
}
