package org.biofluxopt.app;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import org.biofluxopt.knowledge.Fact;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.provenance.Source;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code biofluxopt knowledge show ID}. */
@Command(
        name = "show",
        header = "Show one fact with its source.",
        footer = {"", "Example:  biofluxopt knowledge show bacteroides"},
        mixinStandardHelpOptions = true)
final class KnowledgeShowCommand implements Runnable {
    @Parameters(paramLabel = "ID", description = "id of a fact, as 'knowledge list' prints it")
    private String id = "";

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec == null) {
            return;
        }
        PrintWriter out = spec.commandLine().getOut();
        Fact fact = KnowledgeBase.bundled().fact(id);
        if (json) {
            out.println(FactJson.write(FactJson.of(fact)));
        } else {
            print(out, fact);
        }
        out.flush();
    }

    private static void print(PrintWriter out, Fact fact) {
        out.println(fact.id() + ": " + fact.statement());
        if (!fact.meaning().equals(fact.statement())) {
            line(out, "meaning", fact.meaning());
        }
        for (Map.Entry<String, String> detail : fact.details().entrySet()) {
            line(out, detail.getKey(), detail.getValue());
        }
        line(out, "status", fact.status().name().toLowerCase(Locale.ROOT));
        line(out, "source", fact.source().citation());
        if (fact.source() instanceof Source.Paper paper && paper.doi() != null) {
            line(out, "doi", paper.doi());
        }
        if (!fact.source().citation().contains(fact.note())) {
            line(out, "note", fact.note());
        }
        line(out, "written in", fact.label().file() + ", line " + fact.label().line());
    }

    private static void line(PrintWriter out, String name, String value) {
        if (!value.isBlank()) {
            out.printf("  %-16s %s%n", name, value);
        }
    }
}
