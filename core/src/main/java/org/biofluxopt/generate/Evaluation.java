package org.biofluxopt.generate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.biofluxopt.generate.Fidelity.Metric;
import org.biofluxopt.numeric.Parallel;
import org.biofluxopt.numeric.Seed;

/**
 * Models of one table side by side: each is fitted to one half of the persons and compared with the other, over several
 * cuts, the same for all. The floor is the half that the models saw, compared like a synthetic one.
 *
 * @param splits number of cuts
 * @param figures by model and metric, one value a cut; the floor is called {@link #FLOOR}
 */
public record Evaluation(int splits, Map<String, Map<Metric, double[]>> figures) {
    /** Name of real against real. */
    public static final String FLOOR = "floor";

    /** Makes a model of the training half. */
    public interface Fit {
        MicrobiomeModel of(GenusTable train, Seed seed);
    }

    /**
     * @param models fits by name
     * @param draws synthetic tables a model and cut, whose figures are averaged
     * @param executor runs the cuts; the result does not depend on it
     */
    public static Evaluation of(
            GenusTable table, Map<String, Fit> models, int splits, int draws, Seed seed, Executor executor) {
        List<Map<String, Map<Metric, Double>>> results = new ArrayList<>();
        for (int s = 0; s < splits; s++) {
            results.add(new LinkedHashMap<>());
        }
        Parallel.run(splits, executor, s -> split(table, models, draws, seed.child(s), results.get(s)));
        Map<String, Map<Metric, double[]>> figures = new LinkedHashMap<>();
        for (int s = 0; s < splits; s++) {
            int now = s;
            results.get(s)
                    .forEach((model, values) -> values.forEach((metric, value) ->
                            figures.computeIfAbsent(model, m -> new EnumMap<>(Metric.class))
                                    .computeIfAbsent(metric, m -> new double[splits])[now] = value));
        }
        return new Evaluation(splits, figures);
    }

    private static void split(
            GenusTable table, Map<String, Fit> models, int draws, Seed seed, Map<String, Map<Metric, Double>> result) {
        PersonSplit split = PersonSplit.of(table, seed.child("split").generator());
        Fidelity fidelity = new Fidelity(table, split.train(), split.held());
        int[] groups = IntStream.range(0, split.held().size())
                .map(i -> split.held().group(i))
                .toArray();
        for (int draw = 0; draw < draws; draw++) {
            add(result, FLOOR, fidelity.floor(seed.child("floor").child(draw).generator()), draws);
        }
        models.forEach((name, fit) -> {
            MicrobiomeModel model = fit.of(split.train(), seed.child(name));
            for (int draw = 0; draw < draws; draw++) {
                RandomGenerator random =
                        seed.child(name).child("draw").child(draw).generator();
                add(result, name, fidelity.of(model.sample(groups, random), random), draws);
            }
        });
    }

    private static void add(
            Map<String, Map<Metric, Double>> result, String model, Map<Metric, Double> figures, int draws) {
        Map<Metric, Double> sums = result.computeIfAbsent(model, m -> new EnumMap<>(Metric.class));
        figures.forEach((metric, value) -> sums.merge(metric, value / draws, Double::sum));
    }

    /** Value of a model in each cut. */
    public double[] values(String model, Metric metric) {
        return figures.getOrDefault(model, Map.of()).getOrDefault(metric, new double[0]);
    }

    /** Mean over the cuts, with a 95 % interval. */
    public Estimate mean(String model, Metric metric) {
        return Estimate.of(values(model, metric));
    }

    /** Mean of model minus rival, cut by cut. */
    public Estimate difference(String model, String rival, Metric metric) {
        double[] mine = values(model, metric);
        double[] theirs = values(rival, metric);
        return Estimate.of(IntStream.range(0, mine.length)
                .mapToDouble(i -> mine[i] - theirs[i])
                .toArray());
    }
}
