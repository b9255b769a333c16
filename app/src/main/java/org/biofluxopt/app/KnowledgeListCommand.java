package org.biofluxopt.app;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.biofluxopt.knowledge.Fact;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.text.InputError;
import org.biofluxopt.text.Nearest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code biofluxopt knowledge list}. */
@Command(
        name = "list",
        header = "List facts, one a line; ends with counts. A star marks what nobody here read in a source.",
        footer = {"", "Example:  biofluxopt knowledge list --kind rule --assumed"},
        mixinStandardHelpOptions = true)
final class KnowledgeListCommand implements Runnable {
    private static final int STATEMENT_WIDTH = 60;
    private static final int MEANING_WIDTH = 70;

    @Option(names = "--assumed", description = "only facts from memory, chosen or fitted")
    private boolean assumed;

    @Option(names = "--kind", paramLabel = "KIND", description = "only facts of this kind, such as quantity or taxon")
    private @Nullable String kind;

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
        KnowledgeBase knowledge = KnowledgeBase.bundled();
        requireKind(knowledge);
        List<Fact> chosen = knowledge.facts().stream()
                .filter(fact -> !assumed || fact.isAssumed())
                .filter(fact -> kind == null || fact.kind().equals(kind))
                .toList();
        if (json) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("facts", chosen.stream().map(FactJson::of).toList());
            object.put("count", chosen.size());
            object.put("assumed", chosen.stream().filter(Fact::isAssumed).count());
            out.println(FactJson.write(object));
        } else {
            chosen.forEach(fact -> out.println(line(fact)));
            counts(out, chosen);
        }
        out.flush();
    }

    private void requireKind(KnowledgeBase knowledge) {
        TreeSet<String> kinds = new TreeSet<>();
        knowledge.facts().forEach(fact -> kinds.add(fact.kind()));
        if (kind != null && !kinds.contains(kind)) {
            throw InputError.about("--kind", "there is no kind '" + kind + "'.", Nearest.advice(kind, kinds));
        }
    }

    private static String line(Fact fact) {
        String meaning = fact.statement().contains(fact.meaning()) ? "" : "  " + cut(fact.meaning(), MEANING_WIDTH);
        return (fact.isAssumed() ? "* " : "  ") + fact.id() + "  " + fact.kind() + "  "
                + cut(fact.statement(), STATEMENT_WIDTH) + meaning;
    }

    private static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width - 3) + "...";
    }

    private static void counts(PrintWriter out, List<Fact> facts) {
        Map<String, int[]> byKind = new TreeMap<>();
        for (Fact fact : facts) {
            int[] count = byKind.computeIfAbsent(fact.kind(), ignored -> new int[2]);
            count[0]++;
            count[1] += fact.isAssumed() ? 1 : 0;
        }
        out.println();
        byKind.forEach((name, count) -> out.printf("%-10s %4d, assumed %4d%n", name, count[0], count[1]));
        long assumedFacts = facts.stream().filter(Fact::isAssumed).count();
        out.printf("%-10s %4d, assumed %4d%n", "all", facts.size(), assumedFacts);
    }
}
