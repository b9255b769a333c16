package org.biofluxopt.simulator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.biofluxopt.intervention.DaySlot;
import org.biofluxopt.network.HostDraw;
import org.biofluxopt.simulator.PublishedExperiments.Row;
import org.biofluxopt.units.Cobalamin;

/**
 * Status of people by what they eat, and how it moves. A group is read through its median member (a healthy adult with
 * the group's median intake), so spreads within groups are not tested here.
 */
final class HostAnchors {
    private static final double LOW_INTAKE = 0.3;
    private static final double VEGAN = 0.4;
    private static final double VEGETARIAN = 2;
    private static final double OMNIVORE = 4.5;
    private static final double HIGH_INTAKE = 7;
    private static final double HIGHEST_INTAKE = 14;
    private static final double MIDDLE_SERUM = 230;
    private static final int METFORMIN_DAYS = 1570;
    private static final double FAECES_GRAMS = 128;

    private final Simulator simulator;
    private final GutCommunity community;
    private final List<Row> rows = new ArrayList<>();

    HostAnchors(Simulator simulator, GutCommunity community) {
        this.simulator = simulator;
        this.community = community;
    }

    List<Row> rows() {
        diets();
        metabolites();
        kinetics();
        interventions();
        gut();
        return rows;
    }

    private void diets() {
        Lanes people = settled(VEGAN, VEGETARIAN, HIGH_INTAKE, OMNIVORE, 2 * OMNIVORE, 5, 5.5, 10, 11);
        double[] serum = people.serumB12();
        band("V51", "serum B12, vegan men, 0.4 ug/d", "pmol/L", 122, serum[0], 0.2, true);
        band("V51", "serum B12, vegetarian men, 2 ug/d", "pmol/L", 182, serum[1], 0.2, true);
        band("V51", "serum B12, omnivore men, 7 ug/d", "pmol/L", 281, serum[2], 0.2, true);
        row("V52", "serum B12 after doubling 4.5 ug/d", "%", 11, 100 * (serum[4] / serum[3] - 1), 9.4, 12.5, true);
        row("V53", "elasticity of serum to intake at 5 ug/d", "-", 0.15, slope(serum[6], serum[5]), 0, 0.2, false);
        row("V53", "elasticity of serum to intake at 10 ug/d", "-", 0.1, slope(serum[8], serum[7]), 0, 0.15, false);
        double[] holoTc = people.holoTc();
        row("PL06", "holoTC, omnivore", "pmol/L", 80, holoTc[3], 60, 100, true);
        row("PL07", "share of serum B12 on transcobalamin", "-", 0.25, holoTc[3] / serum[3], 0.06, 0.3, false);
    }

    private static double slope(double high, double low) {
        return Math.log(high / low) / Math.log(1.1);
    }

    private void metabolites() {
        Lanes low = settled(LOW_INTAKE);
        Lanes middle = withSerum(MIDDLE_SERUM);
        Lanes high = settled(HIGHEST_INTAKE);
        row("V55", "MMA at serum B12 < 126", "nmol/L", 281, low.mma()[0], 245, 366, true);
        row("V55", "MMA at serum B12 126-287", "nmol/L", 148, middle.mma()[0], 126, 170, true);
        row("V55", "MMA at serum B12 > 287", "nmol/L", 120, high.mma()[0], 102, 138, true);
        row("V56", "homocysteine at serum B12 < 126", "umol/L", 12, low.homocysteine()[0], 10.9, 13.1, true);
        row("V56", "homocysteine at serum B12 126-287", "umol/L", 9, middle.homocysteine()[0], 7.7, 10.3, true);
        row("V56", "homocysteine at serum B12 > 287", "umol/L", 8, high.homocysteine()[0], 6.8, 9.2, true);
    }

    /** The person whose intake gives a serum level, by bisection on the log of intake. */
    private Lanes withSerum(double serum) {
        double low = Math.log(LOW_INTAKE);
        double high = Math.log(HIGHEST_INTAKE);
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (low + high) / 2;
            if (settled(Math.exp(middle)).serumB12()[0] < serum) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return settled(Math.exp(low));
    }

    private void kinetics() {
        Lanes omnivore = settled(OMNIVORE);
        SimulatorParameters.Body body = simulator.parameters().body();
        double picomoles = Cobalamin.PICOMOLES_PER_MICROGRAM / 1000;
        row(
                "V24",
                "cobalamin in bile",
                "nmol/d",
                1,
                omnivore.group().onLastDay(0, omnivore.group().model().host.bile) * picomoles,
                0.56,
                1.44,
                true);
        row("V23", "loss without re-absorption", "%/d", 0.2, 100 * (body.bile() + body.otherLoss()), 0.14, 0.26, true);
        row("BO01", "body store, omnivore", "ug", 2500, omnivore.bodyStore()[0], 1000, 5000, true);
        row("V22", "loss of a body label", "%/d", 0.13, 100 * labelLoss(), 0.1, 0.16, false);
        row("PL11", "urinary loss", "ug/d", 0.2, omnivore.urine()[0], 0.03, 0.25, false);
    }

    /** Fall of the body's content per day in a person who stops eating cobalamin but keeps the bile cycle. */
    private double labelLoss() {
        Lanes lanes = settled(OMNIVORE);
        DayEvents day = lanes.newDay();
        run(lanes, day, WASH_OUT_DAYS);
        double before = lanes.bodyStore()[0];
        run(lanes, day, WASH_OUT_DAYS);
        return Math.log(before / lanes.bodyStore()[0]) / WASH_OUT_DAYS;
    }

    private void interventions() {
        Lanes deficient = settled(LOW_INTAKE);
        double start = deficient.serumB12()[0];
        DayEvents day = deficient.habitualDay();
        day.tablet(DaySlot.MORNING, 0, 500);
        run(deficient, day, 28);
        String words = String.format(Locale.ROOT, "serum B12 after 28 d of 500 ug/d, from %.0f", start);
        row("V36", words, "pmol/L", 287, deficient.serumB12()[0], 215, 360, false);

        Lanes normal = settled(OMNIVORE);
        double before = morningHoloTc(normal);
        DayEvents three = normal.habitualDay();
        for (DaySlot slot : List.of(DaySlot.BREAKFAST, DaySlot.LUNCH, DaySlot.DINNER)) {
            three.tablet(slot, 0, 9);
        }
        run(normal, three, 2);
        row("V27", "rise of holoTC after 3 x 9 ug/d, 2 d", "pmol/L", 30, morningHoloTc(normal) - before, 20, 40, true);

        Lanes treated = settled(OMNIVORE);
        double untreated = treated.serumB12()[0];
        Lanes metformin = treated.withHosts(HostAnchors::onMetformin);
        DayEvents usual = metformin.habitualDay();
        run(metformin, usual, METFORMIN_DAYS);
        double change = 100 * (metformin.serumB12()[0] / untreated - 1);
        row("DR01", "serum B12 after 4.3 y of metformin", "%", -19, change, -24, -14, false);
    }

    private static double morningHoloTc(Lanes lanes) {
        return lanes.group().read(Output.HOLOTC)[0];
    }

    static HostDraw onMetformin(HostDraw h) {
        return new HostDraw(
                h.ageYears(),
                h.weightKg(),
                h.gfr(),
                h.foodMicrograms(),
                h.tabletMicrograms(),
                h.acid(),
                h.intrinsicFactor(),
                h.ileum(),
                true,
                false,
                h.overgrowthLog10(),
                h.folateLow(),
                h.pancreas(),
                h.effectAlleles());
    }

    private void gut() {
        Lanes omnivore = settled(OMNIVORE);
        double corrinoid = omnivore.faecalCorrinoid()[0];
        row("V59", "corrinoid in faeces", "ng/g", 1309, 1000 * corrinoid / FAECES_GRAMS, 982, 1636, true);
        row("V59", "true cobalamin of it", "%", 1.4, 100 * omnivore.faeces()[0] / corrinoid, 0.7, 2.8, true);
        double colon = omnivore.group().onLastDay(0, omnivore.group().model().host.colonAbsorbed);
        row("MI15", "uptake from the colon", "ug/d", 0.035, colon, 0.02, 0.05, false);
    }

    private static void run(Lanes lanes, DayEvents day, int days) {
        for (int d = 0; d < days; d++) {
            lanes.day(day);
        }
    }

    private Lanes settled(double... food) {
        HostFactors median = HostFactors.median(simulator.parameters());
        Function<Double, VirtualPerson> person =
                micrograms -> new VirtualPerson(PublishedExperiments.healthyAdult(micrograms), median, community);
        return simulator.settle(Arrays.stream(food).boxed().map(person).toList(), Runnable::run);
    }

    private void band(
            String id, String what, String unit, double published, double simulated, double within, boolean fitted) {
        row(id, what, unit, published, simulated, published * (1 - within), published * (1 + within), fitted);
    }

    private void row(
            String id,
            String what,
            String unit,
            double published,
            double simulated,
            double low,
            double high,
            boolean fitted) {
        rows.add(new Row(id, what, unit, published, simulated, low, high, fitted));
    }

    private static final int BISECTIONS = 14;
    private static final int WASH_OUT_DAYS = 100;
}
