package org.biofluxopt.profile;

import java.util.Locale;

/** Conditions that change absorption, markers or safety; written in a profile as their lower-case name. */
public enum Condition {
    ATROPHIC_GASTRITIS,
    PERNICIOUS_ANAEMIA,
    TOTAL_GASTRECTOMY,
    PARTIAL_GASTRECTOMY,
    ILEAL_RESECTION,
    SIBO,
    H_PYLORI,
    PANCREATIC_INSUFFICIENCY,
    LOW_KIDNEY_FUNCTION,
    PREGNANCY,
    LACTATION,
    NEUROPATHY,
    LEBER_OPTIC_NEUROPATHY,
    COBALAMIN_C_DEFECT,
    IMMUNE_COMPROMISE,
    CENTRAL_VENOUS_LINE,
    SHORT_BOWEL,
    ACUTE_PANCREATITIS;

    /** The word used in profiles and protocols. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
