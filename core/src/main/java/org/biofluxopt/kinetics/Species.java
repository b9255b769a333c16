package org.biofluxopt.kinetics;

/**
 * Something that is somewhere in some amount.
 *
 * @param id letters, digits and underscores, unique; valid as an SBML SId
 * @param label in words
 * @param compartment id of the place it is in
 * @param unit unit of the amount
 * @param scale a typical amount; smaller ones by far do not matter
 * @param kind what books it belongs to
 */
public record Species(String id, String label, String compartment, String unit, double scale, Kind kind) {
    public enum Kind {
        /** Belongs to the conserved substance; its sum over all such species changes only by inflow. */
        CONSERVED,
        /** Anything else that takes part. */
        OTHER,
        /** Only counts: nothing depends on it. */
        COUNTER,
        /** The labelled part of a conserved species or counter. */
        LABEL
    }

    Species labelled(String label) {
        return new Species(id + "_" + label, this.label + ", label " + label, compartment, unit, scale, Kind.LABEL);
    }
}
