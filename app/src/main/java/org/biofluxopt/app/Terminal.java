package org.biofluxopt.app;

import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Where a command writes, and what it was called with. */
final class Terminal {
    private Terminal() {}

    static PrintWriter out(@Nullable CommandSpec spec) {
        return set(spec).commandLine().getOut();
    }

    static PrintWriter err(@Nullable CommandSpec spec) {
        return set(spec).commandLine().getErr();
    }

    /** Without the names of the command and of those it is in. */
    static List<String> arguments(@Nullable CommandSpec spec) {
        if (spec == null) {
            return List.of();
        }
        List<String> all =
                spec.commandLine().getParseResult().originalArgs(); // of a command in a command: the whole line
        List<String> words = List.of(spec.qualifiedName(" ").split(" "));
        for (int from = 1; from < words.size(); from++) {
            List<String> name = words.subList(from, words.size());
            if (all.size() >= name.size() && all.subList(0, name.size()).equals(name)) {
                return all.subList(name.size(), all.size());
            }
        }
        return all;
    }

    private static CommandSpec set(@Nullable CommandSpec spec) {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the spec before it calls a command");
        }
        return spec;
    }
}
