package org.biofluxopt.plan;

import org.biofluxopt.profile.Marker;

/**
 * How a laboratory value given and the simulated person at day 0 agree.
 *
 * @param marker what was measured
 * @param measured value given, in the marker's unit
 * @param standardError of the measurement (analytical), same unit
 * @param simulated the ensemble's median at day 0
 * @param agrees median within one standard error
 */
public record DayZero(Marker marker, double measured, double standardError, double simulated, boolean agrees) {}
