package org.biofluxopt.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.biofluxopt.numeric.Seed;

/** Small made-up tables. */
final class Toy {
    private Toy() {}

    /** Log-normal genera of falling abundance with rarer ones absent more often; groups differ in their commonest genus. */
    static GenusTable table(int samples, int genera, int groups, long seed) {
        RandomGenerator random = new Seed(seed).generator();
        double[][] counts = new double[samples][genera];
        int[] group = new int[samples];
        for (int i = 0; i < samples; i++) {
            group[i] = i % groups;
            double common = random.nextGaussian();
            for (int j = 0; j < genera; j++) {
                boolean present = j < 2 || random.nextDouble() > 0.8 * j / genera;
                double boost = j == group[i] ? 3 : 0;
                double log =
                        6 - 4.0 * j / genera + boost + 0.7 * random.nextGaussian() + (j % 2 == 0 ? common : -common);
                counts[i][j] = present ? Math.max(1, Math.rint(Math.exp(log))) : 0;
            }
        }
        return of(counts, group, groups);
    }

    static GenusTable of(double[][] counts, int[] group, int groups) {
        List<String> ids =
                IntStream.range(0, counts.length).mapToObj(i -> "s" + i).toList();
        List<String> names = new ArrayList<>();
        for (int j = 0; j < counts[0].length; j++) {
            names.add("g__Genus" + j);
        }
        return new GenusTable(
                names,
                ids,
                counts,
                IntStream.range(0, groups).mapToObj(g -> "group" + g).toList(),
                group,
                IntStream.range(0, counts.length).toArray());
    }

    /** The columns in another order. */
    static GenusTable columns(GenusTable table, int... order) {
        double[][] counts = new double[table.size()][order.length];
        int[] group = new int[table.size()];
        int[] person = new int[table.size()];
        List<String> ids = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int column : order) {
            names.add(table.genera().get(column));
        }
        for (int i = 0; i < table.size(); i++) {
            for (int j = 0; j < order.length; j++) {
                counts[i][j] = table.counts(i)[order[j]];
            }
            group[i] = table.group(i);
            person[i] = table.person(i);
            ids.add(table.id(i));
        }
        return new GenusTable(names, ids, counts, table.groups(), group, person);
    }
}
