package org.biofluxopt.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.biofluxopt.coverage.Stratum;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.study.StudyResults.AtDose;
import org.biofluxopt.study.StudyResults.Lever;
import org.biofluxopt.study.StudyResults.NegativeControl;
import org.biofluxopt.study.StudyResults.Structural;

/** From people to findings; the same people and seed give the same bits. */
public final class StudyAnalysis {
    private final Study.Done done;
    private final KnowledgeBase knowledge;
    private final Seed seed;
    private final Contrast contrast;
    private final Contrast equivalence;
    private final List<PersonResult> low;

    private StudyAnalysis(Study.Done done, KnowledgeBase knowledge) {
        this.done = done;
        this.knowledge = knowledge;
        seed = new Seed(done.design().seed()).child("analysis");
        contrast = new Contrast(0.95, seed.child("bootstrap"));
        equivalence = new Contrast(0.9, seed.child("bootstrap"));
        low = people(person -> StudyDesign.isLowStatus(person.stratum()));
    }

    public static StudyResults of(Study.Done done, KnowledgeBase knowledge) {
        return new StudyAnalysis(done, knowledge).results();
    }

    private StudyResults results() {
        List<PersonResult> replete = people(person -> !StudyDesign.isLowStatus(person.stratum()));
        Optional<Effect> headline = effect("P against C1, low status", low, Arms.P, Arms.C1);
        Map<String, Double> metrics = metrics(headline);
        return new StudyResults(
                done,
                headline,
                effect("P against C1, replete", replete, Arms.P, Arms.C1),
                strata(),
                effect("P against C2, low status", low, Arms.P, Arms.C2),
                effect("P+ against C1, low status", low, Arms.P_PLUS, Arms.C1),
                effect("P against the best fixed schedule, low status", low, Arms.P, Arms.NETWORK_ONLY),
                effect("food only against C1, low status, no vegans", having(low, Arms.FOOD), Arms.FOOD, Arms.C1),
                byDose(),
                baselines(),
                negativeControls(),
                decomposition(),
                decomposed().size(),
                structural(),
                MicrobiomeRegression.of(low, done.microbiomes(), knowledge, seed.child("folds")),
                low.isEmpty()
                        ? List.of()
                        : CrossValidation.of(low, done, knowledge, contrast, seed.child("validation")),
                WorstResponders.of(low),
                metrics,
                metrics.isEmpty() ? Optional.empty() : Optional.of(HyperScore.of(metrics)));
    }

    private List<PersonResult> people(Predicate<PersonResult> which) {
        return done.people().stream().filter(PersonResult::found).filter(which).toList();
    }

    private static List<PersonResult> having(List<PersonResult> people, String arm) {
        return people.stream().filter(person -> person.arms().containsKey(arm)).toList();
    }

    private Optional<Effect> effect(String name, List<PersonResult> people, String arm, String control) {
        return people.isEmpty() ? Optional.empty() : Optional.of(contrast.of(name, people, arm, control));
    }

    private List<Effect> strata() {
        List<Effect> strata = new ArrayList<>();
        for (Stratum stratum : Stratum.values()) {
            effect(
                            stratum.name().toLowerCase(Locale.ROOT),
                            people(person -> person.stratum() == stratum),
                            Arms.P,
                            Arms.C1)
                    .ifPresent(strata::add);
        }
        return strata;
    }

    private List<AtDose> byDose() {
        List<AtDose> rows = new ArrayList<>();
        List<Double> doses = new ArrayList<>(done.design().otherDoses());
        doses.add(done.design().dose());
        for (double dose : doses.stream().distinct().sorted().toList()) {
            boolean main = dose == done.design().dose();
            String p = main ? Arms.P : Arms.at(Arms.P, dose);
            List<PersonResult> people = having(low, p);
            if (!people.isEmpty()) {
                rows.add(new AtDose(
                        dose,
                        contrast.of("P against C1", people, p, main ? Arms.C1 : Arms.at(Arms.C1, dose)),
                        contrast.of("P against C2", people, p, main ? Arms.C2 : Arms.at(Arms.C2, dose))));
            }
        }
        return rows;
    }

    private List<Effect> baselines() {
        List<Effect> baselines = new ArrayList<>();
        for (String arm : List.of(Arms.C2, Arms.SPLIT, Arms.SIXTHS, Arms.NETWORK_ONLY, Arms.AGENTS_ONLY, Arms.FLUX)) {
            effect(arm, having(low, arm), arm, Arms.C1).ifPresent(baselines::add);
        }
        return baselines;
    }

    private List<NegativeControl> negativeControls() {
        List<NegativeControl> rows = new ArrayList<>();
        control("propionibacterium", Arms.CULTURE, Arms.CULTURE_VEHICLE, false).ifPresent(rows::add);
        control("sublingual", Arms.SUBLINGUAL, Arms.SWALLOWED, false).ifPresent(rows::add);
        control("colonic_pseudo_b12", Arms.PSEUDO, Arms.C1, false).ifPresent(rows::add);
        control("fut2_on_absorption", Arms.FUT2_TWO, Arms.FUT2_NONE, true).ifPresent(rows::add);
        return rows;
    }

    private Optional<NegativeControl> control(String name, String arm, String vehicle, boolean absorption) {
        List<PersonResult> people = having(low, arm);
        if (people.isEmpty()) {
            return Optional.empty();
        }
        ToDoubleFunction<ArmResult> exact = absorption ? ArmResult::absorbed : ArmResult::serumB12;
        Effect.Endpoint found =
                equivalence.endpoint(people, arm, vehicle, absorption ? exact : ArmResult::measuredSerumB12, exact);
        return Optional.of(new NegativeControl(
                name,
                absorption ? "cobalamin absorbed on the last day" : "serum B12 as measured",
                found.gainPercent(),
                found.low(),
                found.high(),
                found.trueMeanPercent(),
                people.size()));
    }

    private List<PersonResult> decomposed() {
        return having(low, Arms.coalition(1));
    }

    private List<Lever> decomposition() {
        List<PersonResult> people = decomposed();
        List<Lever> levers = new ArrayList<>();
        if (people.isEmpty()) {
            return levers;
        }
        double[] worth = new double[1 << PersonTrial.LEVERS.size()];
        for (int set = 1; set < worth.length; set++) {
            String arm = Arms.coalition(set);
            worth[set] = people.stream()
                    .mapToDouble(person -> Contrast.gain(person, arm, Arms.C1, ArmResult::serumB12))
                    .average()
                    .orElseThrow();
        }
        double[] shares = Shapley.shares(worth);
        for (int lever = 0; lever < shares.length; lever++) {
            levers.add(new Lever(PersonTrial.LEVERS.get(lever), shares[lever]));
        }
        return levers;
    }

    private List<Structural> structural() {
        List<Structural> rows = new ArrayList<>();
        List<PersonResult> people = having(low, Arms.SUBLINGUAL); // those who ran every arm
        if (people.isEmpty()) {
            return rows;
        }
        rows.add(row(people, "as_it_stands", "nothing changed", Arms.P, Arms.C1, Arms.C2));
        for (StructuralChange change : StructuralChange.all()) {
            rows.add(row(
                    people,
                    change.name(),
                    change.words(),
                    Arms.in(change.name(), Arms.P),
                    Arms.in(change.name(), Arms.C1),
                    Arms.in(change.name(), Arms.C2)));
        }
        return rows;
    }

    private Structural row(
            List<PersonResult> people, String name, String words, String plan, String first, String second) {
        return new Structural(
                name,
                words,
                people.size(),
                contrast.endpoint(people, plan, first, ArmResult::serumB12, ArmResult::serumB12),
                contrast.endpoint(people, plan, second, ArmResult::serumB12, ArmResult::serumB12));
    }

    /** Those that this study can tell; P against CMA-ES needs the learning baselines and is not among them. */
    private Map<String, Double> metrics(Optional<Effect> headline) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        headline.ifPresent(effect -> {
            metrics.put("gain_over_18_percent", Math.clamp(effect.serumB12().gainPercent() / 18, 0.01, 1));
            metrics.put(
                    "share_of_people_above_2_percent",
                    Math.max(0.01, effect.serumB12().shareAbove2()));
            metrics.put("stability", Math.clamp(1 - effect.brayCurtis() / 0.5, 0.01, 1));
            done.design()
                    .checksInside()
                    .ifPresent(share -> metrics.put("share_of_checks_inside", Math.max(0.01, share)));
        });
        return metrics;
    }
}
