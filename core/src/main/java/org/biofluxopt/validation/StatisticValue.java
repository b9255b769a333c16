package org.biofluxopt.validation;

import java.util.Arrays;
import java.util.List;
import org.biofluxopt.validation.Statistic.Named;

/** Computes a target's statistic from what was measured in the people of its experiment. */
public final class StatisticValue {
    private static final double DAYS_PER_MONTH = 30.44;
    private static final double DAYS_PER_YEAR = 365.25;

    private final Target target;
    private final Statistic statistic;
    private final Measured measured;

    private StatisticValue(Target target, Measured measured) {
        this.target = target;
        this.statistic = target.statistic();
        this.measured = measured;
    }

    /**
     * @return in the target's unit; infinite if an event that is waited for never came
     * @throws IllegalArgumentException if the experiment did not measure what the target asks for
     */
    public static double of(Target target, Measured measured) {
        return new StatisticValue(target, measured).value();
    }

    private double value() {
        return switch (statistic.name()) {
            case "mean" -> mean();
            case "median" -> Sample.median(now());
            case "geometric_mean" -> Sample.geometricMean(now());
            case "mean_change" -> Sample.mean(change(target.arm()));
            case "median_change" -> Sample.median(change(target.arm()));
            case "mean_percent_change" -> Sample.mean(Sample.percentChange(now(), start(target.arm())));
            case "percent_of" -> 100 * mean() / statistic.number(0);
            case "per_day" -> (mean() - mean(target.output(), statistic.number(0))) / sinceDay();
            case "percent_change_from_day" -> 100 * (mean() / mean(target.output(), statistic.number(0)) - 1);
            case "ratio_to_output" -> mean() / mean(statistic.text(0), day());
            default -> comparison();
        };
    }

    private double comparison() {
        return switch (statistic.name()) {
            case "ratio_to_arm" -> mean() / armMean(statistic.text(0));
            case "percent_difference_to_arm" -> 100 * (mean() / armMean(statistic.text(0)) - 1);
            case "geometric_ratio_to_arm" -> Sample.geometricMean(now()) / Sample.geometricMean(in(statistic.text(0)));
            case "ratio_of_changes_to_arm" ->
                Sample.mean(change(target.arm())) / Sample.mean(change(statistic.text(0)));
            case "fraction_ratio_to_arm" ->
                mean() / statistic.number(0) / (armMean(statistic.text(1)) / statistic.number(2));
            case "log_log_slope" -> line()[1];
            case "log_log_intercept" -> line()[0];
            case "percent_per_doubling" -> percentPerDoubling();
            case "levels_off" -> levelsOff();
            default -> shareOrLoss();
        };
    }

    private double shareOrLoss() {
        return switch (statistic.name()) {
            case "share_below" -> percent(Sample.below(now(), statistic.number(0)));
            case "share_either_below" -> percent(eitherBelow());
            case "share_rise_over" -> percent(risers());
            case "odds_ratio_below" ->
                Sample.oddsBelow(now(), statistic.number(0))
                        / Sample.oddsBelow(in(statistic.text(1)), statistic.number(0));
            case "median_months_until_below" -> monthsUntilBelow() / DAYS_PER_MONTH;
            case "loss_percent_per_day" -> 100 * lossPerDay();
            case "half_time_days" -> Math.log(2) / lossPerDay();
            case "loss_ug_per_day" ->
                lossPerDay() * (mean("body_store", day()) + mean("body_store", statistic.number(0))) / 2;
            case "excreted_percent_per_day" -> excretedPercentPerDay();
            case "years_to_fall" ->
                Math.log(statistic.number(0) / statistic.number(1)) / lossPerDay(statistic.number(2)) / DAYS_PER_YEAR;
            default -> throw new IllegalArgumentException(target.id() + ": nothing to compute for " + statistic);
        };
    }

    private double day() {
        return target.day().orElseThrow(() -> new IllegalArgumentException(target.id() + " has no day"));
    }

    private double[] now() {
        return in(target.arm());
    }

    private double[] in(String arm) {
        return measured.values(arm, target.output(), day());
    }

    private double[] start(String arm) {
        return measured.values(arm, target.output(), 0);
    }

    private double[] change(String arm) {
        return Sample.change(in(arm), start(arm));
    }

    private double mean() {
        return Sample.mean(now());
    }

    private double armMean(String arm) {
        return Sample.mean(in(arm));
    }

    private double mean(String output, double day) {
        return Sample.mean(measured.values(target.arm(), output, day));
    }

    private double sinceDay() {
        return day() - statistic.number(0);
    }

    private double percent(long people) {
        return 100.0 * people / now().length;
    }

    private long eitherBelow() {
        Named other = statistic.named(1).getFirst();
        double[] first = now();
        double[] second = measured.values(target.arm(), other.name(), day());
        long count = 0;
        for (int i = 0; i < first.length; i++) {
            if (first[i] < statistic.number(0) || second[i] < other.number()) {
                count++;
            }
        }
        return count;
    }

    private long risers() {
        return Arrays.stream(Sample.percentChange(now(), start(target.arm())))
                .filter(rise -> rise > statistic.number(0))
                .count();
    }

    private double lossPerDay() {
        return lossPerDay(statistic.number(0));
    }

    private double lossPerDay(double from) {
        return Math.log(mean(target.output(), from) / mean()) / (day() - from);
    }

    private double excretedPercentPerDay() {
        double from = statistic.number(0);
        double early = mean(statistic.text(1), from);
        double late = mean(statistic.text(1), day());
        double between = early == late ? early : (early - late) / Math.log(early / late);
        return 100 * (mean() - mean(target.output(), from)) / (day() - from) / between;
    }

    /** Days until half of the people were below; infinite if they never were. */
    private double monthsUntilBelow() {
        double threshold = statistic.number(0);
        List<Double> days = measured.days().stream().filter(day -> day <= day()).toList();
        double[] until = new double[now().length];
        Arrays.fill(until, Double.POSITIVE_INFINITY);
        for (int d = days.size() - 1; d >= 0; d--) {
            double[] here = measured.values(target.arm(), target.output(), days.get(d));
            for (int i = 0; i < here.length; i++) {
                if (here[i] < threshold) {
                    until[i] = d == 0 ? days.get(0) : crossing(threshold, days.get(d - 1), days.get(d), i);
                }
            }
        }
        Arrays.sort(until);
        int half = until.length / 2;
        return until.length % 2 == 1 ? until[half] : (until[half - 1] + until[half]) / 2;
    }

    private double crossing(double threshold, double before, double after, int person) {
        double high = measured.values(target.arm(), target.output(), before)[person];
        double low = measured.values(target.arm(), target.output(), after)[person];
        return high <= threshold ? before : before + (after - before) * (high - threshold) / (high - low);
    }

    private double[] line() {
        List<Named> arms = statistic.named(0);
        double[] x = arms.stream().mapToDouble(arm -> Math.log(arm.number())).toArray();
        double[] y =
                arms.stream().mapToDouble(arm -> Math.log(armMean(arm.name()))).toArray();
        return Sample.line(x, y);
    }

    private double percentPerDoubling() {
        List<Named> arms = statistic.named(0);
        Named base = arms.getFirst();
        double elasticity = arms.stream()
                .skip(1)
                .mapToDouble(arm -> elasticity(base, arm))
                .average()
                .orElseThrow();
        return 100 * (Math.pow(2, elasticity) - 1);
    }

    private double elasticity(Named low, Named high) {
        return Math.log(armMean(high.name()) / armMean(low.name())) / Math.log(high.number() / low.number());
    }

    private double levelsOff() {
        double threshold = statistic.number(0);
        List<Named> arms = statistic.named(1);
        double before = Double.NaN;
        double beforeAt = Double.NaN;
        for (int i = 1; i < arms.size(); i++) {
            double slope = Math.abs(elasticity(arms.get(i - 1), arms.get(i)));
            double at = Math.log(arms.get(i - 1).number() * arms.get(i).number()) / 2;
            if (slope < threshold) {
                return i == 1
                        ? arms.getFirst().number()
                        : Math.exp(beforeAt + (at - beforeAt) * (before - threshold) / (before - slope));
            }
            before = slope;
            beforeAt = at;
        }
        return arms.getLast().number();
    }
}
