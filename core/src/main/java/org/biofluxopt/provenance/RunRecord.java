package org.biofluxopt.provenance;

import java.util.SortedMap;

/**
 * The recipe of a run, written as {@code run.json} beside its results.
 *
 * @param command what was called
 * @param arguments the arguments as given
 * @param seed the seed every random number comes from
 * @param version of BioFluxOpt
 * @param codeRevision git commit of the code, or {@code "unknown"}
 * @param javaVersion the Java runtime
 * @param settings named settings that shape the result
 * @param inputSha256 SHA-256 of each input file, by the name it was given under
 * @param outputSha256 SHA-256 of each file written, by its name in the folder
 */
public record RunRecord(
        String command,
        java.util.List<String> arguments,
        long seed,
        String version,
        String codeRevision,
        String javaVersion,
        SortedMap<String, String> settings,
        SortedMap<String, String> inputSha256,
        SortedMap<String, String> outputSha256) {}
