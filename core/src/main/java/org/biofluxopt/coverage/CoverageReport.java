package org.biofluxopt.coverage;

import java.util.List;
import java.util.Optional;

/**
 * How often the network's intervals hold the truth.
 *
 * @param people number of virtual people
 * @param parameters where the parameters of their bodies come from
 * @param rows per target: overall, then each stratum
 * @param drawMillis time to draw the hosts of one person for the simulator, median and largest, ms of processor time
 * @param draws hosts drawn for that
 */
public record CoverageReport(int people, String parameters, List<Row> rows, double[] drawMillis, int draws) {
    public CoverageReport {
        rows = List.copyOf(rows);
        drawMillis = drawMillis.clone();
    }

    /**
     * Means over people.
     *
     * @param coverage share of people inside the 90 % interval
     * @param width upper less lower end, in the marker's unit
     * @param logWidth ln of upper over lower end
     * @param brier score over the bins; 0 is perfect
     */
    public record Score(double coverage, double width, double logWidth, double brier) {
        static final Score NONE = new Score(0, 0, 0, 0);
    }

    /**
     * One target in one stratum or overall.
     *
     * @param stratum absent: overall
     * @param told the network that was told each person's questionnaire
     * @param untold the mixture of its answers over all people: what it says of somebody of these strata, not told whom
     * @param prior the network without any finding: somebody of the general population
     * @param below share of people below the interval of the network that was told
     * @param bias mean over people of ln(truth / that network's median)
     */
    public record Row(
            Target target,
            Optional<Stratum> stratum,
            int people,
            Score told,
            Score untold,
            Score prior,
            double below,
            double bias) {}
}
