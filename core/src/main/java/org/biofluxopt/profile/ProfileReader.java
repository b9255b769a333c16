package org.biofluxopt.profile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.text.InputError;
import org.biofluxopt.text.Yaml;

/**
 * Reads PROFILE.yaml, the description of a person. The published schema is {@code docs/reference/profile.schema.json};
 * this reader checks more than a schema can (units, drugs, impossible combinations) and names file, line and field.
 */
public final class ProfileReader {
    /** Class path name of the JSON schema. */
    public static final String SCHEMA = "/org/biofluxopt/profile/profile.schema.json";

    private static final double ADULT_YEARS = 18;
    private static final double LEAST_ADULT_KG = 20;
    private static final double OLDEST_YEARS = 120;
    private static final double MOST_UG_IN_A_MEAL = 300; // 100 g of ox liver holds about 80
    private static final double MOST_UG_IN_A_DOSE = 20_000;

    private final Yaml root;
    private final Path folder;
    private final KnowledgeBase knowledge;
    private final List<String> warnings = new ArrayList<>();

    private ProfileReader(Yaml root, Path folder, KnowledgeBase knowledge) {
        this.root = root;
        this.folder = folder;
        this.knowledge = knowledge;
    }

    /** @throws InputError if the file cannot be used; it names line and field */
    public static Profile read(Path file, KnowledgeBase knowledge) {
        Path folder = file.toAbsolutePath().getParent();
        return new ProfileReader(Yaml.read(file), folder == null ? file.toAbsolutePath() : folder, knowledge).profile();
    }

    /**
     * @param name of the text in messages
     * @param folder the microbiome's file is relative to it
     */
    public static Profile parse(String name, String text, Path folder, KnowledgeBase knowledge) {
        return new ProfileReader(Yaml.parse(name, text), folder, knowledge).profile();
    }

    private Profile profile() {
        root.onlyFields(ProfileFields.PROFILE);
        double age = age(root.get("age"));
        Sex sex = oneOf(root.get("sex"), Sex.values());
        double weight = root.get("weight_kg").number(0.4, 500, "kg");
        if (age >= ADULT_YEARS && weight < LEAST_ADULT_KG) {
            throw root.get("weight_kg")
                    .expected("at least " + (int) LEAST_ADULT_KG + " kg for an adult", "Maybe a digit is missing?");
        }
        Diet diet = diet(root.get("diet"));
        Set<Condition> conditions = EnumSet.noneOf(Condition.class);
        double resected = conditions(sex, conditions);
        return new Profile(
                root.find("title").map(Yaml::string).orElseGet(this::titleFromFile),
                age,
                sex,
                weight,
                diet,
                root.find("supplements").map(this::supplements).orElse(List.of()),
                conditions,
                resected,
                root.find("drugs")
                        .map(drugs -> DrugReader.read(drugs, knowledge))
                        .orElse(List.of()),
                root.find("genotype").map(GenotypeReader::read).orElseGet(() -> new Genotype(Map.of())),
                root.find("laboratory")
                        .map(values -> LaboratoryReader.read(values, knowledge, warnings))
                        .orElse(List.of()),
                root.find("renal")
                        .map(renal -> OptionalDouble.of(gfr(renal, age, sex)))
                        .orElse(OptionalDouble.empty()),
                root.find("microbiome").map(this::microbiome),
                warnings);
    }

    private String titleFromFile() {
        Path name = Path.of(root.file()).getFileName();
        return name == null ? root.file() : name.toString().replaceFirst("\\.ya?ml$", "");
    }

    private static double age(Yaml age) {
        if (!age.isMapping()) {
            return age.number(0, OLDEST_YEARS, "years");
        }
        age.onlyFields(ProfileFields.AGE);
        double years = age.find("years")
                .map(value -> value.number(0, OLDEST_YEARS, "years"))
                .orElse(0.0);
        double months = age.find("months")
                .map(value -> value.number(0, 12 * OLDEST_YEARS, "months"))
                .orElse(0.0);
        if (age.find("years").isEmpty() && age.find("months").isEmpty() || years + months / 12 > OLDEST_YEARS) {
            throw age.expected("an age of at most 120 years, such as 36 or {months: 8}");
        }
        return years + months / 12;
    }

    private static Diet diet(Yaml diet) {
        if (!diet.isMapping()) {
            return new Diet.Pattern(oneOf(diet, Diet.Kind.values()));
        }
        diet.onlyFields(ProfileFields.DIET);
        Diet.Kind kind = oneOf(diet.get("pattern"), Diet.Kind.values());
        Optional<Yaml> counted = diet.find("ug_per_meal");
        if (counted.isEmpty()) {
            return new Diet.Pattern(kind);
        }
        List<Yaml> meals = counted.get().list();
        if (meals.size() != 3) {
            throw counted.get().expected("three numbers: ug at breakfast, lunch and dinner");
        }
        return new Diet.PerMeal(
                kind,
                meals.stream()
                        .map(meal -> meal.number(0, MOST_UG_IN_A_MEAL, "ug"))
                        .toList());
    }

    private List<Supplement> supplements(Yaml supplements) {
        return supplements.list().stream().map(this::supplement).toList();
    }

    private Supplement supplement(Yaml supplement) {
        supplement.onlyFields(ProfileFields.SUPPLEMENT);
        CobalaminForm form = form(supplement.get("form"));
        Optional<Yaml> daily = supplement.find("ug_per_day");
        Optional<Yaml> dose = supplement.find("ug");
        Optional<Yaml> every = supplement.find("every_days");
        if (daily.isPresent() == dose.isPresent() || every.isPresent() && dose.isEmpty()) {
            throw supplement.expected("either ug_per_day, or ug with every_days");
        }
        if (daily.isPresent()) {
            return new Supplement(form, daily.get().number(0, MOST_UG_IN_A_DOSE, "ug a day"));
        }
        double micrograms = dose.orElseThrow().number(0, MOST_UG_IN_A_DOSE, "ug");
        double days = every.map(value -> value.number(1, 366, "days")).orElse(1.0);
        if (days > 1) {
            warnings.add(
                    "%s, line %d: a supplement of %s ug every %s days is reckoned as its mean, %.4g ug every day, which is"
                                    .formatted(
                                            supplement.file(), supplement.line(), micrograms, days, micrograms / days)
                            + " absorbed better than the same amount in one large dose.");
        }
        return new Supplement(form, micrograms / days);
    }

    private static CobalaminForm form(Yaml form) {
        List<String> words = Stream.of(CobalaminForm.values())
                .flatMap(known -> Stream.of(known.name(), known.chemicalName()))
                .toList();
        String word = form.oneOf(words);
        return Stream.of(CobalaminForm.values())
                .filter(known ->
                        known.name().equals(word) || known.chemicalName().equals(word))
                .findFirst()
                .orElseThrow();
    }

    /** @return cm of ileum removed; 0 if none, or if the length is not said */
    private double conditions(Sex sex, Set<Condition> conditions) {
        double resected = 0;
        for (Yaml entry : root.find("conditions").map(Yaml::list).orElse(List.of())) {
            if (entry.isMapping()) {
                entry.onlyFields(ProfileFields.ILEAL_RESECTION);
                resected = entry.get("ileal_resection_cm").number(1, 800, "cm");
                conditions.add(Condition.ILEAL_RESECTION);
                continue;
            }
            Condition condition = oneOf(entry, Condition.values());
            if (sex == Sex.MALE && (condition == Condition.PREGNANCY || condition == Condition.LACTATION)) {
                throw entry.expected("a condition that goes with sex: male");
            }
            if (condition == Condition.ILEAL_RESECTION) {
                warnings.add("%s, line %d: the length of the ileal resection is not given; it is taken to matter."
                        .formatted(entry.file(), entry.line()));
            }
            conditions.add(condition);
        }
        return resected;
    }

    /** mL/min/1.73 m2. */
    private static double gfr(Yaml renal, double ageYears, Sex sex) {
        renal.onlyFields(ProfileFields.RENAL);
        Optional<Yaml> gfr = renal.find("gfr");
        Optional<Yaml> creatinine = renal.find("creatinine");
        Optional<Yaml> unit = renal.find("unit");
        if (gfr.isPresent() == creatinine.isPresent() || gfr.isPresent() && unit.isPresent()) {
            throw renal.expected("either {gfr: 90} in mL/min/1.73 m2, or {creatinine: 80, unit: umol/L}");
        }
        if (gfr.isPresent()) {
            return gfr.get().number(2, 200, "mL/min/1.73 m2");
        }
        if (ageYears < CkdEpi2021.YOUNGEST_YEARS) {
            throw renal.expected("gfr for people under 18", "The CKD-EPI 2021 equation holds for adults only.");
        }
        return CkdEpi2021.gfr(milligramsPerDecilitre(creatinine.orElseThrow(), renal.get("unit")), ageYears, sex);
    }

    private static double milligramsPerDecilitre(Yaml creatinine, Yaml unit) {
        String word = unit.string().replace('\u00b5', 'u').replace('\u03bc', 'u');
        return switch (word) {
            case "umol/L" -> creatinine.number(15, 3000, word) / CkdEpi2021.MICROMOLAR_PER_MG_PER_DL;
            case "mg/dL" -> creatinine.number(0.15, 35, word);
            default -> throw unit.expected("umol/L or mg/dL");
        };
    }

    private MicrobiomeReference microbiome(Yaml microbiome) {
        microbiome.onlyFields(ProfileFields.MICROBIOME);
        return new MicrobiomeReference(
                path(microbiome.get("file")),
                microbiome.find("taxonomy").map(this::path),
                microbiome.find("sample").map(Yaml::string));
    }

    private Path path(Yaml file) {
        String text = file.string();
        if (text.isBlank() || text.indexOf('\0') >= 0) {
            throw file.expected("the name of a file");
        }
        return folder.resolve(text).normalize();
    }

    /** A constant by its lower-case name. */
    private static <E extends Enum<E>> E oneOf(Yaml word, E[] constants) {
        Map<String, E> byWord = Stream.of(constants)
                .collect(Collectors.toMap(
                        constant -> constant.name().toLowerCase(Locale.ROOT),
                        constant -> constant,
                        (a, b) -> a,
                        java.util.LinkedHashMap::new));
        E constant = byWord.get(word.oneOf(byWord.keySet()));
        return java.util.Objects.requireNonNull(constant);
    }
}
