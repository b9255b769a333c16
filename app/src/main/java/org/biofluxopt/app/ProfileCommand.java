package org.biofluxopt.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.plan.Action;
import org.biofluxopt.plan.Safety;
import org.biofluxopt.plan.SafetyAssessment;
import org.biofluxopt.profile.Condition;
import org.biofluxopt.profile.Diet;
import org.biofluxopt.profile.Drug;
import org.biofluxopt.profile.LaboratoryValue;
import org.biofluxopt.profile.Profile;
import org.biofluxopt.profile.ProfileReader;
import org.biofluxopt.profile.Supplement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Looks at a person's profile without planning anything. */
@Command(
        name = "profile",
        header = "Check a person's profile, or print its JSON schema.",
        footer = {"", "Example:  biofluxopt profile check examples/vegan-adult.yaml"},
        mixinStandardHelpOptions = true)
final class ProfileCommand implements Runnable {
    @Spec
    private @org.jspecify.annotations.Nullable CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = out(spec);
        if (spec != null) {
            spec.commandLine().usage(out);
        }
    }

    @Command(
            name = "check",
            header = "Read a profile as 'optimize' would and say what was understood.",
            footer = {"", "Example:  biofluxopt profile check examples/metformin-user.yaml --json"},
            mixinStandardHelpOptions = true)
    void check(
            @Parameters(paramLabel = "FILE", description = "PROFILE.yaml") Path file,
            @Option(names = "--json", description = "Print the values as JSON, in the units used inside.")
                    boolean json) {
        KnowledgeBase knowledge = KnowledgeBase.bundled();
        Profile profile = ProfileReader.read(file, knowledge);
        SafetyAssessment safety = Safety.assess(profile, knowledge);
        if (json) {
            out(spec).println(json(profile, safety));
        } else {
            lines(profile, safety).forEach(out(spec)::println);
        }
    }

    @Command(
            name = "schema",
            header = "Print the JSON schema of profiles (for editors and other programs).",
            footer = {"", "Example:  biofluxopt profile schema > profile.schema.json"},
            mixinStandardHelpOptions = true)
    void schema() {
        try (InputStream schema = ProfileReader.class.getResourceAsStream(ProfileReader.SCHEMA)) {
            if (schema == null) {
                throw new IllegalStateException("The build has lost " + ProfileReader.SCHEMA);
            }
            out(spec).print(new String(schema.readAllBytes(), StandardCharsets.UTF_8));
            out(spec).flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PrintWriter out(@org.jspecify.annotations.Nullable CommandSpec spec) {
        return spec == null
                ? new PrintWriter(System.out, true, StandardCharsets.UTF_8)
                : spec.commandLine().getOut();
    }

    private static List<String> lines(Profile profile, SafetyAssessment safety) {
        List<String> lines = new ArrayList<>();
        lines.add(profile.title());
        lines.add("  " + number(profile.ageYears()) + " years, " + lower(profile.sex()) + ", "
                + number(profile.weightKg()) + " kg, " + lower(profile.diet().kind()) + mealWords(profile.diet()));
        for (Supplement taken : profile.supplements()) {
            lines.add("  takes " + number(taken.microgramsPerDay()) + " ug a day of "
                    + taken.form().chemicalName());
        }
        for (Condition condition : profile.conditions()) {
            lines.add("  has " + condition.word().replace('_', ' '));
        }
        for (Drug drug : profile.drugs()) {
            lines.add(
                    "  takes " + drug.name() + (drug.effect() == Drug.Effect.NONE ? " (no known effect on B12)" : ""));
        }
        profile.genotype()
                .effectAlleles()
                .forEach((locus, count) -> lines.add(
                        "  " + locus + " " + locus.rsId() + ": " + count + " of the effect allele " + locus.effect()));
        for (LaboratoryValue value : profile.laboratory()) {
            lines.add("  " + value.marker().word() + " " + number(value.value()) + " "
                    + value.marker().unit() + " (assay CV " + number(100 * value.assayCv()) + " %)");
        }
        profile.gfr().ifPresent(gfr -> lines.add("  GFR " + number(gfr) + " mL/min/1.73 m2"));
        profile.microbiome().ifPresent(microbiome -> lines.add("  microbiome " + microbiome.file()));
        profile.warnings().forEach(warning -> lines.add("Warning: " + warning));
        safety.warnings().forEach(warning -> lines.add("Note: " + warning));
        safety.discuss().forEach(action -> lines.add("Discuss with a clinician: " + action.instruction()));
        safety.refer().forEach(action -> lines.add("Refer, no dose plan: " + action.instruction()));
        return lines;
    }

    private static String mealWords(Diet diet) {
        return switch (diet) {
            case Diet.Pattern ignored -> "";
            case Diet.PerMeal meals -> ", " + number(meals.microgramsPerDay()) + " ug of B12 a day in meals";
        };
    }

    private static String json(Profile profile, SafetyAssessment safety) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("title", profile.title());
        tree.put("age_years", profile.ageYears());
        tree.put("sex", lower(profile.sex()));
        tree.put("weight_kg", profile.weightKg());
        tree.put("diet", lower(profile.diet().kind()));
        if (profile.diet() instanceof Diet.PerMeal meals) {
            tree.put("ug_per_meal", meals.micrograms());
        }
        tree.put("supplement_ug_per_day", profile.supplementMicrogramsPerDay());
        tree.put(
                "conditions", profile.conditions().stream().map(Condition::word).toList());
        tree.put("ileal_resection_cm", profile.ilealResectionCm());
        tree.put("drugs", profile.drugs().stream().map(ProfileCommand::drug).toList());
        Map<String, Object> alleles = new LinkedHashMap<>();
        profile.genotype().effectAlleles().forEach((locus, count) -> alleles.put(locus.name(), count));
        tree.put("effect_alleles", alleles);
        tree.put(
                "laboratory",
                profile.laboratory().stream().map(ProfileCommand::laboratory).toList());
        profile.gfr().ifPresent(gfr -> tree.put("gfr", gfr));
        profile.microbiome().ifPresent(microbiome -> {
            tree.put("microbiome_file", microbiome.file().toString());
            microbiome.taxonomy().ifPresent(file -> tree.put("taxonomy_file", file.toString()));
            microbiome.sample().ifPresent(sample -> tree.put("sample", sample));
        });
        tree.put("warnings", profile.warnings());
        tree.put("refer", ids(safety.refer()));
        tree.put("discuss", ids(safety.discuss()));
        tree.put("probiotics", safety.probiotics());
        return JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(tree);
    }

    private static List<String> ids(List<Action> actions) {
        return actions.stream().map(Action::id).toList();
    }

    private static Map<String, Object> drug(Drug drug) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", drug.name());
        tree.put("effect", lower(drug.effect()));
        tree.put("mg_per_day", drug.milligramsPerDay());
        tree.put("months", drug.months());
        return tree;
    }

    private static Map<String, Object> laboratory(LaboratoryValue value) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("marker", value.marker().word());
        tree.put("value", value.value());
        tree.put("unit", value.marker().unit());
        tree.put("assay_cv", value.assayCv());
        return tree;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Three figures. */
    private static String number(double value) {
        return new BigDecimal(value)
                .round(new MathContext(value >= 1000 ? 4 : 3))
                .stripTrailingZeros()
                .toPlainString();
    }
}
