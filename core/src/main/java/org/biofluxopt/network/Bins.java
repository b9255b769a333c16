package org.biofluxopt.network;

import java.util.List;

/**
 * The numbers behind a node's states: state i stands for the quantity between bounds i and i + 1. Values outside the
 * outer bounds count to the outer states.
 *
 * @param unit of the quantity
 * @param bounds increasing, one more than there are states
 * @param within distribution inside each bin, to be truncated to it; uniform where empty
 */
record Bins(String unit, List<Double> bounds, List<Location> within) {
    Bins {
        bounds = List.copyOf(bounds);
        within = List.copyOf(within);
        for (int i = 1; i < bounds.size(); i++) {
            if (!(bounds.get(i) > bounds.get(i - 1))) {
                throw new IllegalArgumentException("Bounds must increase, got " + bounds);
            }
        }
    }

    int count() {
        return bounds.size() - 1;
    }

    /** The state a value falls into; a value on a bound counts to the upper one. */
    int state(double value) {
        int state = 0;
        while (state < count() - 1 && value >= bounds.get(state + 1)) {
            state++;
        }
        return state;
    }

    /** Where the log scale begins in a lowest bin that reaches down to 0. */
    double leastPositive() {
        return bounds.get(1) / 1000;
    }

    /** Probability of each state. */
    double[] probabilities(Location location) {
        double[] p = new double[count()];
        double below = 0;
        for (int state = 0; state < p.length; state++) {
            double upTo = state == p.length - 1 ? 1 : location.cumulative(bounds.get(state + 1));
            p[state] = Math.max(0, upTo - below);
            below = upTo;
        }
        return p;
    }

    /** A value inside a state's bin. */
    double value(int state, double share) {
        double low = bounds.get(state);
        double high = bounds.get(state + 1);
        return within.isEmpty() ? low + share * (high - low) : within.get(state).within(low, high, share);
    }

    /**
     * Likelihood of a measured value in each state, if values are spread evenly on the log scale inside a bin and the
     * measurement errs by a factor.
     *
     * @param cv coefficient of variation of the measurement and of the person from day to day
     */
    double[] likelihood(double measured, double cv) {
        double smallest = leastPositive();
        double y = Math.log(Math.clamp(measured, Math.max(bounds.getFirst(), smallest), bounds.getLast()));
        double sd = Math.sqrt(Math.log1p(cv * cv));
        Location error = Location.normal(y, sd);
        double[] likelihood = new double[count()];
        double largest = 0;
        for (int state = 0; state < likelihood.length; state++) {
            double low = Math.log(Math.max(bounds.get(state), smallest));
            double high = Math.log(bounds.get(state + 1));
            likelihood[state] = (error.cumulative(high) - error.cumulative(low)) / (high - low);
            largest = Math.max(largest, likelihood[state]);
        }
        for (int state = 0; state < likelihood.length; state++) {
            likelihood[state] /= largest;
        }
        return likelihood;
    }
}
