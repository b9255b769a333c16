package org.biofluxopt.connect.sbml;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The reference implementation of SBML (Debian's python3-sbml5), as a judge of files. */
final class LibSbml {
    private static final String SCRIPT = """
            import sys, libsbml
            document = libsbml.readSBML(sys.argv[1])
            document.checkInternalConsistency()
            document.checkConsistency()
            for i in range(document.getNumErrors()):
                e = document.getError(i)
                kind = 'error' if e.getSeverity() >= libsbml.LIBSBML_SEV_ERROR else 'warning'
                print(kind, e.getErrorId(), 'line', e.getLine(), ' '.join(e.getMessage().split())[:300])
            """;

    private LibSbml() {}

    /** What libSBML has to say about a file, a line each, beginning with "error" or "warning". */
    static List<String> complaints(Path sbml) throws IOException, InterruptedException {
        for (String python : List.of("/usr/bin/python3", "python3")) {
            if (run(python, "-c", "import libsbml").status() == 0) {
                Run checked = run(python, "-c", SCRIPT, sbml.toString());
                if (checked.status() != 0) {
                    throw new IllegalStateException(checked.output());
                }
                return checked.output().lines().toList();
            }
        }
        assumeTrue(false, "Skipped: needs python3 with libsbml (Debian: apt-get install python3-sbml5).");
        throw new IllegalStateException();
    }

    private record Run(int status, String output) {}

    private static Run run(String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("libsbml", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            return new Run(process.waitFor(), Files.readString(output));
        } catch (IOException notInstalled) {
            return new Run(-1, "");
        } finally {
            Files.deleteIfExists(output);
        }
    }
}
