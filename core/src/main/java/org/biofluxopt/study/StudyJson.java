package org.biofluxopt.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.biofluxopt.report.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** {@code results.json}. */
public final class StudyJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private StudyJson() {}

    public static String of(StudyResults results) {
        return Json.pretty(MAPPER.valueToTree(object(results)));
    }

    private static Map<String, @Nullable Object> object(StudyResults results) {
        StudyDesign design = results.done().design();
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("study", design.name());
        all.put("simulated", "every person, arm and value here is simulated");
        all.put("seed", design.seed());
        all.put("days", design.days());
        all.put("ug_per_day", design.dose());
        all.put("truths", results.done().truths());
        all.put("planner", results.done().planner());
        all.put("flux_arm", results.done().flux());
        all.put("recruitment", recruitment(results));
        all.put("low_status", effect(results.lowStatus()));
        all.put("replete", effect(results.replete()));
        all.put("strata", results.strata().stream().map(StudyJson::named).toList());
        all.put("vs_best_control", effect(results.vsBestControl()));
        all.put("with_clinical_items", effect(results.withClinicalItems()));
        all.put("vs_fixed_schedule", effect(results.overFixed()));
        all.put("food_only", effect(results.foodOnly()));
        all.put(
                "by_dose",
                results.byDose().stream()
                        .map(row -> {
                            Map<String, @Nullable Object> one = new LinkedHashMap<>();
                            one.put("ug_per_day", row.dose());
                            one.putAll(fields(row.vsC1()));
                            one.put("vs_c2", fields(row.vsC2()));
                            return one;
                        })
                        .toList());
        all.put(
                "negative_controls",
                results.negativeControls().stream().map(StudyJson::control).toList());
        all.put(
                "decomposition",
                results.decomposition().stream()
                        .map(lever -> Map.of("lever", lever.lever(), "percent", lever.percent()))
                        .toList());
        all.put("decomposition_people", results.decompositionPeople());
        all.put(
                "hyperscore",
                results.hyperScore().map(HyperScore::value).map(StudyJson::any).orElse(null));
        all.put("hyperscore_metrics", results.metrics());
        all.put("baselines", results.baselines().stream().map(StudyJson::named).toList());
        all.put(
                "structural",
                results.structural().stream().map(StudyJson::structural).toList());
        all.put("regression", results.regression().map(StudyJson::regression).orElse(null));
        all.put(
                "validation",
                results.validation().stream().map(StudyJson::validation).toList());
        all.put(
                "worst_responders",
                results.worst().stream().map(StudyJson::responder).toList());
        all.put(
                "note",
                "The number of simulated people is ours to choose: the effect and its interval are the result, not p."
                        + " Gains are ratios of geometric means; intervals are two-way cluster bootstraps over microbiomes"
                        + " and parameter draws; t, p and effect_size are of paired tests over microbiomes.");
        return all;
    }

    private static Object any(Object value) {
        return value;
    }

    private static Map<String, @Nullable Object> recruitment(StudyResults results) {
        List<PersonResult> people = results.done().people();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("microbiomes", results.done().microbiomes().size());
        fields.put("slots", people.size());
        fields.put("enrolled", people.stream().filter(PersonResult::found).count());
        fields.put(
                "nobody_qualified",
                people.stream().filter(person -> !person.found()).count());
        fields.put("screened", people.stream().mapToInt(PersonResult::screened).sum());
        fields.put("referred", people.stream().mapToInt(PersonResult::referred).sum());
        fields.put(
                "parameter_sets",
                people.stream().map(PersonResult::draw).distinct().count());
        return fields;
    }

    private static @Nullable Object effect(Optional<Effect> effect) {
        return effect.map(StudyJson::fields).orElse(null);
    }

    private static Map<String, @Nullable Object> named(Effect effect) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("name", effect.name());
        fields.putAll(fields(effect));
        return fields;
    }

    private static Map<String, @Nullable Object> fields(Effect effect) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("n", effect.n());
        fields.put("microbiomes", effect.microbiomes());
        fields.put("serum_b12", endpoint(effect.serumB12()));
        fields.put("holotc", endpoint(effect.holoTc()));
        fields.put("mma", endpoint(effect.mma()));
        fields.put("bray_curtis", effect.brayCurtis());
        fields.put("aitchison", effect.aitchison());
        fields.put("shannon_change", effect.shannonChange());
        return fields;
    }

    private static Map<String, @Nullable Object> endpoint(Effect.Endpoint endpoint) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("gain_percent", endpoint.gainPercent());
        fields.put("ci_low", endpoint.low());
        fields.put("ci_high", endpoint.high());
        fields.put("t", orNull(endpoint.t()));
        fields.put("p", orNull(endpoint.p()));
        fields.put("effect_size", orNull(endpoint.effectSize()));
        fields.put("wilcoxon_p", orNull(endpoint.wilcoxonP()));
        fields.put("p_holm", orNull(endpoint.pHolm()));
        fields.put("true_mean_percent", endpoint.trueMeanPercent());
        fields.put("share_above_2_percent", endpoint.shareAbove2());
        fields.put("detectable_percent", endpoint.detectable());
        return fields;
    }

    private static Map<String, @Nullable Object> control(StudyResults.NegativeControl control) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("name", control.name());
        fields.put("endpoint", control.endpoint());
        fields.put("n", control.n());
        fields.put("gain_percent", control.gainPercent());
        fields.put("ci_low", control.low());
        fields.put("ci_high", control.high());
        fields.put("true_mean_percent", control.trueMeanPercent());
        fields.put("equivalent", control.equivalent());
        return fields;
    }

    private static Map<String, @Nullable Object> structural(StudyResults.Structural row) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("name", row.name());
        fields.put("change", row.words());
        fields.put("n", row.n());
        fields.put("vs_c1", interval(row.vsC1()));
        fields.put("vs_c2", interval(row.vsC2()));
        return fields;
    }

    private static Map<String, @Nullable Object> interval(Effect.Endpoint endpoint) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("gain_percent", endpoint.gainPercent());
        fields.put("ci_low", endpoint.low());
        fields.put("ci_high", endpoint.high());
        return fields;
    }

    private static Object regression(MicrobiomeRegression regression) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("n", regression.n());
        fields.put("r_squared", regression.rSquared());
        fields.put("elastic_net_explained_out_of_fold", regression.explained());
        fields.put(
                "features",
                regression.rows().stream()
                        .map(row -> {
                            Map<String, @Nullable Object> one = new LinkedHashMap<>();
                            one.put("feature", row.feature());
                            one.put("points_per_sd", row.coefficient());
                            one.put("standard_error_hc3", row.standardError());
                            one.put("t", row.t());
                            one.put("p", row.p());
                            one.put("p_bh", row.pBh());
                            one.put("elastic_net", row.elasticNet());
                            return one;
                        })
                        .toList());
        return fields;
    }

    private static Map<String, @Nullable Object> validation(CrossValidation validation) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("scheme", validation.scheme());
        fields.put("schedule_rule_vs_c1", fields(validation.rule()));
        fields.put("p_vs_schedule_rule", fields(validation.planOverRule()));
        fields.put("schedules_chosen", validation.chosen());
        fields.put("microbiome_regression_explained", orNull(validation.explained()));
        fields.put(
                "folds",
                validation.folds().stream()
                        .map(fold -> {
                            Map<String, @Nullable Object> one = new LinkedHashMap<>();
                            one.put("left_out", fold.name());
                            one.put("n", fold.n());
                            one.put("p_gain_percent", fold.planGain());
                            one.put("rule_gain_percent", fold.ruleGain());
                            return one;
                        })
                        .toList());
        return fields;
    }

    private static Map<String, @Nullable Object> responder(WorstResponders.Responder responder) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("person", responder.person().number());
        fields.put("stratum", responder.person().stratum().name().toLowerCase(Locale.ROOT));
        fields.put("microbiome", responder.person().microbiome());
        fields.put("true_gain_percent", responder.gainPercent());
        fields.put("plan", responder.person().plan());
        fields.put("reasons", responder.reasons());
        return fields;
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
