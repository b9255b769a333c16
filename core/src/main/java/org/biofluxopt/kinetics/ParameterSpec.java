package org.biofluxopt.kinetics;

/**
 * A number that a person brings.
 *
 * @param id unique, valid as an SBML SId
 * @param label in words
 * @param unit its unit
 */
public record ParameterSpec(String id, String label, String unit) {}
