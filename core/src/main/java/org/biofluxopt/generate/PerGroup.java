package org.biofluxopt.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** A model of its own for each group. */
final class PerGroup implements MicrobiomeModel {
    /** Starts a set of samples of one group, whose counts are then drawn one by one. */
    interface Sampler {
        Supplier<double[]> start(RandomGenerator random);
    }

    private final GenusTable fitted;
    private final List<Sampler> samplers;

    private PerGroup(GenusTable fitted, List<Sampler> samplers) {
        this.fitted = fitted;
        this.samplers = samplers;
    }

    /** @param fit makes the sampler of a group from its number */
    static PerGroup of(GenusTable train, IntFunction<Sampler> fit) {
        return new PerGroup(
                train, IntStream.range(0, train.groups().size()).mapToObj(fit).toList());
    }

    @Override
    public GenusTable sample(int[] groups, RandomGenerator random) {
        List<String> ids = new ArrayList<>();
        double[][] counts = new double[groups.length][];
        List<Supplier<double[]>> started =
                samplers.stream().map(sampler -> sampler.start(random)).toList();
        for (int i = 0; i < groups.length; i++) {
            ids.add("synthetic-" + (i + 1));
            counts[i] = started.get(groups[i]).get();
        }
        return new GenusTable(
                fitted.genera(),
                ids,
                counts,
                fitted.groups(),
                groups.clone(),
                IntStream.range(0, groups.length).toArray());
    }
}
