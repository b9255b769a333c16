package org.biofluxopt.protocol;

import java.util.Locale;

/** A condition that the simulated body knows. */
public enum Ailment {
    ATROPHIC_GASTRITIS(false),
    PERNICIOUS_ANAEMIA(true),
    TOTAL_GASTRECTOMY(true),
    PARTIAL_GASTRECTOMY(true),
    ILEAL_RESECTION(true),
    SIBO(false),
    H_PYLORI(false),
    PANCREATIC_INSUFFICIENCY(false),
    LOW_KIDNEY_FUNCTION(false),
    LOW_FOLATE(false),
    BOWEL_PREPARATION(false);

    private final boolean acquired;

    Ailment(boolean acquired) {
        this.acquired = acquired;
    }

    /** Whether it takes so much absorption away, from one time on, that people are found on the way down. */
    public boolean acquired() {
        return acquired;
    }

    /** The word in protocols. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
