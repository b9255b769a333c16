package org.biofluxopt.study;

import java.util.OptionalDouble;

/**
 * One arm against another in the same people.
 *
 * @param name what is compared
 * @param n people
 * @param microbiomes units of the paired tests
 * @param serumB12 primary endpoint
 * @param holoTc co-primary
 * @param mma co-primary; a fall is good
 * @param brayCurtis of the arm's colon to day 0, mean
 * @param aitchison the same, mean
 * @param shannonChange of the arm since day 0, mean, nat
 */
public record Effect(
        String name,
        int n,
        int microbiomes,
        Endpoint serumB12,
        Endpoint holoTc,
        Endpoint mma,
        double brayCurtis,
        double aitchison,
        double shannonChange) {

    /**
     * Difference in a measured endpoint, % of control. The ratio of two values that both have an error of CV c is too high by
     * c^2 on average, so logarithms are averaged: the gain is that of geometric means.
     *
     * @param gainPercent mean over people
     * @param low of the two-way cluster bootstrap
     * @param high of the two-way cluster bootstrap
     * @param t of the paired test over microbiomes; absent without variance
     * @param p of it, two-sided
     * @param effectSize Cohen's d<sub>z</sub> over microbiomes
     * @param wilcoxonP of the signed-rank test over microbiomes
     * @param pHolm p over the three endpoints
     * @param trueMeanPercent arithmetic mean over people of the gain without measurement error
     * @param shareAbove2 share of people whose gain without error is above 2 %
     * @param detectable gain that the paired test would find in four of five studies of this size, %
     */
    public record Endpoint(
            double gainPercent,
            double low,
            double high,
            OptionalDouble t,
            OptionalDouble p,
            OptionalDouble effectSize,
            OptionalDouble wilcoxonP,
            OptionalDouble pHolm,
            double trueMeanPercent,
            double shareAbove2,
            double detectable) {
        Endpoint withHolm(double adjusted) {
            return new Endpoint(
                    gainPercent,
                    low,
                    high,
                    t,
                    p,
                    effectSize,
                    wilcoxonP,
                    OptionalDouble.of(adjusted),
                    trueMeanPercent,
                    shareAbove2,
                    detectable);
        }
    }
}
