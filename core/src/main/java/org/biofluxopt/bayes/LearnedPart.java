package org.biofluxopt.bayes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/**
 * The part of a network that bears on some tables to be learned from data with gaps. A variable known in every row cuts the
 * network: what hangs only on its other side does not change what is expected of the learned families. Such variables
 * stand in the part as roots with a flat table, which adds a constant to the objective. Variables that were never seen,
 * are not learned and have no descendant that was seen or is learned, sum to one.
 */
final class LearnedPart {
    private final List<DirichletCpt> all;
    private final boolean[] learned;
    private final List<Integer> numbers = new ArrayList<>(); // in the whole network, of the part's variables
    private final List<DirichletCpt> cpts = new ArrayList<>();

    LearnedPart(List<DirichletCpt> all, CategoricalTable data, Predicate<Variable> chosen) {
        this.all = all;
        int n = all.size();
        learned = new boolean[n];
        List<String> names = all.stream().map(cpt -> cpt.child().name()).toList();
        boolean[] always = new boolean[n];
        boolean[] relevant = new boolean[n];
        int[][] families = new int[n][];
        for (int v = 0; v < n; v++) {
            learned[v] = chosen.test(all.get(v).child());
            always[v] = knownInEveryRow(data, names.get(v));
            relevant[v] = learned[v] || data.has(names.get(v));
            List<Variable> parents = all.get(v).parents();
            families[v] = new int[parents.size() + 1];
            families[v][parents.size()] = v;
            for (int i = 0; i < parents.size(); i++) {
                families[v][i] = names.indexOf(parents.get(i).name());
            }
        }
        withAncestors(families, relevant);
        boolean[] kept = kept(families, always, relevant);
        BitSet members = new BitSet();
        for (int v = 0; v < n; v++) {
            if (kept[v]) {
                Arrays.stream(families[v]).forEach(members::set);
            }
        }
        members.stream().forEach(v -> {
            numbers.add(v);
            cpts.add(kept[v] ? all.get(v) : flat(all.get(v).child()));
        });
    }

    private static boolean knownInEveryRow(CategoricalTable data, String name) {
        if (!data.has(name)) {
            return false;
        }
        for (short value : data.column(data.index(name))) {
            if (value < 0) {
                return false;
            }
        }
        return true;
    }

    private static void withAncestors(int[][] families, boolean[] relevant) {
        boolean grew = true;
        while (grew) {
            grew = false;
            for (int v = 0; v < families.length; v++) {
                for (int parent : families[v]) {
                    grew |= relevant[v] && !relevant[parent];
                    relevant[parent] |= relevant[v];
                }
            }
        }
    }

    /** Learned families, and those that hang together with a gap in one of them. */
    private boolean[] kept(int[][] families, boolean[] always, boolean[] relevant) {
        boolean[] kept = learned.clone();
        BitSet gaps = new BitSet();
        boolean grew = true;
        while (grew) {
            grew = false;
            for (int v = 0; v < families.length; v++) {
                boolean touches = false;
                for (int member : families[v]) {
                    touches |= gaps.get(member);
                }
                if (relevant[v] && touches && !kept[v]) {
                    kept[v] = true;
                    grew = true;
                }
                for (int member : families[v]) {
                    if (kept[v] && !always[member] && !gaps.get(member)) {
                        gaps.set(member);
                        grew = true;
                    }
                }
            }
        }
        return kept;
    }

    private static DirichletCpt flat(Variable variable) {
        List<Double> equal = Collections.nCopies(variable.size(), 1.0 / variable.size());
        return new DirichletCpt(variable, List.of(), List.of(List.of(new CountPart("flat", equal, 1))));
    }

    /** Tables of the part, in the order of the whole network. */
    List<DirichletCpt> cpts() {
        return cpts;
    }

    /** All tables, the learned ones as they are now in the part. */
    List<DirichletCpt> whole(List<DirichletCpt> now) {
        List<DirichletCpt> whole = new ArrayList<>(all);
        for (int k = 0; k < numbers.size(); k++) {
            if (learned[numbers.get(k)]) {
                whole.set(numbers.get(k), now.get(k));
            }
        }
        return whole;
    }
}
