package org.biofluxopt.network;

import java.util.List;
import org.biofluxopt.bayes.Variable;

/**
 * One parent's part in a compact table.
 *
 * @param values effect of each parent state: what it means depends on the form
 * @param spreads geometric standard deviation (or standard deviation) that each parent state adds to the child's
 * @param sourceId whose knowledge the effect is
 * @param ess what it is worth in observations, in the rows where it acts
 */
record ParentEffect(
        Variable parent, List<Double> values, List<Double> spreads, boolean adds, String sourceId, double ess) {}
