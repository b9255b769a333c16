package org.biofluxopt.learn;

/**
 * Generalised advantage estimation (Schulman et al. 2016, arXiv 1506.02438) that keeps the two ends of an episode apart
 * (Pardo et al. 2018, arXiv 1712.00378): after a terminal state nothing follows, after a time limit the value of the
 * state reached does.
 */
public final class Gae {
    private Gae() {}

    /**
     * All arrays are [steps][streams].
     *
     * @param values value of the state in which a step was taken
     * @param nextValues value of the state that the step reached, before any reset
     * @param terminated the step reached a terminal state
     * @param ended the step ended the episode, by terminal state or time limit
     * @param advantages filled
     */
    public static void advantages(
            int steps,
            int streams,
            double[] rewards,
            double[] values,
            double[] nextValues,
            boolean[] terminated,
            boolean[] ended,
            double discount,
            double lambda,
            double[] advantages) {
        for (int s = 0; s < streams; s++) {
            double following = 0;
            for (int t = steps - 1; t >= 0; t--) {
                int at = t * streams + s;
                double next = terminated[at] ? 0 : discount * nextValues[at];
                double error = rewards[at] + next - values[at];
                following = error + (ended[at] ? 0 : discount * lambda * following);
                advantages[at] = following;
            }
        }
    }
}
