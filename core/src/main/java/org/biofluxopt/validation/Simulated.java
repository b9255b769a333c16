package org.biofluxopt.validation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values of targets from what an experiment measured. */
public final class Simulated {
    private Simulated() {}

    /** By target id; a target that the experiment does not answer is left out. */
    public static Map<String, Double> values(List<Target> targets, Measured measured) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (Target target : targets) {
            try {
                double value = StatisticValue.of(target, measured);
                if (!Double.isNaN(value)) {
                    values.put(target.id(), value);
                }
            } catch (IllegalArgumentException e) {
                continue; // asked for something that is not reported
            }
        }
        return values;
    }
}
