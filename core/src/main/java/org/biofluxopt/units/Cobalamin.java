package org.biofluxopt.units;

/** Conversions between mass and amount of cobalamin, counted as cyanocobalamin equivalents. */
public final class Cobalamin {
    /** pmol in one microgram, 1e6 / 1355.37 = 737.8. */
    public static final double PICOMOLES_PER_MICROGRAM = 1e6 / PicomolesPerLitre.GRAMS_PER_MOLE;

    private Cobalamin() {}
}
