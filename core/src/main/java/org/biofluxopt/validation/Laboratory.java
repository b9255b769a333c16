package org.biofluxopt.validation;

/** Carries out experiments. */
public interface Laboratory {
    /**
     * @param file protocol file, such as {@code V33.yaml}
     * @param draw 0 for the central parameters, 1 and above for draws of them
     */
    Measured run(String file, int draw);
}
