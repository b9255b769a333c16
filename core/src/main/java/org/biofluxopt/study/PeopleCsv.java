package org.biofluxopt.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.biofluxopt.profile.MicrobiomeSample;

/** {@code people.csv}: a row for each person and arm, all numbers as computed. */
public final class PeopleCsv {
    private static final List<String> HEAD = List.of(
            "person",
            "microbiome",
            "sample",
            "stratum",
            "host",
            "parameter_set",
            "age",
            "plan",
            "plan_origin",
            "expected_gain_percent",
            "clinical_items",
            "arm",
            "serum_b12",
            "holotc",
            "mma",
            "measured_serum_b12",
            "measured_holotc",
            "measured_mma",
            "absorbed",
            "bray_curtis",
            "aitchison",
            "shannon_change");

    private PeopleCsv() {}

    public static String of(List<PersonResult> people, List<MicrobiomeSample> microbiomes) {
        StringBuilder csv = new StringBuilder(String.join(",", HEAD)).append('\n');
        for (PersonResult person : people) {
            if (person.found()) {
                String start =
                        start(person, microbiomes.get(person.microbiome()).id());
                for (Map.Entry<String, ArmResult> arm : person.arms().entrySet()) {
                    csv.append(start).append(',').append(arm.getKey());
                    numbers(arm.getValue()).forEach(number -> csv.append(',').append(number));
                    csv.append('\n');
                }
            }
        }
        return csv.toString();
    }

    private static String start(PersonResult person, String sample) {
        List<String> cells = new ArrayList<>(List.of(
                Integer.toString(person.number()),
                Integer.toString(person.microbiome()),
                quoted(sample),
                person.stratum().name().toLowerCase(Locale.ROOT),
                Integer.toString(person.host()),
                Integer.toString(person.draw()),
                Double.toString(person.age()),
                quoted(person.plan()),
                quoted(person.planOrigin()),
                Double.toString(person.expectedGain()),
                quoted(String.join("; ", person.clinical()))));
        return String.join(",", cells);
    }

    private static List<Double> numbers(ArmResult arm) {
        return List.of(
                arm.serumB12(),
                arm.holoTc(),
                arm.mma(),
                arm.measuredSerumB12(),
                arm.measuredHoloTc(),
                arm.measuredMma(),
                arm.absorbed(),
                arm.brayCurtis(),
                arm.aitchison(),
                arm.shannonChange());
    }

    private static String quoted(String text) {
        return text.contains(",") || text.contains("\"") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
