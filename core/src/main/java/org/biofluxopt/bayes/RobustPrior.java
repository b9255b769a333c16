package org.biofluxopt.bayes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hipparchus.special.Gamma;

/**
 * Discounts prior knowledge where data contradict it. In each row a source is either right or tells nothing; how probable
 * the former is follows from the row's counts by Bayes' rule (robust mixture prior, Schmidli et al. 2014, Biometrics
 * 70:1023) and from how often the source was right in other rows. The result is one Dirichlet a row with the mean of the
 * mixture, its parts still cited.
 */
public final class RobustPrior {
    private static final double RIGHT = 8; // pseudo-rows in which a source nobody tested was right, of ten
    private static final double WRONG = 2;
    private static final double VAGUE = 1; // observations an uninformed row is worth
    private static final int ROUNDS = 20;

    private RobustPrior() {}

    /**
     * @param cpts tables whose counts of {@code dataSource} were added by {@link ParameterLearning}
     * @param belief probability that the prior of a row holds, [variable][row]
     * @param trust share of rows in which each source is right
     */
    public record Result(List<DirichletCpt> cpts, List<double[]> belief, Map<String, Double> trust) {}

    /** One row taken apart. */
    private record Row(double[] prior, double[] data, String mainSource) {}

    public static Result discount(List<DirichletCpt> cpts, String dataSource) {
        Map<String, Double> trust = new TreeMap<>();
        List<List<Row>> rows = new ArrayList<>();
        for (DirichletCpt cpt : cpts) {
            List<Row> mine = new ArrayList<>();
            for (List<CountPart> parts : cpt.rows()) {
                Row row = apart(parts, cpt.child().size(), dataSource);
                mine.add(row);
                trust.put(row.mainSource, RIGHT / (RIGHT + WRONG));
            }
            rows.add(mine);
        }
        List<double[]> belief = beliefs(rows, trust);
        for (int round = 0; round < ROUNDS; round++) {
            Map<String, double[]> sums = new TreeMap<>();
            for (int v = 0; v < rows.size(); v++) {
                for (int r = 0; r < rows.get(v).size(); r++) {
                    Row row = rows.get(v).get(r);
                    double[] sum = sums.computeIfAbsent(row.mainSource, s -> new double[] {RIGHT, RIGHT + WRONG});
                    if (sum(row.data) > 0) {
                        sum[0] += belief.get(v)[r];
                        sum[1]++;
                    }
                }
            }
            sums.forEach((source, sum) -> trust.put(source, sum[0] / sum[1]));
            belief = beliefs(rows, trust);
        }
        List<DirichletCpt> discounted = new ArrayList<>();
        for (int v = 0; v < cpts.size(); v++) {
            List<List<CountPart>> mixed = new ArrayList<>();
            for (int r = 0; r < rows.get(v).size(); r++) {
                mixed.add(mixed(cpts.get(v).rows().get(r), rows.get(v).get(r), belief.get(v)[r], dataSource));
            }
            discounted.add(new DirichletCpt(cpts.get(v).child(), cpts.get(v).parents(), mixed));
        }
        return new Result(discounted, belief, trust);
    }

    private static Row apart(List<CountPart> parts, int states, String dataSource) {
        double[] prior = new double[states];
        double[] data = new double[states];
        String main = "";
        double most = 0;
        for (CountPart part : parts) {
            double[] into = part.sourceId().equals(dataSource) ? data : prior;
            for (int s = 0; s < states; s++) {
                into[s] += part.ess() * part.weights().get(s);
            }
            if (into == prior && part.ess() > most) {
                most = part.ess();
                main = part.sourceId();
            }
        }
        for (int s = 0;
                s < states && !main.isEmpty();
                s++) { // what was reported is a sample: of nothing seen follows not never
            prior[s] += VAGUE / states;
        }
        return new Row(prior, data, main);
    }

    private static List<double[]> beliefs(List<List<Row>> rows, Map<String, Double> trust) {
        List<double[]> beliefs = new ArrayList<>();
        for (List<Row> mine : rows) {
            double[] belief = new double[mine.size()];
            for (int r = 0; r < belief.length; r++) {
                Row row = mine.get(r);
                double[] vague = new double[row.data.length];
                Arrays.fill(vague, VAGUE / vague.length);
                double odds = logMarginal(vague, row.data) - logMarginal(row.prior, row.data);
                double right = trust.getOrDefault(row.mainSource, 1.0);
                belief[r] = right / (right + (1 - right) * Math.exp(Math.min(700, odds)));
            }
            beliefs.add(belief);
        }
        return beliefs;
    }

    /** log P(counts) under a Dirichlet, without the multinomial coefficient. */
    private static double logMarginal(double[] alpha, double[] counts) {
        double total = sum(alpha);
        double sum = Gamma.logGamma(total) - Gamma.logGamma(total + sum(counts));
        for (int s = 0; s < alpha.length; s++) {
            if (counts[s] > 0) {
                sum += alpha[s] > 0
                        ? Gamma.logGamma(alpha[s] + counts[s]) - Gamma.logGamma(alpha[s])
                        : Double.NEGATIVE_INFINITY;
            }
        }
        return sum;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    /** Parts of a Dirichlet whose mean is the mixture's: belief x mean(prior + data) + rest x mean(vague + data). */
    private static List<CountPart> mixed(List<CountPart> parts, Row row, double belief, String dataSource) {
        double prior = sum(row.prior);
        double data = sum(row.data);
        double worth = belief * (prior + data) + (1 - belief) * (VAGUE + data);
        double perPrior = worth * belief / (prior + data);
        double perVague = worth * (1 - belief) / (VAGUE + data);
        double vague = perVague + (prior > 0 ? perPrior : 0);
        List<CountPart> mixed = new ArrayList<>();
        for (CountPart part : parts) {
            double scale = part.sourceId().equals(dataSource) ? perPrior + perVague : perPrior;
            if (scale * part.ess() > 0) {
                mixed.add(new CountPart(part.sourceId(), part.weights(), scale * part.ess()));
            }
        }
        if (vague > 0) {
            double[] equal = new double[row.data.length];
            Arrays.fill(equal, 1.0 / equal.length);
            mixed.add(CountPart.of("no source", vague * VAGUE, equal));
        }
        return mixed;
    }
}
