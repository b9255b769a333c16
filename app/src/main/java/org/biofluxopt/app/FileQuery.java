package org.biofluxopt.app;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.biofluxopt.bayes.Answer;
import org.biofluxopt.bayes.BayesianNetwork;
import org.biofluxopt.bayes.Findings;
import org.biofluxopt.bayes.ImpossibleEvidence;
import org.biofluxopt.bayes.Inference;
import org.biofluxopt.bayes.JunctionTree;
import org.biofluxopt.bayes.Variable;
import org.biofluxopt.bayes.format.NetworkFiles;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.text.InputError;
import org.biofluxopt.text.Nearest;

/** Posteriors of every variable of a network file for each set of findings in a table. */
final class FileQuery {
    private FileQuery() {}

    /** @param message receives what the user should know about how the answers were found */
    static void run(Path networkFile, Path evidence, Path out, PrintWriter message) {
        BayesianNetwork network = NetworkFiles.read(networkFile);
        Map<String, Findings> sets = sets(network, evidence);
        boolean fits = JunctionTree.predictedCells(network) <= JunctionTree.DEFAULT_LIMIT;
        Inference inference = null;
        try (BufferedWriter writer = Files.newBufferedWriter(out)) {
            for (Map.Entry<String, Findings> set : sets.entrySet()) {
                try {
                    if (fits) {
                        inference = inference == null
                                ? JunctionTree.compile(network).inference()
                                : inference;
                        inference.enter(set.getValue());
                        write(writer, set.getKey(), network, inference.marginals());
                    } else {
                        Answer answer = Answer.of(
                                network,
                                set.getValue(),
                                Answer.Limits.DEFAULT,
                                new Seed(1).child(set.getKey()).generator());
                        message.println("set " + set.getKey() + ": " + answer.message());
                        write(writer, set.getKey(), network, answer.marginals());
                    }
                } catch (ImpossibleEvidence e) {
                    throw InputError.in(evidence.toString())
                            .field("set " + set.getKey())
                            .got("findings of probability zero on " + String.join(", ", e.clashing()))
                            .expected("findings that can be true together")
                            .advice("Without any one of them the others are possible.")
                            .error();
                }
            }
        } catch (IOException e) {
            throw InputError.in(out.toString())
                    .got("a place that cannot be written (" + e.getClass().getSimpleName() + ")")
                    .expected("a writable file")
                    .error();
        }
        message.flush();
    }

    private static void write(BufferedWriter writer, String set, BayesianNetwork network, double[][] marginals)
            throws IOException {
        for (int v = 0; v < marginals.length; v++) {
            Variable variable = network.variable(v);
            for (int s = 0; s < marginals[v].length; s++) {
                writer.write(
                        set + "\t" + variable.name() + "\t" + variable.states().get(s) + "\t" + marginals[v][s]);
                writer.write('\n');
            }
        }
    }

    private static Map<String, Findings> sets(BayesianNetwork network, Path evidence) {
        List<String> lines;
        try {
            lines = Files.readAllLines(evidence);
        } catch (IOException e) {
            throw InputError.in(evidence.toString())
                    .got("a file that cannot be read (" + e.getClass().getSimpleName() + ")")
                    .expected("lines 'set<TAB>variable<TAB>state'")
                    .error();
        }
        List<String> names = network.variables().stream().map(Variable::name).toList();
        Map<String, Findings> sets = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            String[] fields = lines.get(i).split("\t", -1);
            if (fields.length != 3) {
                throw InputError.in(evidence.toString())
                        .line(i + 1)
                        .got(fields.length + " fields")
                        .expected("three: set<TAB>variable<TAB>state")
                        .error();
            }
            if (!network.has(fields[1])) {
                throw InputError.in(evidence.toString())
                        .line(i + 1)
                        .got("'" + fields[1] + "'")
                        .expected("a variable of the network")
                        .advice(Nearest.advice(fields[1], names))
                        .error();
            }
            Variable variable = network.variable(fields[1]);
            if (!variable.states().contains(fields[2])) {
                throw InputError.in(evidence.toString())
                        .line(i + 1)
                        .field(fields[1])
                        .got("state '" + fields[2] + "'")
                        .expected("one of " + String.join(", ", variable.states()))
                        .error();
            }
            Findings before = sets.getOrDefault(fields[0], Findings.none());
            if (before.likelihoods().containsKey(fields[1])) {
                throw InputError.in(evidence.toString())
                        .line(i + 1)
                        .field(fields[1])
                        .got("a second finding in set " + fields[0])
                        .expected("one")
                        .error();
            }
            sets.put(fields[0], before.hard(variable, fields[2]));
        }
        if (sets.isEmpty()) {
            throw InputError.in(evidence.toString())
                    .got("no finding")
                    .expected("lines 'set<TAB>variable<TAB>state'")
                    .error();
        }
        return sets;
    }
}
