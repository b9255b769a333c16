package org.biofluxopt.protocol;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.biofluxopt.profile.Diet;
import org.biofluxopt.profile.GenotypeReader;
import org.biofluxopt.profile.Marker;
import org.biofluxopt.profile.MicrobiomeReference;
import org.biofluxopt.profile.Sex;
import org.biofluxopt.text.Yaml;

/** Reads {@code subjects}; a field of an arm stands in for the common one. */
final class SubjectsReader {
    /** Most people in one protocol. */
    static final int MOST = 100_000;

    private static final double MOST_UG_IN_A_MEAL = 300;
    private static final double YOUNGEST = 5;
    private static final double OLDEST = 105;
    private static final double LONGEST_DAYS = 36_525;
    private static final Spread ADULTS = new Spread(OptionalDouble.of(45), 15, 18, 80);

    private final Yaml common;
    private final Optional<Yaml> own;
    private final MedicineReader medicines;
    private final Path folder;

    private SubjectsReader(Yaml common, Optional<Yaml> own, MedicineReader medicines, Path folder) {
        this.common = common;
        this.own = own;
        this.medicines = medicines;
        this.folder = folder;
    }

    static Subjects read(Yaml common, Optional<Yaml> own, MedicineReader medicines, Path folder) {
        ProtocolFields.only(common, ProtocolFields.SUBJECTS);
        own.ifPresent(subjects -> {
            ProtocolFields.only(subjects, ProtocolFields.SUBJECTS);
            for (String shared : List.of("n", "seed")) {
                subjects.find(shared).ifPresent(field -> {
                    throw field.expected("it once, in the common subjects", "Arms have the same people.");
                });
            }
        });
        return new SubjectsReader(common, own, medicines, folder).subjects();
    }

    private Optional<Yaml> find(String name) {
        return own.flatMap(subjects -> subjects.find(name)).or(() -> common.find(name));
    }

    private Subjects subjects() {
        List<Complaint> complaints = new ArrayList<>();
        boolean population = conditions(complaints);
        List<Medicine> taken = new ArrayList<>();
        for (Yaml entry : find("drugs").map(Yaml::list).orElse(List.of())) {
            Medicine medicine = medicines.read(entry);
            if (taken.stream().anyMatch(other -> other.name().equals(medicine.name()))) {
                throw entry.expected("each drug once");
            }
            taken.add(medicine);
        }
        return new Subjects(
                common.get("n").integer(1, MOST),
                common.find("seed").map(SubjectsReader::seed).orElse(1L),
                find("age")
                        .map(age -> SpreadReader.withCentre(SpreadReader.read(age, YOUNGEST, OLDEST, "years")))
                        .orElse(ADULTS),
                find("sex").flatMap(SubjectsReader::sex),
                find("weight_kg").map(kg -> SpreadReader.withCentre(SpreadReader.read(kg, 10, 400, "kg"))),
                find("gfr").map(gfr -> SpreadReader.withCentre(SpreadReader.read(gfr, 3, 200, "mL/min/1.73 m2"))),
                find("diet").map(SubjectsReader::diet).orElse(new Eating.Pattern(Diet.Kind.OMNIVORE, 1)),
                population,
                complaints,
                taken,
                find("genotype")
                        .map(genes -> GenotypeReader.read(genes).effectAlleles())
                        .orElse(Map.of()),
                find("baseline").map(SubjectsReader::baseline).orElse(Map.of()),
                find("microbiome").flatMap(this::microbiome));
    }

    private static long seed(Yaml seed) {
        double limit = 1L << 53;
        double value = seed.number(-limit, limit, "");
        if (value != Math.rint(value)) {
            throw seed.expected("a whole number");
        }
        return (long) value;
    }

    private static Optional<Sex> sex(Yaml sex) {
        String word = sex.oneOf(List.of("mixed", "female", "male"));
        return word.equals("mixed") ? Optional.empty() : Optional.of(Sex.valueOf(word.toUpperCase(Locale.ROOT)));
    }

    /** A pattern, {pattern, times} or {ug_per_meal}; not fasting. */
    static Eating diet(Yaml diet) {
        List<String> kinds = Stream.of(Diet.Kind.values())
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .toList();
        if (!diet.isMapping()) {
            return new Eating.Pattern(kind(diet.oneOf(kinds)), 1);
        }
        ProtocolFields.only(diet, ProtocolFields.DIET);
        Optional<Yaml> counted = diet.find("ug_per_meal");
        double times = diet.find("times").map(f -> f.number(0, 20, "times")).orElse(1.0);
        if (counted.isEmpty()) {
            return new Eating.Pattern(kind(diet.get("pattern").oneOf(kinds)), times);
        }
        diet.find("pattern").ifPresent(pattern -> pattern.oneOf(kinds));
        List<Yaml> meals = counted.get().list();
        if (meals.size() != 3) {
            throw counted.get().expected("three numbers: ug at breakfast, lunch and dinner");
        }
        return new Eating.PerMeal(meals.stream()
                .map(meal -> times * meal.number(0, MOST_UG_IN_A_MEAL, "ug"))
                .toList());
    }

    private static Diet.Kind kind(String word) {
        return Diet.Kind.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private boolean conditions(List<Complaint> complaints) {
        Optional<Yaml> field = find("conditions");
        if (field.isEmpty()) {
            return false;
        }
        if (!field.get().isSequence() && !field.get().isMapping()) {
            String word = field.get().string();
            if (word.equals("population") || word.equals("healthy")) {
                return word.equals("population");
            }
        }
        Set<Ailment> seen = EnumSet.noneOf(Ailment.class);
        for (Yaml entry : field.get().list()) {
            Complaint complaint = complaint(entry);
            if (!seen.add(complaint.ailment())) {
                throw entry.expected("each condition once");
            }
            complaints.add(complaint);
        }
        return false;
    }

    static Complaint complaint(Yaml entry) {
        if (!entry.isMapping()) {
            return new Complaint(ailment(entry), 0, OptionalDouble.empty());
        }
        ProtocolFields.only(entry, ProtocolFields.CONDITION);
        OptionalDouble since = entry.find("since_days")
                .map(days -> OptionalDouble.of(days.number(0, LONGEST_DAYS, "days")))
                .orElse(OptionalDouble.empty());
        Optional<Yaml> length = entry.find("ileal_resection_cm");
        if (length.isPresent()) {
            return new Complaint(Ailment.ILEAL_RESECTION, length.get().number(1, 800, "cm"), since);
        }
        return new Complaint(ailment(entry.get("name")), 0, since);
    }

    static Ailment ailment(Yaml word) {
        List<String> words = Stream.of(Ailment.values())
                .filter(ailment -> ailment != Ailment.ILEAL_RESECTION)
                .map(Ailment::word)
                .toList();
        if (word.string().equals(Ailment.ILEAL_RESECTION.word())) {
            throw word.expected("the length removed", "Write {ileal_resection_cm: 60}.");
        }
        return Ailment.valueOf(word.oneOf(words).toUpperCase(Locale.ROOT));
    }

    private static Map<Marker, Spread> baseline(Yaml baseline) {
        ProtocolFields.only(baseline, ProtocolFields.BASELINE);
        Map<Marker, Spread> targets = new EnumMap<>(Marker.class);
        baseline.find("serum_b12_pmol_l")
                .ifPresent(f -> targets.put(Marker.SERUM_B12, SpreadReader.read(f, 5, 20_000, "pmol/L")));
        baseline.find("holotc_pmol_l")
                .ifPresent(f -> targets.put(Marker.HOLOTC, SpreadReader.read(f, 0.5, 5000, "pmol/L")));
        baseline.find("mma_nmol_l")
                .ifPresent(f -> targets.put(Marker.MMA, SpreadReader.read(f, 20, 200_000, "nmol/L")));
        baseline.find("hcy_umol_l")
                .ifPresent(f -> targets.put(Marker.HOMOCYSTEINE, SpreadReader.read(f, 1, 500, "umol/L")));
        return targets;
    }

    private Optional<MicrobiomeReference> microbiome(Yaml field) {
        if (!field.isMapping()) {
            field.oneOf(List.of("reference"));
            return Optional.empty();
        }
        ProtocolFields.only(field, ProtocolFields.MICROBIOME);
        return Optional.of(new MicrobiomeReference(
                path(field.get("file")),
                field.find("taxonomy").map(this::path),
                field.find("sample").map(Yaml::string)));
    }

    private Path path(Yaml file) {
        String text = file.string();
        if (text.isBlank() || text.indexOf('\0') >= 0) {
            throw file.expected("the name of a file");
        }
        return folder.resolve(text).normalize();
    }
}
