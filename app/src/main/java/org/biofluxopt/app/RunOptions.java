package org.biofluxopt.app;

import picocli.CommandLine.Option;

/** Options of every command that calculates for a while. */
final class RunOptions {
    @Option(names = "--threads", paramLabel = "N", description = "Worker threads (default: all processors).")
    int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    @Option(names = "--quiet", description = "No progress on stderr.")
    boolean quiet;
}
