package org.biofluxopt.simulator;

import java.util.Map;
import org.biofluxopt.kinetics.Expr;

/**
 * Something that was done to a person at one moment, as the model sees it.
 *
 * @param hour since {@link VirtualGroup#openBooks()}
 * @param name in words
 * @param amounts new amounts of species by index, from what is there before
 * @param settings new values of the network's parameters by index
 */
public record Happening(double hour, String name, Map<Integer, Expr> amounts, Map<Integer, Double> settings) {
    public Happening {
        amounts = Map.copyOf(amounts);
        settings = Map.copyOf(settings);
    }
}
