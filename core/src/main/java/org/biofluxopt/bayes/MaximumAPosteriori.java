package org.biofluxopt.bayes;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The most probable states of some variables, all others summed out.
 *
 * @param states by variable name, in the order asked
 * @param logProbability natural logarithm of P(states, findings)
 */
public record MaximumAPosteriori(Map<String, String> states, double logProbability) {
    public MaximumAPosteriori {
        states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
    }
}
