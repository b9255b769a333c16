package org.biofluxopt.app;

import java.io.BufferedOutputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that a kill leaves whole: the old one or the new one. */
final class CheckpointFile {
    private CheckpointFile() {}

    interface Content {
        void write(DataOutput out) throws IOException;
    }

    /** Written beside and moved. */
    static void write(Path file, Content content) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (DataOutputStream stream = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(fresh)))) {
            content.write(stream);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
