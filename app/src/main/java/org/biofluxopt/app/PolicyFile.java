package org.biofluxopt.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.biofluxopt.agents.GeneralPolicy;
import org.biofluxopt.text.InputError;

/** Policies that {@code train} wrote. */
final class PolicyFile {
    private PolicyFile() {}

    static GeneralPolicy read(Path file) {
        try {
            return GeneralPolicy.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw InputError.in(file.toString())
                    .got("a file that cannot be read as a policy: " + e.getMessage())
                    .expected("the policy.bin of 'biofluxopt train --out DIR'")
                    .error();
        }
    }
}
