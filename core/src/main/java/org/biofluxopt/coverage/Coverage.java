package org.biofluxopt.coverage;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.biofluxopt.network.B12Network;
import org.biofluxopt.network.QuantityBelief;
import org.biofluxopt.network.QuantityBeliefs;
import org.biofluxopt.numeric.Parallel;
import org.biofluxopt.numeric.Quantiles;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.profile.Profile;

/** Asks the network for the markers of people whose questionnaire it knows, and compares with the simulator. */
public final class Coverage {
    private static final double SHARE = 0.9;
    private static final int TIMED = 100;
    private static final int WARMING = 30;
    private static final List<String> NODES =
            Arrays.stream(Target.values()).map(Target::node).toList();

    private final B12Network network;
    private final QuantityBeliefs.Inside inside;

    /** @param inside how intervals are interpolated inside bins */
    public Coverage(B12Network network, QuantityBeliefs.Inside inside) {
        this.network = network;
        this.inside = inside;
    }

    /** An interval and the bins behind it. */
    private record Interval(double low, double median, double high, QuantityBelief belief) {
        static Interval of(QuantityBelief belief) {
            return new Interval(
                    belief.quantile((1 - SHARE) / 2), belief.quantile(0.5), belief.quantile((1 + SHARE) / 2), belief);
        }

        boolean holds(double truth) {
            return truth >= low && truth <= high;
        }

        /** Brier's score over all bins (Brier 1950): 0 if the true bin was certain, 2 if another one was. */
        double brier(double truth) {
            double sum = 0;
            for (int bin = 0; bin < belief.probabilities().size(); bin++) {
                double miss = belief.probabilities().get(bin) - (bin == belief.bin(truth) ? 1 : 0);
                sum += miss * miss;
            }
            return sum;
        }

        CoverageReport.Score add(CoverageReport.Score sums, double truth, int n) {
            return new CoverageReport.Score(
                    sums.coverage() + (holds(truth) ? 1.0 / n : 0),
                    sums.width() + (high - low) / n,
                    sums.logWidth() + Math.log(high / low) / n,
                    sums.brier() + brier(truth) / n);
        }
    }

    /**
     * @param draws hosts to draw for the simulator when that is timed
     * @param executor the result, times apart, does not depend on it
     */
    public CoverageReport report(
            List<VirtualTruth> people, String parameters, int draws, Seed seed, Executor executor) {
        QuantityBeliefs beliefs = new QuantityBeliefs(network, NODES, inside);
        Interval[][] told = new Interval[people.size()][];
        Parallel.run(
                people.size(),
                executor,
                i -> told[i] = intervals(beliefs.of(people.get(i).profile(), Optional.empty())));
        Interval[] prior = intervals(beliefs.prior());
        List<CoverageReport.Row> rows = new ArrayList<>();
        for (Target target : Target.values()) {
            List<Interval> now =
                    Arrays.stream(told).map(mine -> mine[target.ordinal()]).toList();
            Interval untold = Interval.of(
                    QuantityBelief.mixed(now.stream().map(Interval::belief).toList()));
            rows.add(row(people, now, untold, prior[target.ordinal()], target, Optional.empty()));
            for (Stratum stratum : Stratum.values()) {
                rows.add(row(people, now, untold, prior[target.ordinal()], target, Optional.of(stratum)));
            }
        }
        return new CoverageReport(people.size(), parameters, rows, drawMillis(people, draws, seed), draws);
    }

    private static Interval[] intervals(List<QuantityBelief> beliefs) {
        return beliefs.stream().map(Interval::of).toArray(Interval[]::new);
    }

    private static CoverageReport.Row row(
            List<VirtualTruth> people,
            List<Interval> told,
            Interval untold,
            Interval prior,
            Target target,
            Optional<Stratum> stratum) {
        List<Integer> mine = new ArrayList<>();
        for (int i = 0; i < told.size(); i++) {
            if (stratum.isEmpty() || people.get(i).stratum() == stratum.get()) {
                mine.add(i);
            }
        }
        int n = mine.size();
        CoverageReport.Score now = CoverageReport.Score.NONE;
        CoverageReport.Score mixture = CoverageReport.Score.NONE;
        CoverageReport.Score before = CoverageReport.Score.NONE;
        double below = 0;
        double bias = 0;
        for (int i : mine) {
            double truth = people.get(i).of(target);
            now = told.get(i).add(now, truth, n);
            mixture = untold.add(mixture, truth, n);
            before = prior.add(before, truth, n);
            below += truth < told.get(i).low() ? 1.0 / n : 0;
            bias += Math.log(truth / told.get(i).median()) / n;
        }
        return new CoverageReport.Row(target, stratum, n, now, mixture, before, below, bias);
    }

    /** Processor time of this thread for {@link B12Network#draw}, ms: median and largest. */
    private double[] drawMillis(List<VirtualTruth> people, int draws, Seed seed) {
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        double[] millis = new double[TIMED];
        for (int k = -WARMING; k < TIMED; k++) {
            Profile profile = people.get(Math.floorMod(k, people.size())).profile();
            long start = clock.getCurrentThreadCpuTime();
            network.draw(profile, Optional.empty(), draws, seed.child("timed").child(k));
            if (k >= 0) {
                millis[k] = (clock.getCurrentThreadCpuTime() - start) / 1e6;
            }
        }
        return new double[] {
            Quantiles.of(millis, 0.5), Arrays.stream(millis).max().orElse(Double.NaN)
        };
    }
}
