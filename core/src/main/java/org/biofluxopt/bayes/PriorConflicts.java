package org.biofluxopt.bayes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows in which data contradict what was believed before: improbable under the prior, probable under a flat one. */
public final class PriorConflicts {
    private static final double FEWEST = 10; // observations

    private PriorConflicts() {}

    /**
     * @param variable whose row it is
     * @param given states of the parents by name
     * @param prior mean before
     * @param data shares in the data
     * @param observations in the data
     * @param belief probability that the prior of this row holds, see {@link RobustPrior}
     */
    public record Row(
            String variable,
            Map<String, String> given,
            List<Double> prior,
            List<Double> data,
            double observations,
            double belief) {}

    /**
     * @param fitted tables to which counts of {@code dataSource} were added
     * @param least rows whose prior holds with at least this probability are not told
     * @return most observations first
     */
    public static List<Row> of(List<DirichletCpt> fitted, String dataSource, double least) {
        List<double[]> belief = RobustPrior.discount(fitted, dataSource).belief();
        List<Row> rows = new ArrayList<>();
        for (int v = 0; v < fitted.size(); v++) {
            DirichletCpt cpt = fitted.get(v);
            for (int r = 0; r < cpt.rows().size(); r++) {
                if (belief.get(v)[r] < least) {
                    Row row = row(cpt, r, dataSource, belief.get(v)[r]);
                    if (row.observations >= FEWEST) {
                        rows.add(row);
                    }
                }
            }
        }
        rows.sort(Comparator.comparingDouble((Row row) -> -row.observations).thenComparing(Row::variable));
        return List.copyOf(rows);
    }

    private static Row row(DirichletCpt cpt, int r, String dataSource, double belief) {
        int states = cpt.child().size();
        double[] prior = new double[states];
        double[] data = new double[states];
        for (CountPart part : cpt.rows().get(r)) {
            double[] into = part.sourceId().equals(dataSource) ? data : prior;
            for (int s = 0; s < states; s++) {
                into[s] += part.ess() * part.weights().get(s);
            }
        }
        Map<String, String> given = new LinkedHashMap<>();
        int rest = r;
        for (int i = cpt.parents().size() - 1; i >= 0; i--) {
            Variable parent = cpt.parents().get(i);
            given.put(parent.name(), parent.states().get(rest % parent.size()));
            rest /= parent.size();
        }
        double observations = 0;
        for (double count : data) {
            observations += count;
        }
        return new Row(cpt.child().name(), given, shares(prior), shares(data), observations, belief);
    }

    private static List<Double> shares(double[] counts) {
        double total = 0;
        for (double count : counts) {
            total += count;
        }
        List<Double> shares = new ArrayList<>();
        for (double count : counts) {
            shares.add(total > 0 ? count / total : 0);
        }
        return shares;
    }
}
