package org.biofluxopt.bayes;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was observed. A hard finding names a state; a soft one ("virtual evidence", Pearl 1988, section 2.2.2) gives the
 * likelihood of the observation in each state. Immutable; a second finding on the same variable multiplies the first.
 */
public final class Findings {
    private static final Findings NONE = new Findings(Collections.emptySortedMap());

    private final SortedMap<String, List<Double>> likelihoods;

    private Findings(SortedMap<String, List<Double>> likelihoods) {
        this.likelihoods = likelihoods;
    }

    public static Findings none() {
        return NONE;
    }

    /** The variable is certainly in this state. */
    public Findings hard(Variable variable, String state) {
        double[] likelihood = new double[variable.size()];
        likelihood[variable.state(state)] = 1;
        return soft(variable, likelihood);
    }

    /** @param likelihood of what was seen, [state]; finite, >= 0, not all zero; its scale counts in log P(e) */
    public Findings soft(Variable variable, double... likelihood) {
        if (likelihood.length != variable.size()) {
            throw new IllegalArgumentException("'%s' has %d states, got %d likelihoods."
                    .formatted(variable.name(), variable.size(), likelihood.length));
        }
        Double[] product = new Double[likelihood.length];
        List<Double> before = likelihoods.get(variable.name());
        boolean some = false;
        for (int state = 0; state < likelihood.length; state++) {
            if (!(likelihood[state] >= 0) || Double.isInfinite(likelihood[state])) {
                throw new IllegalArgumentException(
                        "Likelihoods of '%s' must be finite and >= 0.".formatted(variable.name()));
            }
            some |= likelihood[state] > 0;
            product[state] = likelihood[state] * (before == null ? 1 : before.get(state));
        }
        if (!some) {
            throw new IllegalArgumentException("All likelihoods of '%s' are zero.".formatted(variable.name()));
        }
        SortedMap<String, List<Double>> extended = new TreeMap<>(likelihoods);
        extended.put(variable.name(), List.of(product));
        return new Findings(extended);
    }

    /** All but one variable's finding. */
    public Findings without(String variable) {
        SortedMap<String, List<Double>> rest = new TreeMap<>(likelihoods);
        rest.remove(variable);
        return new Findings(rest);
    }

    /** Likelihoods by variable name, in the order of the names. */
    public Map<String, List<Double>> likelihoods() {
        return Collections.unmodifiableSortedMap(likelihoods);
    }

    public boolean isEmpty() {
        return likelihoods.isEmpty();
    }
}
