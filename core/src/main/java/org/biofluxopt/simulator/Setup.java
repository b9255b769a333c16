package org.biofluxopt.simulator;

import java.util.List;

/**
 * What a protocol uses beyond the usual; each costs state.
 *
 * @param labels names of the tracers
 * @param matrices foods with a release of their own
 */
public record Setup(List<String> labels, List<FoodMatrix> matrices) {
    /** Label that every dose carries besides its own; with it {@link Output#ABSORBED_FROM_DOSE} can be read. */
    public static final String DOSES = "doses";

    /** Nothing beyond the usual. */
    public static final Setup PLAIN = new Setup(List.of(), List.of());

    public Setup {
        labels = List.copyOf(labels);
        matrices = List.copyOf(matrices);
    }
}
