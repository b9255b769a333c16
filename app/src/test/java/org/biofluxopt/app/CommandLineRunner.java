package org.biofluxopt.app;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;

/** Runs commands in this process and keeps what they print. */
final class CommandLineRunner {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    int run(Object... arguments) {
        String[] texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = arguments[i].toString();
        }
        return Main.run(texts, new PrintWriter(out, true), new PrintWriter(err, true));
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    /** The repository's root, whatever folder the tests were started in. */
    static Path root() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(here.resolve("knowledge"))) {
            here = Objects.requireNonNull(here.getParent(), "started outside the project");
        }
        return here;
    }

    static Path example(String name) {
        return root().resolve("examples").resolve(name);
    }

    /** A real public data set beside the project; the test is skipped, saying so, where it is absent. */
    static Path sharedData(String name) {
        Path file = root().resolve("../shared/data").resolve(name).normalize();
        Assumptions.assumeTrue(Files.exists(file), "skipped: real data set '" + name + "' is not beside the project");
        return file;
    }
}
