package org.biofluxopt.connect.sbml;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Models of others beside the project; absent on most machines, so tests that need them are skipped with a message. */
final class SharedModels {
    private SharedModels() {}

    static Path folder(String name) {
        for (String root : new String[] {"../shared/data", "../../shared/data"}) {
            Path path = Path.of(root, name);
            if (Files.exists(path)) {
                return path;
            }
        }
        assumeTrue(false, "Skipped: ../shared/data/" + name + " is not beside the project.");
        throw new IllegalStateException();
    }
}
