package org.biofluxopt.validation;

import java.util.List;

/** What an experiment measured in each of its people. */
public interface Measured {
    /**
     * @param arm name of the arm, "" if the experiment has none
     * @param output such as {@code serum_b12} or {@code label_body:A}
     * @param day one of {@link #days}
     * @return one value a person, people in the same order in all arms; not to be changed
     */
    double[] values(String arm, String output, double day);

    /** Days that were reported, ascending. */
    List<Double> days();
}
