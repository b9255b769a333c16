package org.biofluxopt.plan;

/**
 * A value over the posterior ensemble.
 *
 * @param mean mean over the lanes
 * @param p05 5th percentile
 * @param p95 95th percentile
 */
public record Band(double mean, double p05, double p95) {}
