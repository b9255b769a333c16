package org.biofluxopt.units;

/**
 * A cobalamin concentration in blood.
 *
 * @param value pmol/L, finite and not negative
 */
public record PicomolesPerLitre(double value) {
    /** Molar mass of cyanocobalamin, g/mol: the calibrator of serum B12 assays. */
    public static final double GRAMS_PER_MOLE = 1355.37;

    public PicomolesPerLitre {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("""
                    Cobalamin must be a finite number >= 0 pmol/L, got %s.
                    Maybe the column is log-scaled, or a missing cell was read as a number?""".formatted(value));
        }
    }

    /** 1 pg/mL = 0.738 pmol/L. */
    public static PicomolesPerLitre ofPicogramsPerMillilitre(double picogramsPerMillilitre) {
        return new PicomolesPerLitre(picogramsPerMillilitre * 1000 / GRAMS_PER_MOLE);
    }

    public double picogramsPerMillilitre() {
        return value * GRAMS_PER_MOLE / 1000;
    }
}
