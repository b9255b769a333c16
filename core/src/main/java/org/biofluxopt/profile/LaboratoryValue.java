package org.biofluxopt.profile;

/**
 * One measured value.
 *
 * @param marker what was measured
 * @param value in the marker's inner unit, after conversion
 * @param assayCv analytical coefficient of variation as a fraction, from the profile or the knowledge base
 */
public record LaboratoryValue(Marker marker, double value, double assayCv) {}
