package org.biofluxopt.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.statistics.ClusterBootstrap;
import org.biofluxopt.statistics.MultipleTests;
import org.biofluxopt.statistics.PairedTTest;
import org.biofluxopt.statistics.WilcoxonSignedRank;
import org.biofluxopt.study.Effect.Endpoint;

/** Compares arms of the same people. */
final class Contrast {
    private static final double WORTH = 2; // %
    /** Normal quantiles of a two-sided test at 5 % and of 80 % power. */
    private static final double TEST_AND_POWER = 1.959964 + 0.841621;

    private final double level;
    private final Seed seed;

    /** @param level of the intervals, 0..1 */
    Contrast(double level, Seed seed) {
        this.level = level;
        this.seed = seed;
    }

    /** @param people all of whom ran both arms, at least one */
    Effect of(String name, List<PersonResult> people, String arm, String control) {
        List<Endpoint> endpoints = new ArrayList<>(List.of(
                endpoint(people, arm, control, ArmResult::measuredSerumB12, ArmResult::serumB12),
                endpoint(people, arm, control, ArmResult::measuredHoloTc, ArmResult::holoTc),
                endpoint(people, arm, control, ArmResult::measuredMma, ArmResult::mma)));
        if (endpoints.stream().allMatch(endpoint -> endpoint.p().isPresent())) {
            double[] holm = MultipleTests.holm(endpoints.stream()
                    .mapToDouble(endpoint -> endpoint.p().orElseThrow())
                    .toArray());
            for (int e = 0; e < holm.length; e++) {
                endpoints.set(e, endpoints.get(e).withHolm(holm[e]));
            }
        }
        return new Effect(
                name,
                people.size(),
                clusters(people),
                endpoints.get(0),
                endpoints.get(1),
                endpoints.get(2),
                mean(people, arm, ArmResult::brayCurtis),
                mean(people, arm, ArmResult::aitchison),
                mean(people, arm, ArmResult::shannonChange));
    }

    /** @param exact the same endpoint without measurement error */
    Endpoint endpoint(
            List<PersonResult> people,
            String arm,
            String control,
            ToDoubleFunction<ArmResult> measured,
            ToDoubleFunction<ArmResult> exact) {
        double[] logs = new double[people.size()];
        double trueMean = 0;
        double above = 0;
        for (int i = 0; i < logs.length; i++) {
            PersonResult person = people.get(i);
            logs[i] = Math.log(measured.applyAsDouble(person.arm(arm)) / measured.applyAsDouble(person.arm(control)));
            double gain = gain(person, arm, control, exact);
            trueMean += gain / logs.length;
            above += gain > WORTH ? 1.0 / logs.length : 0;
        }
        int[] microbiomes =
                numbered(people.stream().map(PersonResult::microbiome).toList());
        int[] draws = numbered(people.stream().map(PersonResult::draw).toList());
        boolean oneCluster = clusters(people) == 1 && Arrays.stream(draws).allMatch(draw -> draw == 0);
        ClusterBootstrap bootstrap = ClusterBootstrap.of(
                logs,
                oneCluster ? IntStream.range(0, logs.length).toArray() : microbiomes, // else the interval had no width
                draws,
                level,
                ClusterBootstrap.REPLICATES,
                seed);
        double[] units = unitMeans(people, logs);
        PairedTTest test = PairedTTest.of(units, level);
        return new Endpoint(
                percent(bootstrap.estimate()),
                percent(bootstrap.low()),
                percent(bootstrap.high()),
                test.t(),
                test.p(),
                test.cohenDz(),
                WilcoxonSignedRank.of(units).p(),
                OptionalDouble.empty(),
                trueMean,
                above,
                percent(TEST_AND_POWER * test.sd() / Math.sqrt(units.length)));
    }

    /** Gain of one person, % of control. */
    static double gain(PersonResult person, String arm, String control, ToDoubleFunction<ArmResult> value) {
        return 100 * (value.applyAsDouble(person.arm(arm)) / value.applyAsDouble(person.arm(control)) - 1);
    }

    static double percent(double log) {
        return 100 * Math.expm1(log);
    }

    /** Means over the people of each microbiome, in order. */
    static double[] unitMeans(List<PersonResult> people, double[] values) {
        Map<Integer, double[]> sums = new TreeMap<>();
        for (int i = 0; i < values.length; i++) {
            double[] sum = sums.computeIfAbsent(people.get(i).microbiome(), fresh -> new double[2]);
            sum[0] += values[i];
            sum[1]++;
        }
        return sums.values().stream().mapToDouble(sum -> sum[0] / sum[1]).toArray();
    }

    private static int clusters(List<PersonResult> people) {
        return (int) people.stream().map(PersonResult::microbiome).distinct().count();
    }

    /** 0.. in order of first appearance. */
    private static int[] numbered(List<Integer> clusters) {
        Map<Integer, Integer> numbers = new TreeMap<>();
        return clusters.stream()
                .mapToInt(cluster -> {
                    int next = numbers.size();
                    return numbers.computeIfAbsent(cluster, fresh -> next);
                })
                .toArray();
    }

    private static double mean(List<PersonResult> people, String arm, ToDoubleFunction<ArmResult> value) {
        return people.stream()
                .mapToDouble(person -> value.applyAsDouble(person.arm(arm)))
                .average()
                .orElse(Double.NaN);
    }
}
