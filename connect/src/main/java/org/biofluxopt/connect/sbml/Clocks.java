package org.biofluxopt.connect.sbml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Times that conditions name: whatever time is compared with and only events change.
 *
 * @param registers of those times
 */
record Clocks(int[] registers) {
    static Clocks of(OdeModel model) {
        BitSet moving = new BitSet();
        moving.set(0);
        Arrays.stream(model.states()).forEach(moving::set);
        BitSet reached = model.tape().reachedBy(moving);
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < model.tape().size(); i++) {
            if (model.tape().isComparison(i)) {
                int left = model.tape().left(i);
                int right = model.tape().right(i);
                if (left == 0 && !reached.get(right)) {
                    found.add(right);
                } else if (right == 0 && !reached.get(left)) {
                    found.add(left);
                }
            }
        }
        return new Clocks(found.stream().mapToInt(Integer::intValue).toArray());
    }

    /** The first such time after now, which is register 0. */
    double next(double[] values) {
        double soonest = Double.POSITIVE_INFINITY;
        for (int register : registers) {
            if (values[register] > values[0]) {
                soonest = Math.min(soonest, values[register]);
            }
        }
        return soonest;
    }
}
