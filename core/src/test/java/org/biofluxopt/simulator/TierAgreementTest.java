package org.biofluxopt.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.biofluxopt.network.HostDraw;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Both tiers live the same days from the same state. Held to 0.5 % in each person and on each day: means of the day of
 * serum B12 and holoTC, MMA and homocysteine at its end, and what was absorbed on it (bar of the project).
 */
class TierAgreementTest {
    private static final double BAR = 0.005;
    private static final int DAYS = 14;
    /** ug a day; of less than that a difference is taken relative to it, 5 ng. */
    private static final double LEAST_ABSORBED = 1;

    private static final List<String> OUTPUTS = List.of("serum B12", "holoTC", "MMA", "homocysteine", "absorbed");

    private static final List<HostDraw> HOSTS = List.of(
            host(5, 1, 1, 1, false, 4, 1),
            host(0.4, 1, 1, 1, false, 4, 1), // vegan
            host(2, 1, 1, 1, false, 4, 1),
            host(12, 1, 1, 1, false, 4, 1),
            host(5, 0.1, 0.6, 1, false, 6, 1), // atrophic gastritis with overgrowth
            host(5, 0.1, 0.02, 1, false, 4, 1), // pernicious anaemia
            host(5, 1, 1, 1, true, 4, 1), // metformin
            host(5, 1, 1, 0.3, false, 7, 0.2)); // short ileum, overgrowth, weak pancreas

    /** What is taken on a day besides the usual meals, by hours since 08:00. */
    enum Regimen {
        MEALS(day -> Map.of()),
        ONE_MICROGRAM_ONCE(day -> day == 0 ? Map.of(14.0, dose(1, Form.CN, Route.ORAL, false)) : Map.of()),
        ONE_MILLIGRAM_ONCE(day -> day == 0 ? Map.of(2.0, dose(1000, Form.CN, Route.ORAL, false)) : Map.of()),
        ONE_MILLIGRAM_DAILY(day -> Map.of(0.0, dose(1000, Form.CN, Route.ORAL, true))),
        TEN_MICROGRAMS_WITH_MEALS(day -> Map.of(
                0.0,
                dose(10, Form.CN, Route.ORAL, true),
                5.0,
                dose(10, Form.CN, Route.ORAL, true),
                11.0,
                dose(10, Form.CN, Route.ORAL, true))),
        TEN_MICROGRAMS_BETWEEN_MEALS(day -> Map.of(2.0, dose(10, Form.CN, Route.ORAL, false))),
        MUSCLE_CYANO(day -> day == 0 ? Map.of(2.0, dose(1000, Form.CN, Route.IM, false)) : Map.of()),
        MUSCLE_HYDROXO_WEEKLY(day -> day % 7 == 0 ? Map.of(2.0, dose(1000, Form.HO, Route.IM, false)) : Map.of()),
        LIVER_AT_LUNCH(day -> Map.of(5.0, new Intake.Food(20, Optional.empty(), false, Optional.empty()))),
        PROBIOTIC(day -> Map.of(0.0, new Intake.Probiotic(probiotic(), 1e11)));

        final Function<Integer, Map<Double, Intake>> extra;

        Regimen(Function<Integer, Map<Double, Intake>> extra) {
            this.extra = extra;
        }
    }

    @ParameterizedTest
    @EnumSource(Regimen.class)
    void tiersAgreeOnDailyMeans(Regimen regimen) {
        List<VirtualPerson> people = HOSTS.stream()
                .map(host -> new VirtualPerson(host, HostFactors.median(Fixture.parameters()), Fixture.COMMUNITY))
                .toList();
        ModelGroup training = new ModelGroup(Fixture.parameters(), people, Setup.PLAIN);
        new SteadyState(training, Routine.USUAL).settle(Runnable::run);
        ModelGroup reference = training.in(training.model().reference(1e-6)::newBlock);
        for (int day = 0; day < DAYS; day++) {
            live(training, regimen.extra.apply(day));
            live(reference, regimen.extra.apply(day));
            double[][] expected = outputs(reference);
            double[][] values = outputs(training);
            for (int output = 0; output < OUTPUTS.size(); output++) {
                assertAgree(OUTPUTS.get(output) + ", day " + day, values[output], expected[output]);
            }
        }
    }

    private static void assertAgree(String output, double[] values, double[] expected) {
        for (int lane = 0; lane < values.length; lane++) {
            double scale = Math.max(expected[lane], output.startsWith("absorbed") ? LEAST_ABSORBED : 0);
            assertThat((values[lane] - expected[lane]) / scale)
                    .as("%s of %s, reference tier %s", output, HOSTS.get(lane), expected[lane])
                    .isBetween(-BAR, BAR);
        }
    }

    private static double[][] outputs(ModelGroup group) {
        HostPart host = group.model().host;
        int n = group.size();
        double[] serum = new double[n];
        double[] holoTc = new double[n];
        double[] absorbed = new double[n];
        for (int lane = 0; lane < n; lane++) {
            serum[lane] = group.onLastDay(lane, host.serumHours);
            holoTc[lane] = group.onLastDay(lane, host.holoTcHours);
            absorbed[lane] = group.onLastDay(lane, host.absorbed[0]) + group.onLastDay(lane, host.absorbed[1]);
        }
        return new double[][] {serum, holoTc, group.read(Output.MMA), group.read(Output.HOMOCYSTEINE), absorbed};
    }

    private static void live(ModelGroup group, Map<Double, Intake> extra) {
        List<Double> meals = Routine.USUAL.mealHours();
        List<Double> hours = new ArrayList<>(meals);
        extra.keySet().stream().filter(hour -> !hours.contains(hour)).forEach(hours::add);
        hours.sort(null);
        group.runDay(
                hours.stream().mapToDouble(hour -> hour).toArray(),
                (lane, moment) -> {
                    double hour = hours.get(moment);
                    if (meals.contains(hour)) {
                        double share = Routine.USUAL.mealShares().get(meals.indexOf(hour));
                        double food = group.subject(lane).host().foodMicrograms() * share;
                        group.take(lane, new Intake.Food(food, Optional.empty(), true, Optional.empty()));
                    }
                    Intake more = extra.get(hour);
                    if (more != null) {
                        group.take(lane, more);
                    }
                },
                Runnable::run);
    }

    private static Intake dose(double micrograms, Form form, Route route, boolean withFood) {
        return new Intake.Dose(micrograms, form, route, withFood, Optional.empty());
    }

    private static String probiotic() {
        return Fixture.COMMUNITY.members().getLast().id();
    }

    private static HostDraw host(
            double food,
            double acid,
            double intrinsicFactor,
            double ileum,
            boolean metformin,
            double overgrowthLog10,
            double pancreas) {
        return new HostDraw(
                45,
                72,
                95,
                food,
                0,
                acid,
                intrinsicFactor,
                ileum,
                metformin,
                false,
                overgrowthLog10,
                false,
                pancreas,
                Map.of());
    }
}
