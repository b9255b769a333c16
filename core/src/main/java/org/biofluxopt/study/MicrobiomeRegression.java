package org.biofluxopt.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.profile.MicrobiomeSample;
import org.biofluxopt.simulator.GutCommunity;
import org.biofluxopt.statistics.ElasticNetCv;
import org.biofluxopt.statistics.MultipleTests;
import org.biofluxopt.statistics.OrdinaryLeastSquares;

/**
 * Whether the gain depends on the microbiome: one row a microbiome, mean measured gain of its people on features of its
 * composition, each scaled to standard deviation 1.
 *
 * @param n microbiomes
 * @param rows one for each feature
 * @param rSquared of least squares, in sample
 * @param explained of the elastic net, out of fold; below 0: the features predict less than the mean
 */
public record MicrobiomeRegression(int n, List<Row> rows, double rSquared, double explained) {
    private static final int FOLDS = 10;
    private static final double ALPHA = 0.5;
    /** Microbiomes for each feature, at least. */
    private static final int PER_FEATURE = 3;

    public MicrobiomeRegression {
        rows = List.copyOf(rows);
    }

    /**
     * @param coefficient percentage points of gain for one standard deviation of the feature
     * @param standardError HC3
     * @param p two-sided
     * @param pBh over the features (Benjamini and Hochberg)
     * @param elasticNet the same coefficient with penalty; 0: left out
     */
    public record Row(
            String feature,
            double coefficient,
            double standardError,
            double t,
            double p,
            double pBh,
            double elasticNet) {}

    /** @return empty where there are too few microbiomes */
    static Optional<MicrobiomeRegression> of(
            List<PersonResult> people, List<MicrobiomeSample> microbiomes, KnowledgeBase knowledge, Seed seed) {
        Units units = units(people, microbiomes, knowledge);
        List<String> names = units.names();
        double[] y = units.gain();
        int n = y.length;
        if (names.isEmpty() || n < Math.max(2 * FOLDS, PER_FEATURE * (names.size() + 1))) {
            return Optional.empty();
        }
        double[][] x = scaled(units.rows(), names);
        OrdinaryLeastSquares fit = OrdinaryLeastSquares.fit(x, y);
        ElasticNetCv net = ElasticNetCv.fit(x, y, ALPHA, FOLDS, seed);
        double[] p = Arrays.copyOfRange(fit.p(), 1, fit.p().length);
        double[] adjusted = MultipleTests.benjaminiHochberg(p);
        List<Row> rows = new ArrayList<>();
        for (int j = 0; j < names.size(); j++) {
            rows.add(new Row(
                    names.get(j),
                    fit.coefficients()[j + 1],
                    fit.standardErrors()[j + 1],
                    fit.t()[j + 1],
                    p[j],
                    adjusted[j],
                    net.chosen().coefficients()[j]));
        }
        return Optional.of(new MicrobiomeRegression(n, rows, fit.rSquared(), net.explained()));
    }

    /**
     * Microbiomes with the mean measured gain of their people.
     *
     * @param rows features of each by name
     * @param gain of P over C1, %
     */
    record Units(List<Map<String, Double>> rows, double[] gain) {
        /** Features that differ from one to another. */
        List<String> names() {
            return rows.isEmpty()
                    ? List.of()
                    : rows.getFirst().keySet().stream()
                            .filter(name -> varies(rows, name))
                            .toList();
        }

        /** [microbiome][feature that differs], not scaled. */
        double[][] features() {
            return features(names());
        }

        double[][] features(List<String> names) {
            return rows.stream()
                    .map(row -> names.stream()
                            .mapToDouble(name -> row.getOrDefault(name, 0.0))
                            .toArray())
                    .toArray(double[][]::new);
        }
    }

    static Units units(List<PersonResult> people, List<MicrobiomeSample> microbiomes, KnowledgeBase knowledge) {
        Map<Integer, List<PersonResult>> units = new TreeMap<>();
        people.forEach(person -> units.computeIfAbsent(person.microbiome(), fresh -> new ArrayList<>())
                .add(person));
        List<Map<String, Double>> rows = new ArrayList<>();
        List<Double> gains = new ArrayList<>();
        units.forEach((microbiome, mine) -> {
            rows.add(features(microbiomes.get(microbiome), knowledge));
            gains.add(Contrast.percent(mine.stream()
                    .mapToDouble(person -> Math.log(person.arm(Arms.P).measuredSerumB12()
                            / person.arm(Arms.C1).measuredSerumB12()))
                    .average()
                    .orElseThrow()));
        });
        return new Units(rows, gains.stream().mapToDouble(gain -> gain).toArray());
    }

    /** Shares of guilds (the rest left out: they sum to 1), what the small bowel's competitors hold, diversity. */
    static Map<String, Double> features(MicrobiomeSample sample, KnowledgeBase knowledge) {
        Map<String, Double> features = new LinkedHashMap<>();
        GutCommunity community = GutCommunity.of(Optional.of(sample), knowledge);
        double trueMakers = 0;
        for (GutCommunity.Member member : community.members().subList(0, community.residents())) {
            if (!member.id().equals("rest")) {
                features.put(member.id() + "_share", member.share());
            }
            trueMakers += member.share() * member.deNovo() * member.trueShare();
        }
        features.put("true_b12_capacity", trueMakers);
        features.put("shannon", shannon(sample));
        return features;
    }

    /** Of the known taxa, nat. */
    static double shannon(MicrobiomeSample sample) {
        double sum = 0;
        for (double share : sample.abundance().values()) {
            double p = share / sample.matchedShare();
            sum -= p * Math.log(p);
        }
        return sum;
    }

    private static boolean varies(List<Map<String, Double>> features, String name) {
        double first = features.getFirst().getOrDefault(name, 0.0);
        return features.stream().anyMatch(row -> Math.abs(row.getOrDefault(name, 0.0) - first) > 1e-9);
    }

    private static double[][] scaled(List<Map<String, Double>> features, List<String> names) {
        int n = features.size();
        double[][] x = new double[n][names.size()];
        for (int j = 0; j < names.size(); j++) {
            double mean = 0;
            for (Map<String, Double> row : features) {
                mean += row.getOrDefault(names.get(j), 0.0) / n;
            }
            double squares = 0;
            for (int i = 0; i < n; i++) {
                x[i][j] = features.get(i).getOrDefault(names.get(j), 0.0) - mean;
                squares += x[i][j] * x[i][j] / (n - 1);
            }
            for (int i = 0; i < n; i++) {
                x[i][j] /= Math.sqrt(squares);
            }
        }
        return x;
    }
}
