package org.biofluxopt.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.biofluxopt.intervention.DaySlot;
import org.biofluxopt.network.HostDraw;

/** Published human experiments, simulated with the one parameter set. */
public final class PublishedExperiments {
    private static final double WITHIN = 0.25;

    private final Simulator simulator;
    private final GutCommunity community;

    /** @param community the gut microbes of all subjects */
    public PublishedExperiments(Simulator simulator, GutCommunity community) {
        this.simulator = simulator;
        this.community = community;
    }

    /**
     * A published value beside the simulated one.
     *
     * @param id row of the validation table
     * @param low least value that counts as inside
     * @param high largest value that counts as inside
     * @param fitted whether parameters were fitted on it; otherwise it is only printed
     */
    public record Row(
            String id,
            String experiment,
            String unit,
            double published,
            double simulated,
            double low,
            double high,
            boolean fitted) {
        public double ratio() {
            return simulated / published;
        }

        public boolean inside() {
            return simulated >= low && simulated <= high;
        }
    }

    /** A healthy median adult. */
    public static HostDraw healthyAdult(double foodMicrograms) {
        return new HostDraw(45, 72, 95, foodMicrograms, 0, 1, 1, 1, false, false, 4, false, 1, Map.of());
    }

    static HostDraw withoutIntrinsicFactor(HostDraw h) {
        return new HostDraw(
                h.ageYears(),
                h.weightKg(),
                h.gfr(),
                h.foodMicrograms(),
                h.tabletMicrograms(),
                0.1,
                0,
                h.ileum(),
                h.metformin(),
                h.calcium(),
                h.overgrowthLog10(),
                h.folateLow(),
                h.pancreas(),
                h.effectAlleles());
    }

    /** Absorption of single doses and of food. */
    public List<Row> absorption() {
        HostDraw well = healthyAdult(0);
        HostDraw anaemia = withoutIntrinsicFactor(well);
        List<Row> rows = new ArrayList<>();
        add(rows, "V01", "1 ug fasting", "ug", 0.56, dose(well, 1), true);
        add(rows, "V02", "10 ug fasting", "ug", 1.6, dose(well, 10), false);
        add(rows, "V03", "50 ug fasting", "ug", 1.5, dose(well, 50), true);
        add(rows, "V04", "500 ug fasting", "ug", 9.7, dose(well, 500), true);
        add(rows, "V05", "1000 ug fasting", "ug", 13, dose(well, 1000), true);
        add(rows, "V06", "1 ug, pernicious anaemia", "ug", 0.01, dose(anaemia, 1), true);
        add(rows, "V07", "50 ug, pernicious anaemia", "ug", 0.6, dose(anaemia, 50), true);
        add(rows, "V08", "500 ug, pernicious anaemia", "ug", 7.0, dose(anaemia, 500), false);
        add(rows, "V09", "1000 ug, pernicious anaemia", "ug", 12, dose(anaemia, 1000), true);
        add(rows, "V10", "1 ug fasting", "%", 50, 100 * dose(well, 1), true);
        add(rows, "V12", "25 ug fasting", "%", 5, 4 * dose(well, 25), true);
        add(rows, "V13", "second of two 1-ug doses 5 h apart / first", "ratio", 1.0, secondDose(well), true);
        add(rows, "V16", "1 ug in food", "ug", 0.38, meal(well, 1), true);
        add(rows, "V16", "5 ug in food", "ug", 1.32, meal(well, 5), true);
        add(rows, "V16", "10 ug in food", "ug", 2.25, meal(well, 10), true);
        return rows;
    }

    /** Status by diet, losses, and how status moves. */
    public List<Row> host() {
        return new HostAnchors(simulator, community).rows();
    }

    private static void add(
            List<Row> rows,
            String id,
            String experiment,
            String unit,
            double published,
            double simulated,
            boolean fitted) {
        rows.add(new Row(
                id,
                experiment,
                unit,
                published,
                simulated,
                published * (1 - WITHIN),
                published * (1 + WITHIN),
                fitted));
    }

    private double dose(HostDraw host, double micrograms) {
        return fasting(host, day -> day.tablet(DaySlot.BREAKFAST, 0, micrograms));
    }

    private double secondDose(HostDraw host) {
        double both = fasting(host, day -> {
            day.tablet(DaySlot.BREAKFAST, 0, 1);
            day.tablet(DaySlot.LUNCH, 0, 1);
        });
        double first = dose(host, 1);
        return (both - first) / first;
    }

    private double fasting(HostDraw host, Consumer<DayEvents> swallow) {
        Lanes lanes = lanes(host);
        DayEvents day = lanes.newDay();
        day.noMeals(0);
        swallow.accept(day);
        lanes.day(day);
        return lanes.absorbedFromTablet()[0];
    }

    private double meal(HostDraw host, double micrograms) {
        Lanes lanes = lanes(host);
        DayEvents day = lanes.newDay();
        day.food(DaySlot.BREAKFAST, 0, micrograms);
        lanes.day(day);
        return lanes.absorbed()[0]
                - lanes.group()
                        .onLastDay(0, lanes.group().model().host.colonAbsorbed); // what microbes made is not the meal's
    }

    private Lanes lanes(HostDraw host) {
        return simulator.fasted(
                List.of(new VirtualPerson(host, HostFactors.median(simulator.parameters()), community)));
    }
}
