package org.biofluxopt.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import org.biofluxopt.coverage.Stratum;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.statistics.ElasticNetCv;

/**
 * What was learned on some people, tried on others. A rule is the fixed schedule with the highest mean measured gain over C1
 * among those learned from, in each stratum, or over all where a stratum was not among them; and the gain of the plan is
 * regressed on the microbiome's features. Nobody is judged by a rule they took part in.
 *
 * @param scheme {@code k_fold}, {@code leave_one_cohort_out} or {@code leave_one_stratum_out}
 * @param rule against C1, people out of fold
 * @param planOverRule P against the rule in the same people
 * @param chosen people by schedule that the rule gave them
 * @param explained by the regression, out of fold, against the mean of those learned from: below 0 where features predict
 *     less than that; absent where there are too few microbiomes
 * @param folds one for each part left out
 */
public record CrossValidation(
        String scheme,
        Effect rule,
        Effect planOverRule,
        Map<String, Integer> chosen,
        OptionalDouble explained,
        List<Fold> folds) {
    /** Parts of a k-fold run, at most. */
    static final int MOST_FOLDS = 10;

    private static final String RULE = "rule";
    private static final int INNER_FOLDS = 5;
    private static final double ALPHA = 0.5;

    public CrossValidation {
        chosen = Collections.unmodifiableMap(new TreeMap<>(chosen));
        folds = List.copyOf(folds);
    }

    /**
     * Those left out together.
     *
     * @param planGain of P over C1, %, geometric mean as measured
     * @param ruleGain of the rule over C1, %, likewise
     */
    public record Fold(String name, int n, double planGain, double ruleGain) {}

    /** @param people who are learned from and judged */
    static List<CrossValidation> of(
            List<PersonResult> people, Study.Done done, KnowledgeBase knowledge, Contrast contrast, Seed seed) {
        List<CrossValidation> all = new ArrayList<>();
        Map<Integer, String> parts = parts(people, seed.child("k-fold"));
        of("k_fold", people, person -> part(parts, person), done, knowledge, contrast, seed)
                .ifPresent(all::add);
        of(
                        "leave_one_cohort_out",
                        people,
                        person -> done.cohorts().get(person.microbiome()),
                        done,
                        knowledge,
                        contrast,
                        seed)
                .ifPresent(all::add);
        of(
                        "leave_one_stratum_out",
                        people,
                        person -> person.stratum().name().toLowerCase(Locale.ROOT),
                        done,
                        knowledge,
                        contrast,
                        seed)
                .ifPresent(all::add);
        return all;
    }

    private static String part(Map<Integer, String> parts, PersonResult person) {
        return parts.getOrDefault(person.microbiome(), "");
    }

    /** All people of a microbiome are in the same part. */
    private static Map<Integer, String> parts(List<PersonResult> people, Seed seed) {
        List<Integer> microbiomes = new ArrayList<>(people.stream()
                .map(PersonResult::microbiome)
                .distinct()
                .sorted()
                .toList());
        var random = seed.generator();
        for (int i = microbiomes.size() - 1; i > 0; i--) {
            Collections.swap(microbiomes, i, random.nextInt(i + 1));
        }
        Map<Integer, String> parts = new TreeMap<>();
        int count = Math.min(MOST_FOLDS, microbiomes.size());
        for (int i = 0; i < microbiomes.size(); i++) {
            parts.put(microbiomes.get(i), "fold " + (i % count + 1));
        }
        return parts;
    }

    /** @return empty where there are not two parts */
    private static Optional<CrossValidation> of(
            String scheme,
            List<PersonResult> people,
            Function<PersonResult, String> partOf,
            Study.Done done,
            KnowledgeBase knowledge,
            Contrast contrast,
            Seed seed) {
        Map<String, List<PersonResult>> parts = new TreeMap<>();
        people.forEach(person -> parts.computeIfAbsent(partOf.apply(person), fresh -> new ArrayList<>())
                .add(person));
        if (parts.size() < 2) {
            return Optional.empty();
        }
        List<PersonResult> judged = new ArrayList<>();
        List<Fold> folds = new ArrayList<>();
        Map<String, Integer> chosen = new TreeMap<>();
        Predictions predictions = new Predictions();
        parts.forEach((name, held) -> {
            List<PersonResult> others = people.stream()
                    .filter(person -> !partOf.apply(person).equals(name))
                    .toList();
            Rule rule = Rule.learn(others);
            List<PersonResult> ruled = new ArrayList<>();
            for (PersonResult person : held) {
                String arm = rule.arm(person.stratum());
                chosen.merge(arm, 1, Integer::sum);
                ruled.add(with(person, person.arm(arm)));
            }
            judged.addAll(ruled);
            folds.add(new Fold(
                    name, held.size(), Contrast.percent(mean(held, Arms.P)), Contrast.percent(mean(ruled, RULE))));
            predictions.add(
                    MicrobiomeRegression.units(others, done.microbiomes(), knowledge),
                    MicrobiomeRegression.units(held, done.microbiomes(), knowledge),
                    seed.child(scheme).child(name));
        });
        judged.sort((a, b) -> Integer.compare(a.number(), b.number()));
        return Optional.of(new CrossValidation(
                scheme,
                contrast.of(scheme + ": rule against C1", judged, RULE, Arms.C1),
                contrast.of(scheme + ": P against the rule", judged, Arms.P, RULE),
                chosen,
                predictions.explained(),
                folds));
    }

    private static PersonResult with(PersonResult person, ArmResult rule) {
        Map<String, ArmResult> arms = new LinkedHashMap<>(person.arms());
        arms.put(RULE, rule);
        return person.withArms(arms);
    }

    /** Mean log of measured serum B12 over C1's. */
    private static double mean(List<PersonResult> people, String arm) {
        return people.stream()
                .mapToDouble(person -> Math.log(
                        person.arm(arm).measuredSerumB12() / person.arm(Arms.C1).measuredSerumB12()))
                .average()
                .orElseThrow();
    }

    /** A schedule for each stratum that was learned from, and one for all others. */
    private record Rule(Map<Stratum, String> arms, String otherwise) {
        static Rule learn(List<PersonResult> people) {
            Map<Stratum, List<PersonResult>> strata = new EnumMap<>(Stratum.class);
            people.forEach(person -> strata.computeIfAbsent(person.stratum(), fresh -> new ArrayList<>())
                    .add(person));
            Map<Stratum, String> arms = new EnumMap<>(Stratum.class);
            strata.forEach((stratum, mine) -> arms.put(stratum, best(mine)));
            return new Rule(arms, best(people));
        }

        private static String best(List<PersonResult> people) {
            String best = FixedSchedules.STANDARD.arm();
            double reached = 0;
            for (FixedSchedules.Schedule schedule : FixedSchedules.OTHERS) {
                double gain = mean(people, schedule.arm());
                if (gain > reached) {
                    reached = gain;
                    best = schedule.arm();
                }
            }
            return best;
        }

        String arm(Stratum stratum) {
            return arms.getOrDefault(stratum, otherwise);
        }
    }

    /** Squares of misses out of fold, of the regression and of the mean. */
    private static final class Predictions {
        private double missed;
        private double ofMean;
        private boolean possible = true;

        void add(MicrobiomeRegression.Units learned, MicrobiomeRegression.Units held, Seed seed) {
            int n = learned.gain().length;
            if (learned.names().isEmpty() || n < 2 * INNER_FOLDS) {
                possible = false;
            }
            if (!possible) {
                return;
            }
            ElasticNetCv net = ElasticNetCv.fit(learned.features(), learned.gain(), ALPHA, INNER_FOLDS, seed);
            double mean = 0;
            for (double gain : learned.gain()) {
                mean += gain / n;
            }
            double[][] x = held.features(learned.names());
            for (int i = 0; i < x.length; i++) {
                double miss = held.gain()[i] - net.chosen().predict(x[i]);
                missed += miss * miss;
                ofMean += (held.gain()[i] - mean) * (held.gain()[i] - mean);
            }
        }

        OptionalDouble explained() {
            return possible && ofMean > 0 ? OptionalDouble.of(1 - missed / ofMean) : OptionalDouble.empty();
        }
    }
}
