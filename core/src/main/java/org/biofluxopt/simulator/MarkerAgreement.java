package org.biofluxopt.simulator;

import org.biofluxopt.profile.Marker;

/**
 * Whether the virtual people read like the laboratory's value at day 0.
 *
 * @param measured in the marker's unit
 * @param standardError analytical standard error of the measured value, same unit
 * @param simulatedMedian median over the lanes
 * @param agrees whether the two differ by no more than the standard error
 */
public record MarkerAgreement(
        Marker marker, double measured, double standardError, double simulatedMedian, boolean agrees) {}
