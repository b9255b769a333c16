package org.biofluxopt.connect.sbml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.biofluxopt.connect.sbml.Formula.Lambda;
import org.biofluxopt.connect.sbml.SbmlModel.Assignment;
import org.biofluxopt.connect.sbml.SbmlModel.Compartment;
import org.biofluxopt.connect.sbml.SbmlModel.Quantity;
import org.biofluxopt.connect.sbml.SbmlModel.SpeciesPart;
import org.biofluxopt.text.InputError;

/**
 * Reads kinetic models in SBML Level 2 and Level 3 core. What cannot be run as written (algebraic rules, delayed
 * values, fast reactions, required packages) is refused with the element and its line.
 *
 * @see <a href="https://doi.org/10.1515/jib-2017-0081">Hucka 2019, SBML Level 3 Version 2 core</a>
 */
public final class SbmlReader {
    private static final int LARGEST = 256 << 20;

    private SbmlReader() {}

    /**
     * @param path an SBML document or a COMBINE archive with one
     * @throws InputError if it is no SBML that can be run here
     */
    public static SbmlModel read(Path path) {
        try {
            return CombineArchive.isArchive(path) ? CombineArchive.model(path) : document(path);
        } catch (NoSuchFileException absent) {
            throw InputError.in(path.toString())
                    .got("no such file")
                    .expected("an SBML file or a COMBINE archive")
                    .error();
        } catch (IOException broken) {
            throw InputError.in(path.toString())
                    .got(broken.toString())
                    .expected("a file that can be read")
                    .error();
        }
    }

    private static SbmlModel document(Path path) throws IOException {
        try (InputStream bytes = Files.newInputStream(path)) {
            if (Files.size(path) > LARGEST) {
                throw InputError.in(path.toString())
                        .got(Files.size(path) + " bytes")
                        .expected("a model below 256 MiB")
                        .error();
            }
            return read(path.toString(), bytes);
        }
    }

    /** @param file name for messages */
    public static SbmlModel read(String file, InputStream bytes) {
        XmlElement sbml = XmlElement.read(file, bytes);
        if (!sbml.name().equals("sbml") || !sbml.namespace().startsWith("http://www.sbml.org/sbml/level")) {
            throw sbml.problem(sbml.name(), "an sbml element of Level 2 or 3", "");
        }
        int level = wholeNumber(sbml, "level");
        int version = wholeNumber(sbml, "version");
        if (level < 2 || level > 3) {
            throw sbml.problem(
                    "Level " + level, "Level 2 or 3", "Convert it, for example by libSBML's convert or COPASI.");
        }
        refusePackages(sbml);
        XmlElement model = sbml.child("model").orElseThrow(() -> sbml.problem("no model", "one", ""));
        SbmlModel read = new ModelPart(model, level, version).read();
        requireDistinctIds(model, read);
        return read;
    }

    private static int wholeNumber(XmlElement element, String key) {
        String value = element.required(key);
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException problem) {
            throw element.problem(key + "=\"" + value + "\"", "a whole number", "");
        }
    }

    private static void refusePackages(XmlElement sbml) {
        sbml.attributes().forEach((key, value) -> {
            if (key.startsWith("{http://www.sbml.org/sbml/level3")
                    && key.endsWith("}required")
                    && value.equals("true")) {
                throw sbml.problem(
                        "the package " + key.substring(1, key.indexOf('}')) + " as required",
                        "core alone",
                        "Packages that change the mathematics are out of scope; flatten the model.");
            }
        });
    }

    private static void requireDistinctIds(XmlElement model, SbmlModel read) {
        Set<String> seen = new HashSet<>(read.functions().keySet());
        read.compartments().forEach(c -> requireNew(model, seen, c.id()));
        read.species().forEach(s -> requireNew(model, seen, s.id()));
        read.parameters().forEach(p -> requireNew(model, seen, p.id()));
        read.reactions().forEach(r -> requireNew(model, seen, r.id()));
    }

    private static void requireNew(XmlElement model, Set<String> seen, String id) {
        if (!seen.add(id)) {
            throw model.problem("the id " + id + " twice", "every id once", "");
        }
    }

    /** Reads the lists of a model element. */
    private record ModelPart(XmlElement model, int level, int version) {
        SbmlModel read() {
            Optional<String> conversion = model.attribute("conversionFactor");
            Map<String, Lambda> functions = new LinkedHashMap<>();
            for (XmlElement f : model.list("listOfFunctionDefinitions")) {
                functions.put(f.required("id"), MathMlReader.lambdaOf(f));
            }
            ReactionReader reactions = new ReactionReader(level);
            return new SbmlModel(
                    model.file(),
                    level,
                    version,
                    model.attribute("id").orElse("model"),
                    model.attribute("name").or(() -> model.attribute("id")).orElse("model"),
                    model.list("listOfCompartments").stream()
                            .map(this::compartment)
                            .toList(),
                    model.list("listOfSpecies").stream()
                            .map(s -> species(s, conversion))
                            .toList(),
                    model.list("listOfParameters").stream()
                            .map(ModelPart::parameter)
                            .toList(),
                    functions,
                    model.list("listOfInitialAssignments").stream()
                            .map(a -> assignment(a, "symbol"))
                            .toList(),
                    rules("assignmentRule"),
                    rules("rateRule"),
                    model.list("listOfReactions").stream()
                            .map(reactions::reaction)
                            .toList(),
                    model.list("listOfEvents").stream().map(EventReader::event).toList());
        }

        private List<Assignment> rules(String kind) {
            model.list("listOfRules").stream()
                    .filter(r -> r.name().equals("algebraicRule"))
                    .findFirst()
                    .ifPresent(r -> {
                        throw r.problem(
                                "an algebraic rule",
                                "assignment or rate rules",
                                "Systems of differential and algebraic equations are out of scope;"
                                        + " solve the rule for one variable.");
                    });
            return model.list("listOfRules").stream()
                    .filter(r -> r.name().equals(kind))
                    .map(r -> assignment(r, "variable"))
                    .toList();
        }

        private Compartment compartment(XmlElement c) {
            double dimensions = c.number("spatialDimensions").orElse(3.0);
            Optional<Double> size = c.number("size");
            return new Compartment(
                    c.required("id"), c.attribute("name").orElse(""), dimensions, size, c.flag("constant", true));
        }

        private static Quantity parameter(XmlElement p) {
            return new Quantity(
                    p.required("id"),
                    p.attribute("name").orElse(""),
                    p.number("value"),
                    p.flag("constant", true),
                    p.attribute("units").orElse(""));
        }

        private static SpeciesPart species(XmlElement s, Optional<String> conversion) {
            return new SpeciesPart(
                    s.required("id"),
                    s.attribute("name").orElse(""),
                    s.required("compartment"),
                    s.number("initialAmount"),
                    s.number("initialConcentration"),
                    s.flag("hasOnlySubstanceUnits", false),
                    s.flag("boundaryCondition", false),
                    s.flag("constant", false),
                    s.attribute("conversionFactor").or(() -> conversion),
                    s.attribute("substanceUnits").orElse(""),
                    s.line());
        }

        private static Assignment assignment(XmlElement a, String key) {
            return new Assignment(a.required(key), MathMlReader.mathOf(a), a.line());
        }
    }
}
