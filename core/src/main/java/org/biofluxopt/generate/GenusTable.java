package org.biofluxopt.generate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Samples by genera. Not changed after it was made.
 */
public final class GenusTable {
    private final List<String> genera;
    private final List<String> ids;
    private final double[][] counts;
    private final List<String> groups;
    private final int[] group;
    private final int[] person;

    /**
     * @param genera names of the columns, lineages or ids
     * @param ids names of the samples
     * @param counts reads [sample][genus], or shares where a table has no reads; each sample's sum > 0
     * @param groups names of the groups, at least one
     * @param group index of each sample's group
     * @param person number of the person each sample is from; samples of one person never end on two sides of a split
     */
    public GenusTable(
            List<String> genera, List<String> ids, double[][] counts, List<String> groups, int[] group, int[] person) {
        if (ids.size() != counts.length || group.length != counts.length || person.length != counts.length) {
            throw new IllegalArgumentException("Expected as many ids, groups and persons as samples, got " + ids.size()
                    + ", " + group.length + ", " + person.length + " for " + counts.length);
        }
        for (double[] row : counts) {
            if (row.length != genera.size() || !(sum(row) > 0)) {
                throw new IllegalArgumentException(
                        "Expected " + genera.size() + " counts with a sum > 0, got " + row.length + " and " + sum(row));
            }
        }
        this.genera = List.copyOf(genera);
        this.ids = List.copyOf(ids);
        this.counts = counts;
        this.groups = List.copyOf(groups);
        this.group = group;
        this.person = person;
    }

    public int size() {
        return counts.length;
    }

    public List<String> genera() {
        return genera;
    }

    public String id(int sample) {
        return ids.get(sample);
    }

    /** Names of the groups; one where samples are not told apart. */
    public List<String> groups() {
        return groups;
    }

    public int group(int sample) {
        return group[sample];
    }

    public int person(int sample) {
        return person[sample];
    }

    /** Reads of one sample by genus; not to be changed. */
    public double[] counts(int sample) {
        return counts[sample];
    }

    /** Reads of a sample. */
    public double depth(int sample) {
        return sum(counts[sample]);
    }

    /** Whether all values are whole, so that a 0 may be a genus that was only missed. */
    public boolean holdsReads() {
        for (double[] row : counts) {
            for (double value : row) {
                if (value != Math.rint(value)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Shares of the sample's total [sample][genus], rows sum to 1. */
    public double[][] shares() {
        double[][] shares = new double[counts.length][];
        for (int i = 0; i < counts.length; i++) {
            double total = sum(counts[i]);
            shares[i] = new double[genera.size()];
            for (int j = 0; j < genera.size(); j++) {
                shares[i][j] = counts[i][j] / total;
            }
        }
        return shares;
    }

    /** Share of the samples that hold each genus. */
    public double[] prevalence() {
        double[] prevalence = new double[genera.size()];
        for (double[] row : counts) {
            for (int j = 0; j < row.length; j++) {
                prevalence[j] += row[j] > 0 ? 1.0 / counts.length : 0;
            }
        }
        return prevalence;
    }

    /** Some of the samples, in the given order. */
    public GenusTable rows(int... samples) {
        List<String> names = new ArrayList<>();
        double[][] some = new double[samples.length][];
        int[] itsGroup = new int[samples.length];
        int[] itsPerson = new int[samples.length];
        for (int i = 0; i < samples.length; i++) {
            names.add(ids.get(samples[i]));
            some[i] = counts[samples[i]];
            itsGroup[i] = group[samples[i]];
            itsPerson[i] = person[samples[i]];
        }
        return new GenusTable(genera, names, some, groups, itsGroup, itsPerson);
    }

    /** The samples of one group. */
    public GenusTable ofGroup(int wanted) {
        return rows(java.util.stream.IntStream.range(0, size())
                .filter(i -> group[i] == wanted)
                .toArray());
    }

    /** The genera of the given columns and, last, the sum of all others as "other". */
    public GenusTable lumped(int... columns) {
        double[][] some = new double[counts.length][columns.length + 1];
        for (int i = 0; i < counts.length; i++) {
            double rest = sum(counts[i]);
            for (int j = 0; j < columns.length; j++) {
                some[i][j] = counts[i][columns[j]];
                rest -= some[i][j];
            }
            some[i][columns.length] = Math.max(0, rest);
        }
        List<String> names = new ArrayList<>();
        for (int column : columns) {
            names.add(genera.get(column));
        }
        names.add("other");
        return new GenusTable(names, ids, some, groups, group, person);
    }

    /** Its samples in the columns of another table; genera which that does not know are left out. */
    public GenusTable inColumnsOf(GenusTable other) {
        Map<String, Integer> at = new HashMap<>();
        for (int j = 0; j < other.genera.size(); j++) {
            at.put(other.genera.get(j), j);
        }
        double[][] moved = new double[counts.length][other.genera.size()];
        for (int j = 0; j < genera.size(); j++) {
            Integer to = at.get(genera.get(j));
            for (int i = 0; to != null && i < counts.length; i++) {
                moved[i][to] += counts[i][j];
            }
        }
        return new GenusTable(other.genera, ids, moved, groups, group, person);
    }

    static double sum(double[] row) {
        double sum = 0;
        for (double value : row) {
            sum += value;
        }
        return sum;
    }
}
