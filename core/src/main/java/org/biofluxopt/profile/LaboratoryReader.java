package org.biofluxopt.profile;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.biofluxopt.knowledge.AssayError;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.text.InputError;
import org.biofluxopt.text.Yaml;

/** Reads {@code laboratory}: a list of values, or a mapping from marker to value. */
final class LaboratoryReader {
    private static final double LARGEST = 1e6; // in any unit; beyond it the number itself is wrong
    private static final double SMALLEST = 1e-3;

    private final KnowledgeBase knowledge;
    private final List<String> warnings;
    private final Map<Marker, LaboratoryValue> values = new EnumMap<>(Marker.class);

    private LaboratoryReader(KnowledgeBase knowledge, List<String> warnings) {
        this.knowledge = knowledge;
        this.warnings = warnings;
    }

    /** @param warnings gets a line for each value that is plausible only in another unit, or in none */
    static List<LaboratoryValue> read(Yaml laboratory, KnowledgeBase knowledge, List<String> warnings) {
        LaboratoryReader reader = new LaboratoryReader(knowledge, warnings);
        if (laboratory.isMapping()) {
            laboratory.onlyFields(markers());
            for (String name : laboratory.names()) {
                laboratory.find(name).ifPresent(entry -> reader.add(marker(name), entry));
            }
        } else {
            for (Yaml entry : laboratory.list()) {
                entry.onlyFields(ProfileFields.LABORATORY);
                reader.add(marker(entry.get("marker").oneOf(markers())), entry);
            }
        }
        return List.copyOf(reader.values.values());
    }

    private static List<String> markers() {
        return Stream.of(Marker.values()).map(Marker::word).toList();
    }

    private static Marker marker(String word) {
        return Stream.of(Marker.values())
                .filter(marker -> marker.word().equals(word))
                .findFirst()
                .orElseThrow();
    }

    private void add(Marker marker, Yaml entry) {
        entry.onlyFields(ProfileFields.LABORATORY);
        Optional<Yaml> named = entry.find("marker");
        if (named.isPresent() && !named.get().string().equals(marker.word())) {
            throw named.get().expected("'" + marker.word() + "', the name it stands under");
        }
        LaboratoryUnit unit = unit(marker, entry.get("unit"));
        Yaml number = entry.get("value");
        double given = number.number(SMALLEST, LARGEST, unit.word());
        double cv = entry.find("assay_cv")
                .map(fraction -> fraction.number(0.001, 0.5, "(a fraction)"))
                .orElseGet(() -> usualCv(marker));
        if (values.putIfAbsent(marker, new LaboratoryValue(marker, given * unit.factor(), cv)) != null) {
            throw InputError.in(entry.file())
                    .line(entry.line())
                    .field(entry.path())
                    .got("a second value of " + marker.word())
                    .expected("one value of each marker")
                    .advice("Give the newest, or the mean if they were drawn on the same day.")
                    .error();
        }
        warnIfImplausible(marker, unit, given, number);
    }

    private double usualCv(Marker marker) {
        return knowledge
                .assay(marker.word())
                .map(AssayError::analyticalCv)
                .orElseThrow(() -> InputError.about(
                        "knowledge", "there is no assay error of " + marker.word() + ".", "Add a row to assays.tsv."));
    }

    private static LaboratoryUnit unit(Marker marker, Yaml unit) {
        return LaboratoryUnit.find(marker, unit.string())
                .orElseThrow(() -> unit.expected(
                        LaboratoryUnit.of(marker).stream()
                                .map(LaboratoryUnit::word)
                                .collect(Collectors.joining(" or ")),
                        "Copy the unit from the laboratory sheet; convert the value if it is another one."));
    }

    private void warnIfImplausible(Marker marker, LaboratoryUnit unit, double given, Yaml number) {
        LaboratoryUnit.Plausible seen = LaboratoryUnit.plausible(marker);
        if (seen.holds(given * unit.factor())) {
            return;
        }
        String inner = marker.unit();
        List<String> readings = new ArrayList<>();
        for (LaboratoryUnit other : LaboratoryUnit.of(marker)) {
            if (other.factor() != unit.factor()
                    && seen.holds(given * other.factor())
                    && readings.isEmpty()) { // ng/L repeats pg/mL
                readings.add("if it was measured in " + other.word() + " it is " + shown(given * other.factor()) + " "
                        + inner + ": check the unit.");
            }
        }
        warnings.add("%s, line %d: %s of %s %s is beyond what is seen in people (%s to %s %s); %s"
                .formatted(
                        number.file(),
                        number.line(),
                        marker.word(),
                        shown(given),
                        unit.word(),
                        shown(seen.low()),
                        shown(seen.high()),
                        inner,
                        readings.isEmpty() ? "check the value and its unit." : readings.getFirst()));
    }

    private static String shown(double value) {
        return value >= 100 || value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.3g", value);
    }
}
