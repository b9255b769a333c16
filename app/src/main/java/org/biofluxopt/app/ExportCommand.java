package org.biofluxopt.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.regex.Pattern;
import org.biofluxopt.connect.sbml.CombineArchive;
import org.biofluxopt.connect.sbml.ExchangeModel;
import org.biofluxopt.connect.sbml.ExchangeRun;
import org.biofluxopt.connect.sbml.PersonExchange;
import org.biofluxopt.connect.sbml.SbmlWriter;
import org.biofluxopt.kinetics.Tolerance;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.protocol.Protocol;
import org.biofluxopt.protocol.ProtocolReader;
import org.biofluxopt.report.ReportWriter;
import org.biofluxopt.simulator.RecordedGroup;
import org.biofluxopt.text.InputError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code biofluxopt export}. */
@Command(
        name = "export",
        header = "One person's kinetic model as SBML, alone or in a COMBINE archive.",
        description = {
            "Of a profile: one of the virtual people who read like it, living as usual. Of a protocol: its first subject,",
            "with everything that is done to them. Intakes become events. The archive also holds the experiment (SED-ML)",
            "and the results of our own reference tier, so that another tool can be compared: docs/how-to/exchange-models.md."
        },
        footer = {
            "",
            "Examples:",
            "  biofluxopt export examples/vegan-adult.yaml --omex vegan.omex --days 28",
            "  biofluxopt export examples/vegan-adult.yaml --sbml vegan.xml",
            "  biofluxopt export examples/vegan-adult.yaml --out out/vegan-model",
            "  biofluxopt export protocol.yaml --omex subject.omex --arm treated"
        },
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
    private static final Pattern PROTOCOL = Pattern.compile("(?m)^(subjects|arms|schedule)\\s*:");
    private static final int MOST_DAYS = 3650;
    private static final double RELATIVE = 1e-9;
    private static final String MODEL = "model.xml";
    private static final String ARCHIVE = "model.omex";

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "PROFILE|PROTOCOL", description = "Whose model.")
    private Path source = Path.of("");

    @Option(names = "--sbml", paramLabel = "FILE.xml", description = "Write the model as SBML Level 3 Version 2.")
    private @Nullable Path sbml;

    @Option(names = "--omex", paramLabel = "FILE.omex", description = "Write a COMBINE archive.")
    private @Nullable Path omex;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for both, model.xml and model.omex, and the recipe that 'replay' reads.")
    private @Nullable Path out;

    @Option(
            names = "--days",
            paramLabel = "N",
            description = "Days of usual life of a profile (default: ${DEFAULT-VALUE}); a protocol brings its own.")
    private int days = 7;

    @Option(names = "--person", paramLabel = "N", description = "Which of the 32 virtual people of a profile, from 0.")
    private int person;

    @Option(names = "--arm", paramLabel = "NAME", description = "Which arm of a protocol (default: the first).")
    private @Nullable String arm;

    @Option(names = "--seed", paramLabel = "N", description = "Other people (default: 1, or the protocol's).")
    private @Nullable Long seed;

    @Option(names = "--threads", paramLabel = "N", description = "Worker threads (default: all processors).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--json", description = "Print what was written as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        if (sbml == null && omex == null && out == null) {
            throw InputError.about(
                    "export", "needs a file to write.", "Add --sbml FILE.xml, --omex FILE.omex or --out DIR.");
        }
        if (out != null) {
            ReportWriter.checkWritable(out);
        }
        if (threads < 1 || days < 1 || days > MOST_DAYS) {
            throw InputError.about("--threads and --days", "must be 1 or more, days at most " + MOST_DAYS + ".", "");
        }
        try (ExecutorService executor = Workers.of(threads)) {
            KnowledgeBase knowledge = KnowledgeBase.bundled();
            ExportedLife life = isProtocol()
                    ? ofProtocol(knowledge, executor)
                    : ExportedLife.ofProfile(source, knowledge, seed == null ? 1 : seed, person, days, executor);
            write(life, knowledge);
        }
        return 0;
    }

    private boolean isProtocol() {
        try {
            return PROTOCOL.matcher(Files.readString(source)).find();
        } catch (IOException problem) {
            throw InputError.in(source.toString())
                    .got("a file that cannot be read")
                    .expected("a profile or a protocol")
                    .error();
        }
    }

    private ExportedLife ofProtocol(KnowledgeBase knowledge, ExecutorService executor) {
        Protocol read = ProtocolReader.read(source, knowledge);
        List<String> names = read.arms().stream().map(a -> a.name()).toList();
        int which = arm == null ? 0 : names.indexOf(arm);
        if (which < 0) {
            throw InputError.about("--arm", "'" + arm + "' is no arm.", "It has " + String.join(", ", names) + ".");
        }
        Protocol seeded = seed == null ? read : read.withSeed(new Seed(seed).value());
        return ExportedLife.ofProtocol(seeded.firstPerson(which), knowledge, executor);
    }

    private void write(ExportedLife life, KnowledgeBase knowledge) {
        RecordedGroup group = life.group();
        if (!group.keepsReadOuts(0)) {
            throw InputError.in(source.toString())
                    .got("a condition that begins later and changes how markers are read")
                    .expected("conditions that hold from the start")
                    .advice("Such a change cannot be exported; state the condition among the subjects.")
                    .error();
        }
        ExchangeModel model = PersonExchange.of(
                "person",
                life.title(),
                group.beginning(0),
                group.happenings(0),
                group.person(0).community(),
                knowledge);
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("species", model.network().species().size());
        written.put("parameters", model.network().parameters().size());
        written.put("reactions", model.network().reactions().size());
        written.put("events", model.intakes().size());
        written.put("hours", life.hours());
        if (sbml != null) {
            save(sbml, SbmlWriter.write(model));
            written.put("sbml", sbml.toString());
        }
        if (omex != null) {
            archive(omex, life, model);
            written.put("omex", omex.toString());
        }
        if (out != null) {
            folder(out, life, model);
            written.put("out", out.toString());
        }
        print(written);
    }

    private static void archive(Path file, ExportedLife life, ExchangeModel model) {
        double[] hours = new double[(int) Math.ceil(life.hours()) + 1];
        for (int i = 0; i < hours.length; i++) {
            hours[i] = i;
        }
        CombineArchive.write(file, model, hours, ExchangeRun.run(model, hours, Tolerance.of(RELATIVE)));
    }

    private void folder(Path folder, ExportedLife life, ExchangeModel model) {
        RunRecipe recipe = new RunRecipe("export", Terminal.arguments(spec), seed == null ? 1 : seed, List.of(source));
        try {
            Files.createDirectories(folder);
        } catch (IOException problem) {
            throw InputError.about(folder.toString(), "cannot be made: " + problem + ".", "");
        }
        save(folder.resolve(MODEL), SbmlWriter.write(model));
        archive(folder.resolve(ARCHIVE), life, model);
        ReportWriter.describe(folder, List.of(MODEL, ARCHIVE), recipe.record());
    }

    private static void save(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException problem) {
            throw InputError.about(file.toString(), "cannot be written: " + problem + ".", "");
        }
    }

    private void print(Map<String, Object> written) {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the spec before it calls a command");
        }
        PrintWriter printer = spec.commandLine().getOut();
        if (json) {
            printer.println(JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build()
                    .writeValueAsString(written));
        } else {
            written.forEach((key, value) -> printer.println((key + ":          ").substring(0, 12) + value));
        }
        printer.flush();
    }
}
