package org.biofluxopt.profile;

/** Laboratory values of B12 status, in the unit used inside. */
public enum Marker {
    SERUM_B12("serum_b12", "pmol/L"),
    HOLOTC("holotc", "pmol/L"),
    MMA("mma", "nmol/L"),
    HOMOCYSTEINE("homocysteine", "umol/L"),
    FOLATE("folate", "nmol/L");

    private final String word;
    private final String unit;

    Marker(String word, String unit) {
        this.word = word;
        this.unit = unit;
    }

    /** The word used in profiles. */
    public String word() {
        return word;
    }

    public String unit() {
        return unit;
    }
}
