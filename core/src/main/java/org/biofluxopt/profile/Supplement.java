package org.biofluxopt.profile;

/**
 * A cobalamin supplement taken before day 0 and, in the same daily amount, in both arms.
 *
 * @param form of cobalamin
 * @param microgramsPerDay ug a day, averaged where it is not taken daily
 */
public record Supplement(CobalaminForm form, double microgramsPerDay) {}
