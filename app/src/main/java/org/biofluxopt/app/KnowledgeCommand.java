package org.biofluxopt.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code biofluxopt knowledge}: what the programme holds to be so, and where from. */
@Command(
        name = "knowledge",
        header = "Show the facts the programme rests on, each with its source.",
        description = {
            "Facts are text files below knowledge/; docs/reference/knowledge.md describes them.",
            "To use another folder: BIOFLUXOPT_JAVA_OPTS=-Dbiofluxopt.knowledge=FOLDER"
        },
        footer = {"", "Example:  biofluxopt knowledge show AB03"},
        mixinStandardHelpOptions = true,
        subcommands = {KnowledgeListCommand.class, KnowledgeShowCommand.class})
final class KnowledgeCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

    /** Without a subcommand: the overview. */
    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }
}
