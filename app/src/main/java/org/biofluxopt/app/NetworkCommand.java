package org.biofluxopt.app;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code biofluxopt network}: the Bayesian network of B12 and what it believes. */
@Command(
        name = "network",
        header = "Show the B12 network or ask it what is probably true; learn and query any network.",
        description =
                "Nodes and tables are text files below knowledge/network; docs/explanation/network.md explains them.",
        footer = {"", "Example:  biofluxopt network query --evidence age=over_75 --evidence serum_b12=from_118"},
        mixinStandardHelpOptions = true,
        subcommands = {
            NetworkShowCommand.class,
            NetworkQueryCommand.class,
            NetworkLearnCommand.class,
            NetworkFitCommand.class,
            NetworkCompareCommand.class,
            NetworkCalibrationCommand.class
        })
final class NetworkCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    /** Without a subcommand: the overview. */
    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }
}
