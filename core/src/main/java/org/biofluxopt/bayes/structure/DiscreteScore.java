package org.biofluxopt.bayes.structure;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.biofluxopt.bayes.CategoricalTable;
import org.hipparchus.special.Gamma;

/**
 * BIC (Schwarz 1978; log-likelihood minus half the parameters times ln n) or BDeu (Heckerman, Geiger and Chickering 1995)
 * of discrete families. Both give equivalent structures equal scores. With missing cells a family is scored on its complete
 * rows, brought to the size of the whole table (node-average likelihood, Bodewes and Scutari 2021).
 */
public final class DiscreteScore implements LocalScore {
    private final Counter counter;
    private final double equivalentSampleSize; // 0: BIC
    private final double halfLogN;
    private final double[] nLogN;
    private final Map<Family, Double> cache = new HashMap<>();

    private DiscreteScore(CategoricalTable table, double equivalentSampleSize) {
        this.counter = new Counter(table);
        this.equivalentSampleSize = equivalentSampleSize;
        halfLogN = 0.5 * Math.log(table.rows());
        nLogN = new double[table.rows() + 1];
        for (int n = 2; n < nLogN.length; n++) {
            nLogN[n] = n * Math.log(n);
        }
    }

    public static DiscreteScore bic(CategoricalTable table) {
        return new DiscreteScore(table, 0);
    }

    /** @param equivalentSampleSize rows the uniform prior is worth, > 0 */
    public static DiscreteScore bdeu(CategoricalTable table, double equivalentSampleSize) {
        if (!(equivalentSampleSize > 0)) {
            throw new IllegalArgumentException("Expected a sample size > 0, got " + equivalentSampleSize);
        }
        return new DiscreteScore(table, equivalentSampleSize);
    }

    /** A key: arrays compare by identity. */
    private static final class Family {
        private final int child;
        private final int[] parents;
        private final int hash;

        Family(int child, int[] parents) {
            this.child = child;
            this.parents = parents;
            hash = 31 * Arrays.hashCode(parents) + child;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Family family && child == family.child && Arrays.equals(parents, family.parents);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    @Override
    public List<String> names() {
        return counter.table().names();
    }

    @Override
    public double family(int child, int[] parents) {
        Family key = new Family(child, parents.clone());
        Double known = cache.get(key);
        if (known == null) {
            known = compute(child, parents);
            cache.put(key, known);
        }
        return known;
    }

    private double compute(int child, int[] parents) {
        int[] variables = Arrays.copyOf(parents, parents.length + 1);
        variables[parents.length] = child;
        if (counter.cells(variables) < 0) {
            return Double.NEGATIVE_INFINITY;
        }
        int[] counts = counter.count(variables);
        int states = Math.max(1, counter.table().card(child));
        return equivalentSampleSize == 0 ? bic(counts, states) : bdeu(counts, states);
    }

    private double bic(int[] counts, int states) {
        double sum = 0;
        long rows = 0;
        for (int from = 0; from < counts.length; from += states) {
            int total = 0;
            for (int s = 0; s < states; s++) {
                total += counts[from + s];
                sum += nLogN[counts[from + s]];
            }
            sum -= nLogN[total];
            rows += total;
        }
        int all = counter.table().rows();
        double likelihood = rows == all || rows == 0 ? sum : sum * all / rows;
        return likelihood - halfLogN * (states - 1) * (counts.length / (double) states);
    }

    private double bdeu(int[] counts, int states) {
        double perCell = equivalentSampleSize / counts.length;
        double perRow = perCell * states;
        double sum = 0;
        for (int from = 0; from < counts.length; from += states) {
            int total = 0;
            for (int s = 0; s < states; s++) {
                int count = counts[from + s];
                if (count > 0) {
                    sum += Gamma.logGamma(perCell + count) - Gamma.logGamma(perCell);
                    total += count;
                }
            }
            if (total > 0) {
                sum += Gamma.logGamma(perRow) - Gamma.logGamma(perRow + total);
            }
        }
        return sum;
    }
}
