package org.biofluxopt.bayes;

import java.util.List;

/**
 * One clique of a rooted junction tree, by the numbers of its variables.
 *
 * @param parent place of the parent clique in the list, before this one; -1 at the root
 * @param variables what it shares with its parent first
 */
public record Bag(int parent, List<Integer> variables) {
    public Bag {
        variables = List.copyOf(variables);
    }
}
