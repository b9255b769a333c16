package org.biofluxopt.protocol;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.text.InputError;
import org.biofluxopt.text.Yaml;

/**
 * Reads PROTOCOL.yaml, the description of an experiment. The published schema is
 * {@code docs/reference/protocol.schema.json}; this reader checks more than a schema can and names file, line and field.
 */
public final class ProtocolReader {
    /** Class path name of the JSON schema. */
    public static final String SCHEMA = "/org/biofluxopt/protocol/protocol.schema.json";

    private static final int MOST_REPORTS = 40_000;
    private static final int MOST_LABELS = 8;
    private static final int MOST_ARMS = 40;

    private final Yaml root;
    private final Path folder;
    private final MedicineReader medicines;
    private final ScheduleReader schedules;

    private ProtocolReader(Yaml root, Path folder, KnowledgeBase knowledge) {
        this.root = root;
        this.folder = folder;
        medicines = new MedicineReader(knowledge);
        schedules = new ScheduleReader(medicines, knowledge);
    }

    /** @throws InputError if the file cannot be used; it names line and field */
    public static Protocol read(Path file, KnowledgeBase knowledge) {
        Path folder = file.toAbsolutePath().getParent();
        return new ProtocolReader(Yaml.read(file), folder == null ? file.toAbsolutePath() : folder, knowledge)
                .protocol();
    }

    /**
     * @param name of the text in messages
     * @param folder the microbiome's file is relative to it
     */
    public static Protocol read(String name, String text, Path folder, KnowledgeBase knowledge) {
        return new ProtocolReader(Yaml.parse(name, text), folder, knowledge).protocol();
    }

    private Protocol protocol() {
        ProtocolFields.only(root, ProtocolFields.PROTOCOL);
        for (String words : List.of("description", "source")) {
            root.find(words).ifPresent(Yaml::string);
        }
        List<Arm> arms = arms();
        List<Measurement> outputs = outputs();
        List<Double> days = reportDays();
        checkLabels(arms);
        return new Protocol(
                root.find("title").map(Yaml::string).orElseGet(this::titleFromFile),
                arms,
                outputs,
                days,
                statistics(outputs, days.getLast()));
    }

    private String titleFromFile() {
        Path name = Path.of(root.file()).getFileName();
        return name == null ? root.file() : name.toString().replaceFirst("\\.ya?ml$", "");
    }

    private List<Arm> arms() {
        Yaml subjects = root.get("subjects");
        Optional<Yaml> several = root.find("arms");
        if (several.isEmpty()) {
            return List.of(new Arm(
                    "",
                    SubjectsReader.read(subjects, Optional.empty(), medicines, folder),
                    schedules.read(root.find("schedule")
                            .orElseThrow(() -> root.expected(
                                    "a schedule", "Write 'schedule: []' if nothing is given to the subjects.")))));
        }
        List<Yaml> fields = several.get().list();
        if (!several.get().isSequence() || fields.isEmpty() || fields.size() > MOST_ARMS) {
            throw several.get().expected("a list of 1 to " + MOST_ARMS + " arms");
        }
        List<Entry> common = root.find("schedule").map(schedules::read).orElse(List.of());
        List<Arm> arms = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Yaml arm : fields) {
            ProtocolFields.only(arm, ProtocolFields.ARM);
            String name = arm.get("name").string().strip();
            if (name.isEmpty() || !names.add(name)) {
                throw arm.get("name").expected("a name of its own");
            }
            arms.add(new Arm(
                    name,
                    SubjectsReader.read(subjects, arm.find("subjects"), medicines, folder),
                    arm.find("schedule").map(schedules::read).orElse(common)));
        }
        return arms;
    }

    private List<Measurement> outputs() {
        Yaml field = root.get("outputs");
        Set<Measurement> outputs = new LinkedHashSet<>();
        for (Yaml word : field.list()) {
            if (!outputs.add(Measurement.of(word.oneOf(Measurement.words())))) {
                throw word.expected("each output once");
            }
        }
        if (outputs.isEmpty()) {
            throw field.expected("at least one output", "Known: " + String.join(", ", Measurement.words()) + ".");
        }
        return List.copyOf(outputs);
    }

    private List<Double> reportDays() {
        Yaml field = root.get("report_at_days");
        List<Double> days = new ArrayList<>();
        for (Yaml day : field.list()) {
            double value = day.number(0, EntryTimes.LAST_DAY, "days");
            if (!days.isEmpty() && value <= days.getLast()) {
                throw day.expected("a day after " + days.getLast() + ", since the days must rise");
            }
            days.add(value);
        }
        if (days.isEmpty() || days.size() > MOST_REPORTS) {
            throw field.expected("1 to " + MOST_REPORTS + " days");
        }
        return days;
    }

    private void checkLabels(List<Arm> arms) {
        Set<String> labels = labels(arms);
        if (labels.size() > MOST_LABELS) {
            throw InputError.about("schedule", "has " + labels.size() + " labels.", "At most " + MOST_LABELS + ".");
        }
        for (Yaml output : root.get("outputs").list()) {
            if (Measurement.of(output.string()).labelPlace().isPresent() && labels.isEmpty()) {
                throw output.expected("a dose with a label in the schedule", "Add 'label: A' to a dose.");
            }
        }
    }

    /** Names of the tracers, sorted. */
    static Set<String> labels(List<Arm> arms) {
        Set<String> labels = new TreeSet<>();
        for (Arm arm : arms) {
            for (Entry entry : arm.schedule()) {
                switch (entry.act()) {
                    case Act.Dose dose -> dose.label().ifPresent(labels::add);
                    case Act.Portion portion -> portion.label().ifPresent(labels::add);
                    default -> {}
                }
            }
        }
        return labels;
    }

    private List<StatisticRequest> statistics(List<Measurement> outputs, double lastDay) {
        List<StatisticRequest> requests = new ArrayList<>();
        List<String> words = outputs.stream()
                .filter(output -> output.labelPlace().isEmpty() && output != Measurement.FAECAL_PROFILE)
                .map(Measurement::word)
                .toList();
        for (Yaml field : root.find("statistics").map(Yaml::list).orElse(List.of())) {
            ProtocolFields.only(field, ProtocolFields.STATISTIC);
            Yaml output = field.get("output");
            output.oneOf(Measurement.words());
            if (!words.contains(output.string())) {
                throw output.expected("an output that is measured", "Add it to 'outputs'.");
            }
            List<StatisticRequest.Kind> kinds = Stream.of(StatisticRequest.Kind.values())
                    .filter(kind -> field.find(kind.word()).isPresent())
                    .toList();
            if (kinds.size() != 1) {
                throw field.expected("exactly one statistic, such as share_below: 148");
            }
            StatisticRequest.Kind kind = kinds.getFirst();
            double threshold = field.get(kind.word()).number(0, 1e9, "");
            Optional<Yaml> day = field.find("day");
            if (day.isEmpty() && !kind.isTime()) {
                throw field.expected("the day when it is asked", "Add 'day: " + lastDay + "'.");
            }
            requests.add(new StatisticRequest(
                    output.string(),
                    kind,
                    threshold,
                    day.map(d -> d.number(0, EntryTimes.LAST_DAY, "days")).orElse(lastDay)));
        }
        return requests;
    }
}
