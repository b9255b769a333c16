package org.biofluxopt.coverage;

import java.util.Map;

/** The seven kinds of people of the virtual study, by what the network is told when their other traits are drawn. */
public enum Stratum {
    VEGAN_LOW_INTAKE("vegans without a supplement", Map.of("diet_pattern", "vegan", "supplement_ug", "none"), 18, 90),
    VEGETARIAN("vegetarians", Map.of("diet_pattern", "vegetarian"), 18, 90),
    ATROPHIC_GASTRITIS_65("65 and older with atrophic gastritis", Map.of("atrophic_gastritis", "yes"), 65, 90),
    METFORMIN("on metformin", Map.of("metformin", "yes"), 18, 90),
    PPI("on a proton pump inhibitor", Map.of(), 18, 90),
    SIBO("with small-bowel overgrowth", Map.of("sibo", "yes"), 18, 90),
    OMNIVORE(
            "omnivores without a condition or drug",
            Map.of("diet_pattern", "omnivore", "ppi", "none", "metformin", "no", "h2_blocker", "no"),
            18,
            90);

    private final String words;
    private final Map<String, String> given;
    private final double youngest;
    private final double oldest;

    Stratum(String words, Map<String, String> given, double youngest, double oldest) {
        this.words = words;
        this.given = given;
        this.youngest = youngest;
        this.oldest = oldest;
    }

    public String words() {
        return words;
    }

    /** States of nodes. */
    Map<String, String> given() {
        return given;
    }

    /** Years. */
    double youngest() {
        return youngest;
    }

    /** Years. */
    double oldest() {
        return oldest;
    }
}
