package org.biofluxopt.bayes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/**
 * Tables from data. Rows are Dirichlet distributions made of cited parts (Spiegelhalter and Lauritzen 1990); data add one
 * part more, worth the observations of the row, so learning from two tables one after the other equals learning from both
 * at once. A state the sample lacks keeps its prior; it never loses its place.
 */
public final class ParameterLearning {
    private ParameterLearning() {}

    /** Tables that know nothing: every row one part with equal weights, worth {@code ess} observations. */
    public static List<DirichletCpt> uniform(BayesianNetwork structure, double ess) {
        List<DirichletCpt> cpts = new ArrayList<>();
        for (int v = 0; v < structure.size(); v++) {
            Variable variable = structure.variable(v);
            List<Double> equal = Collections.nCopies(variable.size(), 1.0 / variable.size());
            List<CountPart> row = List.of(new CountPart("uniform", equal, ess));
            int rows = structure.tableOf(v).length / variable.size();
            cpts.add(new DirichletCpt(variable, parents(structure, v), Collections.nCopies(rows, row)));
        }
        return cpts;
    }

    private static List<Variable> parents(BayesianNetwork network, int v) {
        return network.parentNames(v).stream().map(network::variable).toList();
    }

    /**
     * Adds what the table says to every row. A family is counted on the rows in which all of its cells are known.
     *
     * @param sourceId under which the data are cited; a part of the same source is added to, not repeated
     */
    public static List<DirichletCpt> update(List<DirichletCpt> prior, CategoricalTable data, String sourceId) {
        return update(prior, data, sourceId, variable -> true);
    }

    /** @param learned variables whose tables are learned; the others stay as they are */
    public static List<DirichletCpt> update(
            List<DirichletCpt> prior, CategoricalTable data, String sourceId, Predicate<Variable> learned) {
        List<double[]> counts = new ArrayList<>();
        for (DirichletCpt cpt : prior) {
            counts.add(
                    learned.test(cpt.child())
                            ? counts(cpt, data)
                            : new double[cpt.rows().size() * cpt.child().size()]);
        }
        return update(prior, counts, sourceId);
    }

    /** @param counts observations, expected or counted, of each family: flat [row][state] */
    static List<DirichletCpt> update(List<DirichletCpt> prior, List<double[]> counts, String sourceId) {
        List<DirichletCpt> posterior = new ArrayList<>();
        for (int v = 0; v < prior.size(); v++) {
            DirichletCpt cpt = prior.get(v);
            int states = cpt.child().size();
            List<List<CountPart>> rows = new ArrayList<>();
            for (int row = 0; row < cpt.rows().size(); row++) {
                double[] seen = Arrays.copyOfRange(counts.get(v), row * states, (row + 1) * states);
                rows.add(with(cpt.rows().get(row), seen, sourceId));
            }
            posterior.add(new DirichletCpt(cpt.child(), cpt.parents(), rows));
        }
        return posterior;
    }

    private static List<CountPart> with(List<CountPart> parts, double[] seen, String sourceId) {
        double total = 0;
        for (double count : seen) {
            total += count;
        }
        if (total == 0) {
            return parts;
        }
        double[] sums = seen.clone();
        List<CountPart> result = new ArrayList<>();
        for (CountPart part : parts) {
            if (part.sourceId().equals(sourceId)) {
                for (int s = 0; s < sums.length; s++) {
                    sums[s] += part.ess() * part.weights().get(s);
                }
                total += part.ess();
            } else {
                result.add(part);
            }
        }
        for (int s = 0; s < sums.length; s++) {
            sums[s] /= total;
        }
        result.add(CountPart.of(sourceId, total, sums));
        return result;
    }

    /** The same tables with no part of this source worth more than so many observations in those that were learned. */
    public static List<DirichletCpt> atMost(
            List<DirichletCpt> cpts, String sourceId, double ess, Predicate<Variable> learned) {
        return cpts.stream()
                .map(cpt -> !learned.test(cpt.child())
                        ? cpt
                        : new DirichletCpt(
                                cpt.child(),
                                cpt.parents(),
                                cpt.rows().stream()
                                        .map(row -> row.stream()
                                                .map(part -> part.sourceId().equals(sourceId) && part.ess() > ess
                                                        ? new CountPart(sourceId, part.weights(), ess)
                                                        : part)
                                                .toList())
                                        .toList()))
                .toList();
    }

    /** Observed counts of a family, flat [row][state]. */
    static double[] counts(DirichletCpt cpt, CategoricalTable data) {
        int k = cpt.parents().size();
        short[][] columns = new short[k + 1][];
        short[][] recode = new short[k + 1][];
        for (int i = 0; i <= k; i++) {
            Variable variable = i < k ? cpt.parents().get(i) : cpt.child();
            if (!data.has(variable.name())) {
                return new double[cpt.rows().size() * cpt.child().size()];
            }
            int column = data.index(variable.name());
            columns[i] = data.column(column);
            recode[i] = new short[data.card(column)];
            for (short s = 0; s < recode[i].length; s++) {
                recode[i][s] = (short) variable.state(data.states(column).get(s));
            }
        }
        double[] counts = new double[cpt.rows().size() * cpt.child().size()];
        for (int r = 0; r < data.rows(); r++) {
            int cell = 0;
            for (int i = 0; i <= k && cell >= 0; i++) {
                int card = i < k ? cpt.parents().get(i).size() : cpt.child().size();
                short value = columns[i][r];
                cell = value < 0 ? -1 : cell * card + recode[i][value];
            }
            if (cell >= 0) {
                counts[cell]++;
            }
        }
        return counts;
    }

    /** Sum over the rows of log P(row): missing cells are summed out. */
    public static double logLikelihood(BayesianNetwork network, CategoricalTable data) {
        int[] columns = ExpectationMaximisation.columns(network, data);
        double sum = 0;
        Inference inference = null;
        for (int r = 0; r < data.rows(); r++) {
            int[] states = ExpectationMaximisation.row(network, data, columns, r);
            boolean complete = true;
            for (int state : states) {
                complete &= state >= 0;
            }
            if (complete) {
                sum += network.logProbability(states);
            } else {
                inference = inference == null ? JunctionTree.compile(network).inference() : inference;
                ExpectationMaximisation.enter(inference, states);
                sum += inference.logEvidence();
            }
        }
        return sum;
    }
}
