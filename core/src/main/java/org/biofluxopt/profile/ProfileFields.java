package org.biofluxopt.profile;

import java.util.List;

/** The names a profile may hold, one list per mapping; a test keeps the published JSON schema equal to them. */
final class ProfileFields {
    static final List<String> PROFILE = List.of(
            "title",
            "age",
            "sex",
            "weight_kg",
            "diet",
            "supplements",
            "conditions",
            "drugs",
            "genotype",
            "laboratory",
            "renal",
            "microbiome");
    static final List<String> AGE = List.of("years", "months");
    static final List<String> DIET = List.of("pattern", "ug_per_meal");
    static final List<String> SUPPLEMENT = List.of("form", "ug_per_day", "ug", "every_days");
    static final List<String> ILEAL_RESECTION = List.of("ileal_resection_cm");
    static final List<String> DRUG = List.of("name", "mg_per_day", "months");
    static final List<String> LABORATORY = List.of("marker", "value", "unit", "assay_cv");
    static final List<String> RENAL = List.of("gfr", "creatinine", "unit");
    static final List<String> MICROBIOME = List.of("file", "taxonomy", "sample");

    private ProfileFields() {}
}
