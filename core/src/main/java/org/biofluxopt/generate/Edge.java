package org.biofluxopt.generate;

import java.util.function.ToDoubleFunction;

/**
 * Samples at the edge of what occurs.
 *
 * @param name as asked for
 * @param score of a sample's counts, larger is further out
 * @param quantile of the fitted samples' scores that every drawn sample must reach, 0..1
 */
public record Edge(String name, ToDoubleFunction<double[]> score, double quantile) {}
