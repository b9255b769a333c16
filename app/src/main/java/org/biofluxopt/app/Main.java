package org.biofluxopt.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of BioFluxOpt. */
@Command(
        name = "biofluxopt",
        description =
                "Vitamin B12 status raised through diet and gut microbiome. Research software, not a medical device.",
        mixinStandardHelpOptions = true)
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }
}
