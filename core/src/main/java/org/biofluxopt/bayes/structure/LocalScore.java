package org.biofluxopt.bayes.structure;

import java.util.List;

/** A score of a structure that is a sum over families; larger is better. Not safe to share between threads. */
public interface LocalScore {
    /** Names of the variables, by number. */
    List<String> names();

    /** @param parents numbers, ascending */
    double family(int child, int[] parents);

    /** Sum over all families of a DAG. */
    default double total(PartiallyDirectedGraph dag) {
        double sum = 0;
        for (int v = 0; v < dag.size(); v++) {
            sum += family(v, dag.parents(v));
        }
        return sum;
    }
}
