package org.biofluxopt.generate;

import java.util.random.RandomGenerator;

/** Something that draws samples like those it was fitted to. */
public interface MicrobiomeModel {
    /**
     * Draws samples.
     *
     * @param groups group of each sample wanted, as the fitted table numbers them
     * @return a table with the columns and groups of the fitted one; every sample is from a person of its own
     */
    GenusTable sample(int[] groups, RandomGenerator random);
}
