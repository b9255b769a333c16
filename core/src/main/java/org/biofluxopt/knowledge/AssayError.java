package org.biofluxopt.knowledge;

import java.util.Map;

/**
 * How much a laboratory value moves by itself.
 *
 * @param marker its word in profiles
 * @param analyticalCv coefficient of variation of the measurement, a fraction
 * @param withinPersonCv coefficient of variation from day to day in one person, a fraction
 */
public record AssayError(FactLabel label, String marker, double analyticalCv, double withinPersonCv) implements Fact {
    /** Both together, as for independent errors. */
    public double totalCv() {
        return Math.hypot(analyticalCv, withinPersonCv);
    }

    static final String[] COLUMNS = {
        "id", "marker", "analytical_cv", "within_person_cv", "meaning", "source", "status", "note"
    };

    static AssayError of(FactRow row) {
        return new AssayError(
                row.label("meaning"),
                row.text("marker"),
                row.number("analytical_cv", 0, 1),
                row.number("within_person_cv", 0, 1));
    }

    @Override
    public String statement() {
        return marker + ": analytical CV " + Plain.number(analyticalCv) + ", within-person CV "
                + Plain.number(withinPersonCv);
    }

    @Override
    public Map<String, String> details() {
        return Plain.columns(
                "marker", marker,
                "analytical_cv", Plain.number(analyticalCv),
                "within_person_cv", Plain.number(withinPersonCv));
    }
}
