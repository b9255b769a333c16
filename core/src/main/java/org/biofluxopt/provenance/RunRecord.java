package org.biofluxopt.provenance;

import java.util.ArrayList;
import java.util.List;
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
        List<String> arguments,
        long seed,
        String version,
        String codeRevision,
        String javaVersion,
        SortedMap<String, String> settings,
        SortedMap<String, String> inputSha256,
        SortedMap<String, String> outputSha256) {
    private static final List<String> WITH_VALUE = List.of("--out", "--threads");
    private static final List<String> ALONE = List.of("--resume", "--quiet", "--json");

    /** The arguments that the results hang on: not where they go, how many threads there are, or what is printed. */
    public List<String> essentials() {
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (WITH_VALUE.contains(argument)) {
                i++;
            } else if (!ALONE.contains(argument)
                    && WITH_VALUE.stream().noneMatch(option -> argument.startsWith(option + "="))) {
                kept.add(argument);
            }
        }
        return kept;
    }
}
