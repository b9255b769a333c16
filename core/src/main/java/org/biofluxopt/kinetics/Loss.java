package org.biofluxopt.kinetics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.biofluxopt.kinetics.Process.Binding;
import org.biofluxopt.kinetics.Process.Transfer;

/** One way out of a species. */
sealed interface Loss {
    /** What the lost amount becomes. */
    List<Integer> targets();

    record Leaves(Transfer transfer) implements Loss {
        @Override
        public List<Integer> targets() {
            return transfer.targets();
        }
    }

    record Meets(Binding binding, Binding.Pair pair) implements Loss {
        @Override
        public List<Integer> targets() {
            return pair.targets();
        }
    }

    /** All ways out of each species that has any, in the order of the processes. */
    static Map<Integer, List<Loss>> of(List<Process> processes) {
        Map<Integer, List<Loss>> losses = new LinkedHashMap<>();
        for (Process process : processes) {
            if (process instanceof Transfer t) {
                losses.computeIfAbsent(t.donor(), d -> new ArrayList<>()).add(new Leaves(t));
            } else if (process instanceof Binding b) {
                b.pairs()
                        .forEach(pair -> losses.computeIfAbsent(pair.ligand(), d -> new ArrayList<>())
                                .add(new Meets(b, pair)));
            }
        }
        return losses;
    }
}
