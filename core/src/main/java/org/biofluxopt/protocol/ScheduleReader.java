package org.biofluxopt.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.knowledge.TaxonTraits;
import org.biofluxopt.simulator.FoodMatrix;
import org.biofluxopt.simulator.Form;
import org.biofluxopt.simulator.GutCommunity;
import org.biofluxopt.simulator.Route;
import org.biofluxopt.simulator.Setup;
import org.biofluxopt.text.Nearest;
import org.biofluxopt.text.Yaml;

/** Reads {@code schedule}. */
final class ScheduleReader {
    private static final double MOST_UG = 1e6;
    private static final double MOST_CFU = 1e14;
    private static final List<String> KINDS = List.of(
            "dose_ug",
            "dose_ug_per_kg",
            "probiotic",
            "drug",
            "diet",
            "fibre_g_per_day",
            "eradicate",
            "onset",
            "bowel_preparation");
    private static final List<String> OF_DOSES = List.of("form", "route", "with_food", "food", "bite", "label");

    private final MedicineReader medicines;
    private final KnowledgeBase knowledge;

    ScheduleReader(MedicineReader medicines, KnowledgeBase knowledge) {
        this.medicines = medicines;
        this.knowledge = knowledge;
    }

    List<Entry> read(Yaml schedule) {
        if (!schedule.isSequence()) {
            throw schedule.expected("a list of entries", "Write 'schedule: []' if nothing is given.");
        }
        List<Entry> entries = new ArrayList<>();
        Map<String, List<Entry>> courses = new LinkedHashMap<>();
        for (Yaml field : schedule.list()) {
            Entry entry = entry(field);
            if (entry.act() instanceof Act.Course course) {
                List<Entry> alike = courses.computeIfAbsent(kind(course), key -> new ArrayList<>());
                for (Entry other : alike) {
                    if (entry.begin() < other.end() && other.begin() < entry.end()) {
                        throw field.expected(
                                "days that do not overlap those of another entry of " + kind(course),
                                "Only one of them can hold at a time.");
                    }
                }
                alike.add(entry);
            }
            entries.add(entry);
        }
        return entries;
    }

    private static String kind(Act.Course course) {
        return switch (course) {
            case Act.Drug drug -> drug.medicine().name();
            case Act.Diet ignored -> "diet";
            case Act.Fibre ignored -> "fibre_g_per_day";
        };
    }

    private Entry entry(Yaml entry) {
        ProtocolFields.only(entry, ProtocolFields.ENTRY);
        List<String> kinds =
                KINDS.stream().filter(kind -> entry.find(kind).isPresent()).toList();
        if (kinds.size() != 1) {
            throw entry.expected(
                    "exactly one of " + String.join(", ", KINDS),
                    kinds.isEmpty() ? "" : "It has " + String.join(" and ", kinds) + ".");
        }
        String kind = kinds.getFirst();
        if (!kind.startsWith("dose_")) {
            for (String name : OF_DOSES) {
                entry.find(name).ifPresent(field -> {
                    throw field.expected("no " + name + " here", "It belongs to a dose.");
                });
            }
        }
        Yaml value = entry.get(kind);
        return switch (kind) {
            case "dose_ug", "dose_ug_per_kg" -> new Entry(dose(entry, value, kind), EntryTimes.moments(entry));
            case "probiotic" -> new Entry(probiotic(value), EntryTimes.moments(entry));
            case "bowel_preparation" -> {
                if (!value.bool()) {
                    throw value.expected("true");
                }
                yield new Entry(new Act.BowelPreparation(), EntryTimes.moments(entry));
            }
            case "onset" -> new Entry(new Act.Onset(SubjectsReader.complaint(value)), EntryTimes.moments(entry));
            case "eradicate" -> new Entry(eradication(value), EntryTimes.moments(entry));
            case "drug" -> new Entry(new Act.Drug(medicines.read(value)), EntryTimes.course(entry));
            case "diet" -> new Entry(new Act.Diet(eating(value)), EntryTimes.course(entry));
            default -> new Entry(new Act.Fibre(value.number(0, 200, "g a day")), EntryTimes.course(entry));
        };
    }

    private static Eating eating(Yaml diet) {
        if (!diet.isMapping() && !diet.isSequence()) {
            String word = diet.string();
            if (word.equals("none") || word.equals("fasting")) {
                return new Eating.Fasting();
            }
        }
        return SubjectsReader.diet(diet);
    }

    private static Act eradication(Yaml value) {
        List<String> curable = Stream.of(
                        Ailment.H_PYLORI,
                        Ailment.SIBO,
                        Ailment.ATROPHIC_GASTRITIS,
                        Ailment.LOW_FOLATE,
                        Ailment.PANCREATIC_INSUFFICIENCY)
                .map(Ailment::word)
                .toList();
        return new Act.Eradication(Ailment.valueOf(value.oneOf(curable).toUpperCase(Locale.ROOT)));
    }

    private Act.Moment dose(Yaml entry, Yaml amount, String kind) {
        boolean perKilogram = kind.equals("dose_ug_per_kg");
        double micrograms = amount.number(0, MOST_UG, perKilogram ? "ug per kg" : "ug");
        Optional<String> label = entry.find("label").map(ScheduleReader::label);
        boolean withFood = entry.find("with_food").map(Yaml::bool).orElse(false);
        Optional<Yaml> form = entry.find("form");
        String word = form.map(Yaml::string).orElse("CN");
        if (word.equals("food")) {
            entry.find("route").ifPresent(route -> {
                if (!route.string().equals("oral")) {
                    throw route.expected("oral, since it is food");
                }
            });
            return new Act.Portion(
                    micrograms,
                    perKilogram,
                    entry.find("food").flatMap(this::matrix),
                    entry.find("bite").map(Yaml::bool).orElse(false),
                    withFood,
                    label);
        }
        for (String name : List.of("food", "bite")) {
            entry.find(name).ifPresent(field -> {
                throw field.expected("form: food beside it");
            });
        }
        Form chemical = form.map(ScheduleReader::form).orElse(Form.CN);
        Route route = entry.find("route")
                .map(field -> Route.valueOf(field.oneOf(Stream.of(Route.values())
                                .map(r -> r.name().toLowerCase(Locale.ROOT))
                                .toList())
                        .toUpperCase(Locale.ROOT)))
                .orElse(Route.ORAL);
        return new Act.Dose(micrograms, perKilogram, chemical, route, withFood, label);
    }

    private static Form form(Yaml field) {
        String word = field.string().toUpperCase(Locale.ROOT);
        for (Form form : Form.values()) {
            if (form.name().equals(word)) {
                return form;
            }
        }
        throw field.expected("one of CN, HO, ME, ADO, food");
    }

    private static String label(Yaml field) {
        String text = field.string();
        if (!text.matches("[A-Za-z0-9_-]{1,20}") || text.equals(Setup.DOSES)) {
            throw field.expected("a short name of letters and digits, such as A");
        }
        return text;
    }

    private Optional<FoodMatrix> matrix(Yaml food) {
        if (food.isMapping()) {
            ProtocolFields.only(food, ProtocolFields.FOOD);
            return Optional.of(new FoodMatrix(
                    food.get("release_fraction").number(0, 1, ""),
                    food.get("release_half_time_h").number(0.01, 48, "h")));
        }
        String word = food.oneOf(Foods.WORDS);
        return word.equals(Foods.MIXED) ? Optional.empty() : Optional.of(Foods.matrix(word, knowledge));
    }

    private Act.Probiotic probiotic(Yaml field) {
        ProtocolFields.only(field, ProtocolFields.PROBIOTIC);
        Yaml taxon = field.get("taxon");
        String wanted = taxon.string().strip();
        TaxonTraits found = knowledge.taxa().stream()
                .filter(traits -> names(traits).anyMatch(wanted::equalsIgnoreCase))
                .findFirst()
                .orElseThrow(() -> taxon.expected(
                        "a taxon the knowledge base knows",
                        Nearest.to(
                                        wanted,
                                        knowledge.taxa().stream()
                                                .flatMap(ScheduleReader::names)
                                                .toList())
                                .map(near -> "Did you mean '" + near + "'?")
                                .orElse("'biofluxopt knowledge list --kind taxon' shows them.")));
        return new Act.Probiotic(follower(found), field.get("cfu").number(0, MOST_CFU, "colony-forming units"));
    }

    /** The member of the simulated community that an ingested taxon joins: its own, or that of its guild. */
    private static String follower(TaxonTraits taxon) {
        return taxon.id().equals(GutCommunity.PROPIONIBACTERIUM)
                ? taxon.id()
                : taxon.guild().name().toLowerCase(Locale.ROOT);
    }

    /** Id, names (one row may stand for several genera) and synonyms. */
    private static Stream<String> names(TaxonTraits traits) {
        return Stream.concat(
                Stream.of(traits.name().split(" / ")),
                Stream.concat(Stream.of(traits.id()), traits.synonyms().stream()));
    }
}
