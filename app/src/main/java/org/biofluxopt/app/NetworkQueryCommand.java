package org.biofluxopt.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.network.B12Network;
import org.biofluxopt.network.BeliefSummary;
import org.biofluxopt.network.Why;
import org.biofluxopt.profile.Profile;
import org.biofluxopt.profile.ProfileReader;
import org.biofluxopt.text.InputError;
import org.biofluxopt.text.Nearest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code biofluxopt network query}. */
@Command(
        name = "query",
        header = "Print what is probably true, given a profile and states of nodes.",
        description = {
            "Laboratory values of the profile enter with their assay and day-to-day error. A microbiome named in the",
            "profile is not read here. A star marks nodes with evidence. Exact inference; nothing is random.",
            "With a network file: --evidence names a table of lines 'set<TAB>variable<TAB>state', and --out receives the",
            "posterior of every state of every variable for each set.",
            "--explain tells why: which finding moved the answer, along which edges, what to measure next, and which",
            "sources it rests on."
        },
        footer = {
            "",
            "Examples:",
            "  biofluxopt network query --evidence diet_pattern=vegan --node serum_b12 --node mma",
            "  biofluxopt network query --profile me.yaml --explain --target status=deficient",
            "  biofluxopt network query NET.bif --evidence EV.tsv --out POST.tsv"
        },
        mixinStandardHelpOptions = true)
final class NetworkQueryCommand implements Runnable {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "NET",
            description = "a network file (.bif, .xmlbif, .net, .json; may end in .gz) in place of the B12 network")
    private @Nullable Path net;

    @Option(names = "--out", paramLabel = "POST.tsv", description = "where the posteriors of a network file go")
    private @Nullable Path posteriors;

    @Option(names = "--profile", paramLabel = "PROFILE.yaml", description = "a person's profile")
    private @Nullable Path profile;

    @Option(
            names = "--evidence",
            paramLabel = "NODE=STATE|EV.tsv",
            description = "a node's state; may be repeated; goes before what the profile says; with NET: a table")
    private List<String> evidence = new ArrayList<>();

    @Option(names = "--node", paramLabel = "NODE", description = "print only this node; may be repeated")
    private List<String> only = new ArrayList<>();

    @Option(names = "--explain", description = "tell why one state is as probable as it is")
    private boolean explain;

    @Option(
            names = "--target",
            paramLabel = "NODE=STATE",
            description = "what to explain (default: ${DEFAULT-VALUE})",
            defaultValue = "status=deficient")
    private String target = "";

    @Option(
            names = "--network",
            paramLabel = "NET.json",
            description = "the B12 network as 'network fit' or 'network learn' refined it")
    private @Nullable Path refined;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec == null) {
            return;
        }
        if (net != null) {
            queryFile(net, spec.commandLine().getErr());
            return;
        }
        PrintWriter out = spec.commandLine().getOut();
        KnowledgeBase knowledge = KnowledgeBase.bundled();
        B12Network network = refined == null ? B12Network.expert(knowledge) : RefinedNetwork.read(refined, knowledge);
        Map<String, String> states = states();
        Optional<Profile> person = Optional.ofNullable(profile).map(file -> ProfileReader.read(file, knowledge));
        if (explain) {
            explain(network, person, states, out);
            return;
        }
        BeliefSummary beliefs =
                person.isEmpty() ? network.beliefs(states) : network.beliefs(person.get(), Optional.empty(), states);
        List<BeliefSummary.Node> chosen = chosen(beliefs);
        if (json) {
            out.println(FactJson.write(json(beliefs, chosen)));
        } else {
            beliefs.evidence().forEach(words -> out.println("given: " + words));
            chosen.forEach(node -> out.printf(
                    Locale.ROOT,
                    "%s %-24s %s%n",
                    node.observed() ? "*" : " ",
                    node.id(),
                    NetworkShowCommand.shares(node.states(), node.posterior())));
        }
        out.flush();
    }

    private void explain(B12Network network, Optional<Profile> person, Map<String, String> states, PrintWriter out) {
        int equals = target.indexOf('=');
        if (equals < 1) {
            throw InputError.about("--target", "'" + target + "' is not NODE=STATE.", "Example: serum_b12=under_118");
        }
        Why why = network.why(
                person,
                Optional.empty(),
                states,
                target.substring(0, equals).strip(),
                target.substring(equals + 1).strip());
        if (json) {
            out.println(FactJson.write(WhyText.json(why)));
        } else {
            WhyText.lines(why).forEach(out::println);
        }
        out.flush();
    }

    private void queryFile(Path file, PrintWriter err) {
        if (evidence.size() != 1
                || posteriors == null
                || profile != null
                || json
                || explain
                || refined != null
                || !only.isEmpty()) {
            throw InputError.about(
                    "network query NET",
                    "a network file needs one --evidence table and --out, and takes no other option.",
                    "Example: biofluxopt network query NET.bif --evidence EV.tsv --out POST.tsv");
        }
        FileQuery.run(file, Path.of(evidence.getFirst()), posteriors, err);
    }

    private Map<String, String> states() {
        Map<String, String> states = new LinkedHashMap<>();
        for (String pair : evidence) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw InputError.about("--evidence", "'" + pair + "' is not NODE=STATE.", "Example: metformin=yes");
            }
            String node = pair.substring(0, equals).strip();
            if (states.put(node, pair.substring(equals + 1).strip()) != null) {
                throw InputError.about("--evidence", "node '" + node + "' is given twice.", "Give it once.");
            }
        }
        return states;
    }

    private List<BeliefSummary.Node> chosen(BeliefSummary beliefs) {
        List<String> ids = beliefs.nodes().stream().map(BeliefSummary.Node::id).toList();
        for (String id : only) {
            if (!ids.contains(id)) {
                throw InputError.about("--node", "there is no node '" + id + "'.", Nearest.advice(id, ids));
            }
        }
        Set<String> wanted = Set.copyOf(only.isEmpty() ? ids : only);
        return beliefs.nodes().stream()
                .filter(node -> wanted.contains(node.id()))
                .toList();
    }

    private static Map<String, Object> json(BeliefSummary beliefs, List<BeliefSummary.Node> chosen) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("evidence", beliefs.evidence());
        Map<String, Object> nodes = new LinkedHashMap<>();
        for (BeliefSummary.Node node : chosen) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("label", node.label());
            entry.put("observed", node.observed());
            entry.put("states", node.states());
            entry.put("prior", node.prior());
            entry.put("posterior", node.posterior());
            nodes.put(node.id(), entry);
        }
        object.put("nodes", nodes);
        return object;
    }
}
