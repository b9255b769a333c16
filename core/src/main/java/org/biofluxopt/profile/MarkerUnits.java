package org.biofluxopt.profile;

import java.util.List;
import java.util.Optional;

/** The units in which laboratories report markers. */
public final class MarkerUnits {
    private MarkerUnits() {}

    /** Units a marker may be given in, the one used inside first. */
    public static List<String> of(Marker marker) {
        return LaboratoryUnit.of(marker).stream().map(LaboratoryUnit::word).toList();
    }

    /** A value in this unit times the factor is in the marker's own unit; empty if the unit is not one of its. */
    public static Optional<Double> factor(Marker marker, String unit) {
        return LaboratoryUnit.find(marker, unit).map(LaboratoryUnit::factor);
    }
}
