package org.biofluxopt.profile;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.biofluxopt.units.PicomolesPerLitre;

/**
 * A unit a marker may be given in.
 *
 * @param word as laboratories print it
 * @param factor a value in this unit times this is in the marker's inner unit
 */
record LaboratoryUnit(String word, double factor) {
    private static final double PMOL_PER_PG_PER_ML =
            PicomolesPerLitre.ofPicogramsPerMillilitre(1).value();
    /** nmol in one ng of folic acid, 441.4 g/mol, per litre and millilitre. */
    private static final double NMOL_PER_NG_PER_ML = 1000 / 441.4;

    /** The legal units of a marker, its inner unit first. */
    static List<LaboratoryUnit> of(Marker marker) {
        return switch (marker) {
            case SERUM_B12, HOLOTC ->
                List.of(
                        new LaboratoryUnit("pmol/L", 1),
                        new LaboratoryUnit("pg/mL", PMOL_PER_PG_PER_ML),
                        new LaboratoryUnit("ng/L", PMOL_PER_PG_PER_ML));
            case MMA -> List.of(new LaboratoryUnit("nmol/L", 1), new LaboratoryUnit("umol/L", 1000));
            case HOMOCYSTEINE -> List.of(new LaboratoryUnit("umol/L", 1));
            case FOLATE ->
                List.of(
                        new LaboratoryUnit("nmol/L", 1),
                        new LaboratoryUnit("ng/mL", NMOL_PER_NG_PER_ML),
                        new LaboratoryUnit("ug/L", NMOL_PER_NG_PER_ML));
        };
    }

    /** The marker's unit of that name; either micro sign reads as u, and case does not matter. */
    static Optional<LaboratoryUnit> find(Marker marker, String word) {
        String plain = plain(word);
        return of(marker).stream()
                .filter(unit -> plain(unit.word).equals(plain))
                .findFirst();
    }

    private static String plain(String word) {
        return word.strip().replace('\u00b5', 'u').replace('\u03bc', 'u').toLowerCase(Locale.ROOT);
    }

    /**
     * What is seen in people, in the inner unit: beyond it a value is more likely a slip of the unit than a patient.
     * Wide on purpose; severe deficiency and doses of 1 mg a day lie inside.
     */
    static Plausible plausible(Marker marker) {
        return switch (marker) {
            case SERUM_B12 -> new Plausible(40, 1500);
            case HOLOTC -> new Plausible(3, 300);
            case MMA -> new Plausible(30, 60_000);
            case HOMOCYSTEINE -> new Plausible(2, 400);
            case FOLATE -> new Plausible(2, 150);
        };
    }

    /** A range in a marker's inner unit, both ends included. */
    record Plausible(double low, double high) {
        boolean holds(double value) {
            return value >= low && value <= high;
        }
    }
}
