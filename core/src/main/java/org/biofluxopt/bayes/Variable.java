package org.biofluxopt.bayes;

import java.util.HashSet;
import java.util.List;

/**
 * A discrete random variable.
 *
 * @param name unique in its network
 * @param states at least two, in order where an order exists
 */
public record Variable(String name, List<String> states) {
    public Variable {
        states = List.copyOf(states);
        if (name.isBlank()) {
            throw new IllegalArgumentException("A variable needs a name.");
        }
        if (states.size() < 2 || new HashSet<>(states).size() != states.size()) {
            throw new IllegalArgumentException(
                    "Variable '%s' needs at least two different states, got %s.".formatted(name, states));
        }
    }

    /** Number of states. */
    public int size() {
        return states.size();
    }

    /** Position of a state. */
    public int state(String label) {
        int index = states.indexOf(label);
        if (index < 0) {
            throw new IllegalArgumentException(
                    "Variable '%s' has no state '%s'; it has %s.".formatted(name, label, states));
        }
        return index;
    }
}
