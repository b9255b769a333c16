package org.biofluxopt.protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.biofluxopt.numeric.Quantiles;
import org.biofluxopt.protocol.StatisticRequest.Kind;

/** What a result says of people as a group. */
public final class Analysis {
    private final ProtocolResult result;

    public Analysis(ProtocolResult result) {
        this.result = result;
    }

    /** One series of one arm on one day. */
    public record Row(String arm, Series series, double day, Summary summary) {}

    /**
     * Change within each person since day 0.
     *
     * @param change in the series' unit
     * @param percent of the value at day 0; people with 0 there are left out
     */
    public record Change(String arm, Series series, double day, Summary change, Summary percent) {}

    /**
     * A requested figure: a share 0..1, or days.
     *
     * @param se standard error, binomial for shares; NaN for times
     */
    public record Statistic(String arm, StatisticRequest request, double value, double se) {}

    /**
     * One arm against the first, paired by person.
     *
     * @param difference of the means
     * @param ratio of the means
     * @param ratioSe by the delta method, with the covariance of the pair
     */
    public record Contrast(
            String arm,
            String against,
            Series series,
            double day,
            double difference,
            double differenceSe,
            double ratio,
            double ratioSe) {}

    /** In the order of arms, series and days. */
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        forAll((arm, s, d) -> rows.add(new Row(
                result.arms().get(arm),
                result.series().get(s),
                result.readDays().get(d),
                Summary.of(result.values(arm, s, d)))));
        return rows;
    }

    /** On each day of the report but day 0. */
    public List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        forAll((arm, s, d) -> {
            if (result.readDays().get(d) > 0) {
                double[] before = result.values(arm, s, 0);
                double[] after = result.values(arm, s, d);
                double[] change = new double[after.length];
                double[] percent = new double[after.length];
                for (int i = 0; i < after.length; i++) {
                    change[i] = after[i] - before[i];
                    percent[i] = before[i] > 0 ? 100 * change[i] / before[i] : Double.NaN;
                }
                changes.add(new Change(
                        result.arms().get(arm),
                        result.series().get(s),
                        result.readDays().get(d),
                        Summary.of(change),
                        Summary.of(percent)));
            }
        });
        return changes;
    }

    /** Every later arm against the first. */
    public List<Contrast> contrasts() {
        List<Contrast> contrasts = new ArrayList<>();
        forAll((arm, s, d) -> {
            if (arm > 0) {
                contrasts.add(contrast(arm, s, d));
            }
        });
        return contrasts;
    }

    /** Per arm, in the order asked. */
    public List<Statistic> statistics() {
        List<Statistic> statistics = new ArrayList<>();
        for (int arm = 0; arm < result.arms().size(); arm++) {
            for (StatisticRequest request : result.protocol().statistics()) {
                statistics.add(statistic(arm, request));
            }
        }
        return statistics;
    }

    private interface Cell {
        void at(int arm, int series, int day);
    }

    private void forAll(Cell cell) {
        for (int arm = 0; arm < result.arms().size(); arm++) {
            for (int s = 0; s < result.series().size(); s++) {
                for (double day : result.days()) {
                    cell.at(arm, s, result.readDays().indexOf(day));
                }
            }
        }
    }

    private Contrast contrast(int arm, int s, int d) {
        double[] one = result.values(arm, s, d);
        double[] first = result.values(0, s, d);
        double[] difference = new double[one.length];
        for (int i = 0; i < one.length; i++) {
            difference[i] = one[i] - first[i];
        }
        Summary differences = Summary.of(difference);
        double root = Math.sqrt(differences.n());
        double meanOne = Summary.of(paired(one, difference)).mean();
        double meanFirst = Summary.of(paired(first, difference)).mean();
        double ratio = meanFirst != 0 ? meanOne / meanFirst : Double.NaN;
        double[] linear = new double[one.length];
        for (int i = 0; i < one.length; i++) {
            linear[i] = (one[i] - ratio * first[i]) / meanFirst;
        }
        return new Contrast(
                result.arms().get(arm),
                result.arms().getFirst(),
                result.series().get(s),
                result.readDays().get(d),
                differences.mean(),
                differences.sd() / root,
                ratio,
                Summary.of(linear).sd() / root);
    }

    /** Values of people who have one in both arms. */
    private static double[] paired(double[] values, double[] both) {
        double[] kept = new double[values.length];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = Double.isFinite(both[i]) ? values[i] : Double.NaN;
        }
        return kept;
    }

    private Statistic statistic(int arm, StatisticRequest request) {
        int s = result.series().stream().map(Series::output).toList().indexOf(request.output());
        String name = result.arms().get(arm);
        if (request.kind().isTime()) {
            return new Statistic(name, request, medianDays(arm, s, request), Double.NaN);
        }
        double[] before = result.values(arm, s, 0);
        double[] after = result.values(arm, s, result.readDays().indexOf(request.day()));
        int people = 0;
        int counted = 0;
        for (int i = 0; i < after.length; i++) {
            double percent = 100 * (after[i] / before[i] - 1);
            double value = switch (request.kind()) {
                case SHARE_RISE_OVER_PERCENT -> percent;
                case SHARE_FALL_OVER_PERCENT -> -percent;
                default -> after[i];
            };
            if (Double.isFinite(value)) {
                people++;
                boolean yes =
                        request.kind() == Kind.SHARE_BELOW ? value < request.threshold() : value > request.threshold();
                counted += yes ? 1 : 0;
            }
        }
        double share = people > 0 ? (double) counted / people : Double.NaN;
        return new Statistic(name, request, share, Math.sqrt(share * (1 - share) / people));
    }

    /** Linear between days; NaN if fewer than half get there in time. */
    private double medianDays(int arm, int s, StatisticRequest request) {
        boolean below = request.kind() == Kind.MEDIAN_DAYS_UNTIL_BELOW;
        int n = result.protocol().n();
        double[] reached = new double[n];
        Arrays.fill(reached, Double.POSITIVE_INFINITY);
        double[] before = new double[0];
        double dayBefore = 0;
        for (int d = 0; d < result.readDays().size() && result.readDays().get(d) <= request.day(); d++) {
            double[] now = result.values(arm, s, d);
            double day = result.readDays().get(d);
            for (int i = 0; i < n; i++) {
                boolean there = below ? now[i] < request.threshold() : now[i] > request.threshold();
                if (there && Double.isInfinite(reached[i])) {
                    reached[i] = d == 0
                            ? day
                            : dayBefore + (day - dayBefore) * (request.threshold() - before[i]) / (now[i] - before[i]);
                }
            }
            before = now;
            dayBefore = day;
        }
        Arrays.sort(reached);
        double[] finite = Arrays.stream(reached).filter(Double::isFinite).toArray();
        if (2 * finite.length <= n) {
            return Double.NaN;
        }
        return finite.length == n ? Quantiles.of(reached, 0.5) : (reached[(n - 1) / 2] + reached[n / 2]) / 2;
    }
}
