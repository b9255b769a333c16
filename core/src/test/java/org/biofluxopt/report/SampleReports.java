package org.biofluxopt.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.biofluxopt.explain.Explanation;
import org.biofluxopt.intervention.DailyRegimen;
import org.biofluxopt.intervention.DaySlot;
import org.biofluxopt.network.Why;
import org.biofluxopt.plan.Action;
import org.biofluxopt.plan.Band;
import org.biofluxopt.plan.DayZero;
import org.biofluxopt.plan.Forecast;
import org.biofluxopt.plan.Plan;
import org.biofluxopt.plan.Verdict;
import org.biofluxopt.profile.CobalaminForm;
import org.biofluxopt.profile.Condition;
import org.biofluxopt.profile.Diet;
import org.biofluxopt.profile.Genotype;
import org.biofluxopt.profile.LaboratoryValue;
import org.biofluxopt.profile.Marker;
import org.biofluxopt.profile.MicrobiomeSample;
import org.biofluxopt.profile.Profile;
import org.biofluxopt.profile.Sex;
import org.biofluxopt.profile.Supplement;
import org.biofluxopt.provenance.RunRecord;

/** Reports with the shape and size of real ones; the numbers are made up and go nowhere but into tests. */
final class SampleReports {
    private SampleReports() {}

    static PersonReport vegan() {
        return vegan("Vegan adult");
    }

    static PersonReport vegan(String title) {
        DailyRegimen split = new DailyRegimen(
                Map.of(DaySlot.BREAKFAST, 2.5, DaySlot.LUNCH, 2.5, DaySlot.DINNER, 2.5, DaySlot.BEDTIME, 2.5),
                Map.of(),
                0,
                Map.of());
        Plan plan = new Plan(
                Verdict.IMPROVES,
                "Splitting the same 10 µg over four occasions is expected to raise serum B12 by 9 % (90 % range +4 to"
                        + " +15) over one tablet a day.",
                List.of(
                        new Action(
                                "tablet",
                                Action.Kind.DO,
                                "Split the day's 10 µg of cyanocobalamin: 2.5 µg with breakfast, 2.5 µg with lunch,"
                                        + " 2.5 µg with dinner and 2.5 µg at bedtime.",
                                "Uptake in the ileum saturates at one to two micrograms an occasion and recovers in four"
                                        + " to six hours, so smaller doses apart are absorbed better than one.",
                                10,
                                "ug/d",
                                "AB01, AB05"),
                        new Action(
                                "recheck",
                                Action.Kind.DISCUSS_WITH_CLINICIAN,
                                "Measure serum B12 and MMA again after three months.",
                                "Serum B12 alone misses part of those whose cells lack it.",
                                0,
                                "",
                                "ME09"),
                        new Action(
                                "no_probiotic",
                                Action.Kind.KEEP,
                                "No probiotic is recommended for B12.",
                                "A Propionibacterium yogurt did nothing for serum B12 in a randomised trial.",
                                0,
                                "",
                                "PR01")),
                Optional.of(split),
                Optional.of(standard()),
                Optional.of(forecast(1.0)),
                Optional.of(forecast(1.09)),
                Optional.of(new Band(9.1, 4.0, 15.2)),
                OptionalDouble.of(0.0123),
                OptionalDouble.of(0.004),
                alternatives(),
                List.of(
                        new DayZero(Marker.SERUM_B12, 172, 10.3, 175.2, true),
                        new DayZero(Marker.HOLOTC, 31, 2.5, 33.0, true),
                        new DayZero(Marker.MMA, 610, 30, 352, false)),
                61.4,
                64,
                List.of("Methylmalonic acid measured does not fit the other values; see the table below."));
        return report(
                profile(title, 34, new Diet.Pattern(Diet.Kind.VEGAN), Set.of()), plan, Optional.of(explanation()));
    }

    private static List<Plan.Alternative> alternatives() {
        return List.of(
                new Plan.Alternative("agents, in sixths", standard(), new Band(9.6, 4.1, 15.9), 3.2, true),
                new Plan.Alternative(
                        "standard: one tablet with breakfast", standard(), new Band(0, 0, 0), -1.5, false));
    }

    static PersonReport omnivore() {
        Plan plan = new Plan(
                Verdict.LITTLE_TO_GAIN,
                "There is little to gain: on these values no schedule beats one tablet a day by more than 1 %.",
                List.of(new Action(
                        "keep",
                        Action.Kind.KEEP,
                        "Keep what you do; on these values no B12 supplement is needed.",
                        "Serum B12 follows intake only weakly in people who have enough.",
                        0,
                        "",
                        "PL14, PL15")),
                Optional.of(standard()),
                Optional.of(standard()),
                Optional.of(forecast(1.6)),
                Optional.of(forecast(1.6)),
                Optional.of(new Band(0, 0, 0)),
                OptionalDouble.of(0),
                OptionalDouble.of(0),
                alternatives(),
                List.of(),
                64,
                64,
                List.of());
        return report(
                profile("Healthy omnivore", 41, new Diet.Pattern(Diet.Kind.OMNIVORE), Set.of()),
                plan,
                Optional.of(explanation()));
    }

    static PersonReport referred() {
        Plan plan = new Plan(
                Verdict.REFERRED,
                "Please see a clinician: pernicious anaemia is treated by a clinician, so nothing is planned here.",
                List.of(new Action(
                        "pernicious_anaemia",
                        Action.Kind.REFER,
                        "Discuss treatment of pernicious anaemia with a clinician.",
                        "Without intrinsic factor the usual way of uptake is closed.",
                        0,
                        "",
                        "rule")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                List.of(),
                List.of(),
                0,
                0,
                List.of());
        return report(
                profile(
                        "Adult with pernicious anaemia",
                        63,
                        new Diet.Pattern(Diet.Kind.OMNIVORE),
                        Set.of(Condition.PERNICIOUS_ANAEMIA)),
                plan,
                Optional.empty());
    }

    /** More of everything than a terminal can show. */
    static PersonReport crowded() {
        PersonReport base = vegan("word ".repeat(80));
        Plan plan = base.plan();
        List<Action> actions = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            actions.add(new Action("a" + i, Action.Kind.DO, "Do this and that ".repeat(20), "", 0, "", ""));
        }
        Plan crowded = new Plan(
                plan.verdict(),
                "A very long headline that goes on ".repeat(20),
                actions,
                plan.regimen(),
                plan.standard(),
                plan.control(),
                plan.expected(),
                plan.gainPercent(),
                plan.brayCurtis(),
                plan.shannonChange(),
                plan.alternatives(),
                plan.dayZero(),
                plan.effectiveSampleSize(),
                plan.lanes(),
                List.of("warning ".repeat(60), "x".repeat(300)));
        Explanation why = base.explanation().orElseThrow();
        List<Explanation.Reason> reasons = new ArrayList<>(why.reasons());
        for (int i = 0; i < 6; i++) {
            reasons.add(new Explanation.Reason("diet_pattern", "food_ug", -1, "Step " + i, "IN04"));
        }
        return report(
                base.profile(),
                crowded,
                Optional.of(new Explanation(why.contributions(), reasons, why.wouldChange(), why.status())));
    }

    static RunRecord recipe() {
        return new RunRecord(
                "optimize",
                List.of("examples/vegan-adult.yaml", "--out", "vegan"),
                7,
                "0.1.0",
                "0123abc",
                "25.0.1",
                new TreeMap<>(Map.of("lanes", "64")),
                new TreeMap<>(Map.of("examples/vegan-adult.yaml", "00ff")),
                new TreeMap<>());
    }

    private static PersonReport report(Profile profile, Plan plan, Optional<Explanation> explanation) {
        List<Double> curve = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            curve.add(0.4 - 0.35 * Math.exp(-i / 9.0) + 0.015 * Math.sin(i * 1.7));
        }
        return new PersonReport(
                profile,
                Optional.of(sample()),
                SampleNetwork.beliefs(),
                plan,
                explanation,
                plan.verdict() == Verdict.REFERRED ? List.of() : curve,
                412,
                97,
                1,
                7,
                "0.1.0");
    }

    private static Profile profile(String title, double age, Diet diet, Set<Condition> conditions) {
        return new Profile(
                title,
                age,
                Sex.FEMALE,
                62,
                diet,
                List.of(new Supplement(CobalaminForm.CN, 10)),
                conditions,
                0,
                List.of(),
                new Genotype(Map.of()),
                List.of(new LaboratoryValue(Marker.SERUM_B12, 172, 0.06)),
                OptionalDouble.empty(),
                Optional.empty(),
                List.of());
    }

    private static DailyRegimen standard() {
        return new DailyRegimen(Map.of(DaySlot.BREAKFAST, 10.0), Map.of(), 0, Map.of());
    }

    private static MicrobiomeSample sample() {
        TreeMap<String, Double> abundance = new TreeMap<>(Map.of(
                "bacteroides", 0.31,
                "prevotella", 0.06,
                "faecalibacterium", 0.09,
                "blautia", 0.07,
                "ruminococcus", 0.05,
                "akkermansia", 0.02,
                "bifidobacterium", 0.03,
                "streptococcus", 0.01,
                "roseburia", 0.04,
                "methanobrevibacter", 0.004));
        double matched = abundance.values().stream().mapToDouble(d -> d).sum();
        return new MicrobiomeSample("700114607", "otu_table_L6.biom", abundance, matched, 5423);
    }

    private static Forecast forecast(double level) {
        Map<Marker, List<Band>> bands = new EnumMap<>(Marker.class);
        bands.put(Marker.SERUM_B12, rising(174, 236 * level, 0.18));
        bands.put(Marker.HOLOTC, rising(33, 52 * level, 0.22));
        bands.put(Marker.MMA, rising(352, 210 / level, 0.30));
        bands.put(Marker.HOMOCYSTEINE, rising(13.8, 10.4 / level, 0.16));
        return new Forecast(bands, new Band(1.9 * level, 1.4 * level, 2.4 * level), new Band(1480 * level, 700, 2600));
    }

    private static List<Band> rising(double from, double to, double spread) {
        List<Band> days = new ArrayList<>();
        for (int day = 0; day <= 180; day++) {
            double mean = from + (to - from) * (1 - Math.exp(-day / 55.0));
            days.add(new Band(mean, mean * (1 - spread), mean * (1 + spread * 1.2)));
        }
        return days;
    }

    private static Explanation explanation() {
        return new Explanation(
                List.of(
                        new Explanation.Contribution("dose_timing", "Four small doses instead of one tablet", 0.3, 8.8),
                        new Explanation.Contribution("probiotic", "Probiotic", 9.1, 0.0),
                        new Explanation.Contribution("fibre", "More fermentable fibre", 9.4, -0.3)),
                List.of(
                        new Explanation.Reason(
                                "food_ug",
                                "absorbed",
                                1,
                                "Food of a vegan holds almost no cobalamin, so the tablet carries the supply.",
                                "IN04"),
                        new Explanation.Reason(
                                "ileal_uptake",
                                "absorbed",
                                1,
                                "Receptor uptake saturates near 1.5 µg an occasion.",
                                "AB01"),
                        new Explanation.Reason(
                                "absorbed", "serum_b12", 1, "What is absorbed refills liver and serum.", "PL14")),
                List.of(
                        new Explanation.WhatIf(
                                "Twice the daily amount, same schedule",
                                new Band(6.0, 2.1, 10.8),
                                new Band(276, 220, 340)),
                        new Explanation.WhatIf(
                                "Bacterial overgrowth of the small bowel",
                                new Band(3.2, -0.4, 7.7),
                                new Band(221, 170, 280))),
                Optional.of(status()));
    }

    private static Why status() {
        return new Why(
                "status",
                "B12 status of the cells",
                "deficient",
                0.034,
                0.31,
                List.of(
                        new Why.Finding("diet_pattern", "eats vegan", 0.25),
                        new Why.Finding("age", "age 34 years", 0.026)),
                true,
                List.of(),
                List.of(new Why.Test(
                        "mma",
                        "Methylmalonic acid",
                        0.39,
                        List.of(new Why.Result("under_120", 0.6, 0.03), new Why.Result("over_376", 0.4, 0.73)))),
                List.of(
                        new Why.Source("AB01", "AB01 (Carmel 2008)", false, 0.6),
                        new Why.Source("assumed: direction <only>", "assumed: direction <only>", true, 0.4)));
    }
}
