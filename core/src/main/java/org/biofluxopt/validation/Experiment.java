package org.biofluxopt.validation;

/**
 * What is known of a row beside its numbers: a line of {@code experiments/validation/rows.tsv}.
 *
 * @param row such as V33
 * @param group heading under which it is shown
 * @param independent false if a parameter or its range was read from this very experiment
 * @param because which one; empty if independent
 */
public record Experiment(String row, String group, String title, boolean independent, String because) {}
