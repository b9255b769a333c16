package org.biofluxopt.protocol;

import java.util.OptionalDouble;

/**
 * A condition of the subjects.
 *
 * @param centimetres of ileum removed; 0 if that is not it
 * @param sinceDays days before day 0 when it began; empty: not said
 */
public record Complaint(Ailment ailment, double centimetres, OptionalDouble sinceDays) {}
