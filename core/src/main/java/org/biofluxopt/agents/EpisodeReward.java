package org.biofluxopt.agents;

import java.util.Arrays;
import org.biofluxopt.simulator.Lanes;

/**
 * The books of one episode. A day pays each lane
 * {@code w1 * 100 * [(S_t - S_t-1) - (C_t - C_t-1)] / S_0 - (w2 * L_t + penalties_t) / days}, with S the lane's serum B12
 * and C its serum under the standard arm, both capped, and L the Bray-Curtis dissimilarity to the standard arm's colon
 * that day plus the relative fall of Shannon diversity below it. So without penalties an episode pays the difference from
 * the standard arm on its last day, in % of the start.
 */
final class EpisodeReward {
    private final StandardArm control;
    private final RewardWeights weights;
    private final double[] before; // capped serum of the day before, minus the control's
    private final double[] gain; // % of the start so far
    private int day;

    EpisodeReward(StandardArm control, RewardWeights weights) {
        this.control = control;
        this.weights = weights;
        int lanes = control.lanes();
        before = new double[lanes];
        gain = new double[lanes];
    }

    void start() {
        day = 0;
        Arrays.fill(before, 0);
        Arrays.fill(gain, 0);
    }

    /** Days paid so far. */
    int day() {
        return day;
    }

    /** Gain over the control so far, % of the start. */
    double gainPercent(int lane) {
        return gain[lane];
    }

    /** Adds the reward of the day that {@code lanes} has just lived to {@code rewards}, [lane]. */
    void payDay(Lanes lanes, double[] rewards) {
        day++;
        double[] serum = lanes.serumB12();
        for (int lane = 0; lane < serum.length; lane++) {
            double ahead =
                    Math.min(serum[lane], weights.ceiling()) - Math.min(control.serum(day, lane), weights.ceiling());
            double percent = 100 * (ahead - before[lane]) / control.serum(0, lane);
            before[lane] = ahead;
            gain[lane] += percent;
            double[] shares = lanes.residentShares(lane);
            double loss = weights.diversity() * diversityLoss(shares, lanes.shannon(lane), lane)
                    + weights.bandPenalty() * bandExcess(serum[lane], control.serum(day, lane))
                    + weights.extinctionPenalty() * extinct(shares, lane);
            rewards[lane] += weights.gain() * percent - loss / control.days();
        }
    }

    private double diversityLoss(double[] shares, double shannon, int lane) {
        double reference = control.shannon(day, lane);
        double fall = reference > 0 ? Math.max(0, reference - shannon) / reference : 0;
        return brayCurtis(shares, lane) + fall;
    }

    /** Bray-Curtis dissimilarity of the residents of the colon to the control's that day, 0..1. */
    private double brayCurtis(double[] shares, int lane) {
        double[] standard = control.shares(day, lane);
        double difference = 0;
        for (int m = 0; m < shares.length; m++) {
            difference += Math.abs(shares[m] - standard[m]);
        }
        return difference / 2;
    }

    /** How much further outside the safe band than the control, relative to the band's end. */
    private double bandExcess(double serum, double controlSerum) {
        return Math.max(0, outside(serum) - outside(controlSerum));
    }

    private double outside(double serum) {
        return Math.max(0, weights.bandLow() - serum) / weights.bandLow()
                + Math.max(0, serum - weights.bandHigh()) / weights.bandHigh();
    }

    private int extinct(double[] shares, int lane) {
        double[] standard = control.shares(day, lane);
        int count = 0;
        for (int member = 0; member < shares.length; member++) {
            count += standard[member] > 0 && shares[member] < weights.extinctShare() * standard[member] ? 1 : 0;
        }
        return count;
    }
}
