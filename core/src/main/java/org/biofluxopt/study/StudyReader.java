package org.biofluxopt.study;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.biofluxopt.study.StudyDesign.MicrobiomeTableChoice;
import org.biofluxopt.study.StudyDesign.Planning;
import org.biofluxopt.text.InputError;
import org.biofluxopt.text.Yaml;

/** Reads a study's file; see docs/how-to/run-a-trial.md. */
public final class StudyReader {
    private static final List<String> FIELDS = List.of(
            "study",
            "seed",
            "days",
            "dose_ug",
            "other_doses_ug",
            "serum_below",
            "microbiomes",
            "hosts",
            "replete_hosts",
            "detail_microbiomes",
            "parameter_draws",
            "planner",
            "planning",
            "checks_inside");

    private static final String WITH_AGENTS = "shipped_policy";
    private static final List<String> PLANNERS = List.of(WITH_AGENTS, "fixed_schedules");

    private StudyReader() {}

    /** @throws InputError if the file cannot be read or says something else than a study */
    public static StudyDesign read(Path file) {
        return of(Yaml.read(file));
    }

    static StudyDesign of(Yaml yaml) {
        yaml.onlyFields(FIELDS);
        Optional<Yaml> table = yaml.find("microbiomes");
        table.ifPresent(
                fields -> fields.onlyFields(List.of("table", "taxonomy", "metadata", "where", "cohort", "number")));
        return new StudyDesign(
                yaml.get("study").string(),
                whole(yaml, "seed", 0, Integer.MAX_VALUE, 1),
                whole(yaml, "days", 1, 3650, 180),
                number(yaml, "dose_ug", 0.1, 10_000, 10, "ug"),
                yaml.find("other_doses_ug")
                        .map(list -> list.list().stream()
                                .map(dose -> dose.number(0.1, 10_000, "ug"))
                                .toList())
                        .orElse(List.of()),
                number(yaml, "serum_below", 50, 1000, 221, "pmol/L"),
                table.flatMap(StudyReader::choice),
                table.map(fields -> whole(fields, "number", 1, 100_000, 100)).orElse(100),
                whole(yaml, "hosts", 0, 1000, 3),
                whole(yaml, "replete_hosts", 0, 1000, 1),
                whole(yaml, "detail_microbiomes", 0, 100_000, 30),
                whole(yaml, "parameter_draws", 1, 10_000, 200),
                yaml.find("planner")
                        .map(choice -> choice.oneOf(PLANNERS).equals(WITH_AGENTS))
                        .orElse(true),
                planning(yaml.find("planning")),
                yaml.find("checks_inside")
                        .map(share -> OptionalDouble.of(share.number(0, 1, "")))
                        .orElse(OptionalDouble.empty()));
    }

    private static Optional<MicrobiomeTableChoice> choice(Yaml fields) {
        return fields.find("table")
                .map(table -> new MicrobiomeTableChoice(
                        table.string(),
                        fields.find("taxonomy").map(Yaml::string),
                        fields.find("metadata").map(Yaml::string),
                        fields.find("where").map(Yaml::string),
                        fields.find("cohort").map(Yaml::string)));
    }

    private static Planning planning(Optional<Yaml> given) {
        if (given.isEmpty()) {
            return new Planning(256, 8, 60);
        }
        Yaml fields = given.get();
        fields.onlyFields(List.of("draws", "lanes", "days"));
        return new Planning(
                whole(fields, "draws", 16, 100_000, 256),
                whole(fields, "lanes", 1, 32, 8),
                whole(fields, "days", 1, 3650, 60));
    }

    private static int whole(Yaml yaml, String field, int low, int high, int otherwise) {
        return yaml.find(field).map(value -> value.integer(low, high)).orElse(otherwise);
    }

    private static double number(Yaml yaml, String field, double low, double high, double otherwise, String unit) {
        return yaml.find(field).map(value -> value.number(low, high, unit)).orElse(otherwise);
    }
}
