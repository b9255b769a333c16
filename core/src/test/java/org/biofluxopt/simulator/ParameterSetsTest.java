package org.biofluxopt.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** People of one group may have different parameter sets; each lives as in a group of its own set, to the bit. */
class ParameterSetsTest {
    private static final SimulatorParameters OTHER =
            SimulatorParameters.of(Fixture.KNOWLEDGE.with(Map.of("sim_receptors", 0.1, "sim_tc_clearance", 1.2)));
    private static final List<VirtualPerson> PEOPLE =
            List.of(Fixture.omnivore(), Fixture.omnivore(), Fixture.omnivore(), Fixture.vegan());
    private static final double[] TWICE = {2, 2, 2, 2, 0, 0, 0, 0};

    private final Lanes mixed = live(new Simulator(Fixture.parameters(), List.of(Fixture.parameters(), OTHER)));
    private final Lanes standing = live(new Simulator(Fixture.parameters()));
    private final Lanes other = live(new Simulator(OTHER));

    private static Lanes live(Simulator simulator) {
        Lanes lanes = simulator
                .settle(PEOPLE, Runnable::run)
                .select(new int[] {0, 1, 2, 3})
                .withReadOuts(new double[][] {TWICE, TWICE, TWICE, TWICE});
        for (int day = 0; day < 5; day++) {
            lanes.day(lanes.newDay());
        }
        return lanes;
    }

    @Test
    void peopleTakeTheSetsInTurn() {
        assertThat(mixed.holoTc()[0]).isEqualTo(standing.holoTc()[0]);
        assertThat(mixed.holoTc()[1]).isEqualTo(other.holoTc()[1]);
        assertThat(mixed.holoTc()[2]).isEqualTo(standing.holoTc()[2]);
        assertThat(mixed.holoTc()[3]).isEqualTo(other.holoTc()[3]);
        assertThat(mixed.serumB12()[3]).isEqualTo(other.serumB12()[3]);
    }

    @Test
    void theSetsMatter() {
        assertThat(Math.abs(other.holoTc()[0] / standing.holoTc()[0] - 1)).isGreaterThan(0.05);
    }
}
