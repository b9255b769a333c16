package org.biofluxopt.bayes.structure;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How probable single edges are before the data are seen, such as from text mining: the score of a structure with the edge
 * rises by the log-odds. Data can overrule them, unlike {@link Knowledge}.
 *
 * @param logOdds natural logarithm of p / (1 - p), relative to an edge nobody spoke of
 */
public record EdgePriors(Map<Knowledge.Arc, Double> logOdds) {
    private static final EdgePriors NONE = new EdgePriors(Map.of());

    public EdgePriors {
        logOdds.forEach((arc, value) -> {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("The log-odds of " + arc + " must be finite, got " + value
                        + "; use required or forbidden edges for what is certain.");
            }
        });
        logOdds = Collections.unmodifiableSortedMap(new TreeMap<>(logOdds));
    }

    public static EdgePriors none() {
        return NONE;
    }

    double of(String from, String to) {
        return logOdds.isEmpty() ? 0 : logOdds.getOrDefault(new Knowledge.Arc(from, to), 0.0);
    }
}
