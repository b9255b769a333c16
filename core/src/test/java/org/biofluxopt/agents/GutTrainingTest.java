package org.biofluxopt.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.biofluxopt.agents.GutTraining.ProgressListener;
import org.biofluxopt.agents.GutTraining.Result;
import org.biofluxopt.agents.GutTraining.Settings;
import org.biofluxopt.intervention.DailyRegimen;
import org.biofluxopt.intervention.DaySlot;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.profile.Diet;
import org.biofluxopt.simulator.Lanes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class GutTrainingTest {
    private static final Lanes VEGAN = GutFixture.lanes(0.4, 8);
    private static final StandardArm CONTROL = StandardArm.simulate(VEGAN, GutFixture.standard(), 90, Runnable::run);
    private static final Settings SHORT =
            Settings.standard(GutFixture.KNOWLEDGE).withIterations(15);

    private static Result train(Settings settings, long seed, Executor executor) {
        return GutTraining.train(
                VEGAN,
                CONTROL,
                GutFixture.context(VEGAN, Diet.Kind.VEGAN),
                settings,
                new Seed(seed),
                executor,
                ProgressListener.SILENT);
    }

    @Test
    void aVeganOnTenMicrogramsGainsByAnotherSchedule() {
        Result result = train(SHORT, 1, Runnable::run);
        // domain reference, section 3: two doses of 5 ug are absorbed 1.7 times as well as one of 10 ug
        assertThat(result.meanReturn()).isGreaterThan(5);
        assertThat(result.curve()).hasSize(15);
        assertThat(result.regimen().tablet()).hasSizeGreaterThan(1);
        assertThat(result.regimen().microgramsPerDay()).isCloseTo(10, within(1e-9));
        assertThat(result.regimen().foodMicrogramsPerDay()).isZero(); // nothing animal for a vegan
        double again = GutTraining.meanReturn(result.regimen(), VEGAN, CONTROL, SHORT.weights(), Runnable::run);
        assertThat(result.meanReturn()).isEqualTo(again);
    }

    @Test
    void oneAndThreeThreadsGiveTheSameResult() {
        Settings tiny = SHORT.withIterations(2);
        Result one = train(tiny, 7, Runnable::run);
        try (ExecutorService pool = Executors.newFixedThreadPool(3)) {
            assertThat(train(tiny, 7, pool)).isEqualTo(one);
        }
        assertThat(train(tiny, 8, Runnable::run)).isNotEqualTo(one);
    }

    @Test
    void neverReturnsSomethingWorseThanTheStandardRegimen() {
        // a reward that only fears change: whatever PPO finds, the standard regimen is better
        Settings fearful = SHORT.withIterations(2).with(SHORT.weights().withGainAndDiversity(-1, 1e6));
        Result result = train(fearful, 1, Runnable::run);
        assertThat(result.regimen()).isEqualTo(GutFixture.standard());
        assertThat(result.meanReturn()).isZero();
    }

    @Test
    void aListenerCanStopAndGetsTheBestSoFar() {
        Result result = GutTraining.train(
                VEGAN,
                CONTROL,
                GutFixture.context(VEGAN, Diet.Kind.VEGAN),
                SHORT,
                new Seed(1),
                Runnable::run,
                (iteration, of, mean) -> iteration < 2);
        assertThat(result.curve()).hasSize(2);
        assertThat(result.meanReturn()).isNotNegative();
    }

    private static final List<List<DaySlot>> BY_HAND = List.of(
            List.of(DaySlot.BREAKFAST),
            List.of(DaySlot.BEDTIME),
            List.of(DaySlot.BREAKFAST, DaySlot.DINNER),
            List.of(DaySlot.BREAKFAST, DaySlot.BEDTIME),
            List.of(DaySlot.BREAKFAST, DaySlot.LUNCH, DaySlot.DINNER),
            List.of(DaySlot.BREAKFAST, DaySlot.AFTERNOON, DaySlot.BEDTIME),
            List.of(DaySlot.MORNING, DaySlot.AFTERNOON, DaySlot.BEDTIME),
            List.of(DaySlot.values()));

    private static DailyRegimen split(List<DaySlot> slots) {
        Map<DaySlot, Double> tablet = new EnumMap<>(DaySlot.class);
        slots.forEach(slot -> tablet.put(slot, 10.0 / slots.size()));
        return new DailyRegimen(tablet, Map.of(), 0, Map.of());
    }

    @Tag("nightly")
    @Test
    void aFullTrainingComesCloseToTheBestScheduleFoundByHand() {
        Lanes lanes = GutFixture.lanes(0.4, 32);
        StandardArm control = StandardArm.simulate(lanes, GutFixture.standard(), 180, Runnable::run);
        Settings settings = Settings.standard(GutFixture.KNOWLEDGE);
        double bar = 0;
        for (List<DaySlot> slots : BY_HAND) {
            double score = GutTraining.meanReturn(split(slots), lanes, control, settings.weights(), Runnable::run);
            System.out.printf("vegan, equal parts at %s: return %.1f%n", slots, score);
            bar = Math.max(bar, score);
        }
        for (int seed = 1; seed <= 3; seed++) {
            Result result = GutTraining.train(
                    lanes,
                    control,
                    GutFixture.context(lanes, Diet.Kind.VEGAN),
                    settings,
                    new Seed(seed),
                    Runnable::run,
                    ProgressListener.SILENT);
            System.out.printf(
                    "vegan, seed %d: return %.1f (by hand %.1f), %s%n",
                    seed, result.meanReturn(), bar, result.regimen());
            assertThat(result.meanReturn())
                    .isGreaterThan(0.93 * bar); // exploration of finite width rounds the corner off
        }
    }
}
