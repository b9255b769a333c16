package org.biofluxopt.protocol;

import java.util.List;
import java.util.Optional;
import org.biofluxopt.text.Yaml;

/** The names a protocol may hold, one list per mapping; a test keeps the published JSON schema equal to them. */
final class ProtocolFields {
    static final List<String> PROTOCOL = List.of(
            "title",
            "description",
            "source",
            "subjects",
            "schedule",
            "outputs",
            "report_at_days",
            "statistics",
            "arms");
    static final List<String> SUBJECTS = List.of(
            "n",
            "seed",
            "age",
            "sex",
            "weight_kg",
            "gfr",
            "diet",
            "conditions",
            "drugs",
            "genotype",
            "baseline",
            "microbiome");
    static final List<String> SPREAD = List.of("mean", "sd", "min", "max");
    static final List<String> DIET = List.of("pattern", "ug_per_meal", "times");
    static final List<String> CONDITION = List.of("name", "ileal_resection_cm", "since_days");
    static final List<String> DRUG = List.of("name", "mg_per_day", "months", "since_days");
    static final List<String> BASELINE = List.of("serum_b12_pmol_l", "holotc_pmol_l", "mma_nmol_l", "hcy_umol_l");
    static final List<String> MICROBIOME = List.of("file", "taxonomy", "sample");
    static final List<String> ENTRY = List.of(
            "from_day",
            "to_day",
            "day",
            "days",
            "every_days",
            "time",
            "dose_ug",
            "dose_ug_per_kg",
            "form",
            "route",
            "with_food",
            "food",
            "bite",
            "label",
            "probiotic",
            "drug",
            "diet",
            "fibre_g_per_day",
            "eradicate",
            "onset",
            "bowel_preparation");
    static final List<String> PROBIOTIC = List.of("taxon", "cfu");
    static final List<String> FOOD = List.of("release_fraction", "release_half_time_h");
    static final List<String> STATISTIC = List.of(
            "output",
            "day",
            "share_below",
            "share_above",
            "share_rise_over_percent",
            "share_fall_over_percent",
            "median_days_until_below",
            "median_days_until_above");
    static final List<String> ARM = List.of("name", "subjects", "schedule");

    private ProtocolFields() {}

    /** Refuses other names; a name that lacks its unit is told so. */
    static void only(Yaml mapping, List<String> names) {
        for (String name : mapping.names()) {
            Optional<String> withUnit =
                    names.stream().filter(known -> known.startsWith(name + "_")).findFirst();
            if (!names.contains(name) && withUnit.isPresent()) {
                Yaml field = mapping.find(name).orElse(mapping);
                throw field.expected(
                        "the field with its unit", "Write '" + withUnit.get() + "', so that the unit is certain.");
            }
        }
        mapping.onlyFields(names);
    }
}
