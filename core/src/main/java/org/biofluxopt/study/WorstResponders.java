package org.biofluxopt.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.biofluxopt.statistics.ElasticNet;

/** People who gained least, each with what sets them apart among what the planner did not know. */
public final class WorstResponders {
    private static final int SHOWN = 10;
    private static final int REASONS = 2;
    /** Keeps coefficients of features that go together apart. */
    private static final double RIDGE = 0.05;

    private WorstResponders() {}

    /**
     * @param gainPercent P over C1 without measurement error
     * @param reasons largest first
     */
    public record Responder(PersonResult person, double gainPercent, List<String> reasons) {
        public Responder {
            reasons = List.copyOf(reasons);
        }
    }

    static List<Responder> of(List<PersonResult> people) {
        List<Responder> worst = new ArrayList<>();
        if (people.isEmpty()) {
            return worst;
        }
        List<Map<String, Double>> rows =
                people.stream().map(WorstResponders::features).toList();
        List<String> names = List.copyOf(rows.getFirst().keySet());
        double[][] x = new double[rows.size()][names.size()];
        double[] gain = new double[rows.size()];
        double[] mean = new double[names.size()];
        for (int i = 0; i < x.length; i++) {
            gain[i] = gain(people.get(i));
            for (int j = 0; j < names.size(); j++) {
                x[i][j] = rows.get(i).getOrDefault(names.get(j), 0.0);
                mean[j] += x[i][j] / x.length;
            }
        }
        ElasticNet law = ElasticNet.fit(x, gain, 0, RIDGE);
        List<Integer> order = IntStream.range(0, gain.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> gain[i]))
                .limit(SHOWN)
                .toList();
        for (int i : order) {
            worst.add(new Responder(people.get(i), gain[i], reasons(people.get(i), names, law, x[i], mean)));
        }
        return worst;
    }

    private static double gain(PersonResult person) {
        return Contrast.gain(person, Arms.P, Arms.C1, ArmResult::serumB12);
    }

    private static Map<String, Double> features(PersonResult person) {
        return new LinkedHashMap<>(person.hidden());
    }

    private static List<String> reasons(
            PersonResult person, List<String> names, ElasticNet law, double[] x, double[] mean) {
        List<String> reasons = new ArrayList<>();
        if (person.planOrigin().equals("standard")) {
            reasons.add("the plan kept the standard tablet: nothing better was worth a change of habits");
        }
        IntStream.range(0, names.size())
                .boxed()
                .filter(j -> law.coefficients()[j] * (x[j] - mean[j]) < 0)
                .sorted(Comparator.comparingDouble(j -> law.coefficients()[j] * (x[j] - mean[j])))
                .limit(REASONS)
                .forEach(j -> reasons.add(String.format(
                        Locale.ROOT,
                        "%s %.2g (mean of all %.2g) goes with %.1f points less",
                        names.get(j).replace('_', ' '),
                        x[j],
                        mean[j],
                        -law.coefficients()[j] * (x[j] - mean[j]))));
        return reasons;
    }
}
