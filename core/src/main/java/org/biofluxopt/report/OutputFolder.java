package org.biofluxopt.report;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.biofluxopt.text.InputError;

/**
 * A folder that is written whole or not at all. Files go into a hidden sibling first, which then takes the folder's
 * place; in a folder that an earlier run made, each file is replaced by a rename and other files stay.
 */
final class OutputFolder {
    /** Its presence says that a run made the folder and came to its end. */
    static final String RECIPE = "run.json";

    private OutputFolder() {}

    static void replace(Path out, Map<String, byte[]> files) throws IOException {
        Path folder = out.toAbsolutePath().normalize();
        refuseForeign(folder, out, files.keySet());
        List<Path> made = makeParents(folder);
        Path draft = folder.resolveSibling("." + folder.getFileName() + ".partial-"
                + ProcessHandle.current().pid() + "-" + Thread.currentThread().threadId());
        try {
            deleteDraft(draft);
            Files.createDirectory(draft);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Files.write(draft.resolve(file.getKey()), file.getValue());
            }
            publish(draft, folder, files.keySet());
        } catch (IOException | RuntimeException e) {
            cleanUp(draft, made, e);
            throw e;
        }
    }

    /** Adds files to a folder that is ours, each whole or not at all, the recipe last. */
    static void add(Path folder, Map<String, byte[]> files) throws IOException {
        Files.deleteIfExists(folder.resolve(RECIPE));
        List<String> names = new ArrayList<>(files.keySet());
        names.sort(Comparator.comparing(RECIPE::equals));
        for (String name : names) {
            Path draft = folder.resolve("." + name + ".partial");
            Files.write(draft, files.getOrDefault(name, new byte[0]));
            Files.move(
                    draft, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /**
     * Refuses a folder that {@link #replace} could not write; makes nothing.
     *
     * @param ours files that an unfinished run may have left
     */
    static void check(Path out, Set<String> ours) throws IOException {
        Path folder = out.toAbsolutePath().normalize();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> entries = Files.list(folder)) {
                boolean empty = entries.findAny().isEmpty();
                if (!empty && !Files.exists(folder.resolve(RECIPE))) {
                    refuseForeign(folder, out, ours);
                }
            }
        } else {
            refuseForeign(folder, out, Set.of());
        }
        Path nearest = folder;
        while (!Files.exists(nearest) && nearest.getParent() != null) {
            nearest = nearest.getParent();
        }
        if (!Files.isDirectory(nearest)) {
            throw InputError.about(
                    out.toString(), "lies below " + nearest + ", which is a file.", "Name another folder with --out.");
        }
        if (!Files.isWritable(nearest)) {
            throw new AccessDeniedException(nearest.toString());
        }
    }

    private static void refuseForeign(Path folder, Path shown, Set<String> ours) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw InputError.about(shown.toString(), "is a file, not a folder.", "Name another folder with --out.");
        }
        try (Stream<Path> entries = Files.list(folder)) {
            List<String> names =
                    entries.map(path -> path.getFileName().toString()).sorted().toList();
            boolean foreign = !names.contains(RECIPE) && !ours.containsAll(names);
            if (foreign) {
                throw InputError.about(
                        shown.toString(),
                        "holds other files (such as '" + names.getFirst() + "') and was not made by BioFluxOpt.",
                        "Nothing was written. Name a new or empty folder with --out.");
            }
        }
    }

    /** Makes missing parents and returns them, innermost first. */
    private static List<Path> makeParents(Path folder) throws IOException {
        List<Path> missing = new ArrayList<>();
        for (Path p = folder.getParent(); p != null && !Files.exists(p); p = p.getParent()) {
            missing.add(p);
        }
        for (Path p : missing.reversed()) {
            Files.createDirectory(p);
        }
        return missing;
    }

    private static void publish(Path draft, Path folder, Set<String> names) throws IOException {
        if (isAbsentOrEmpty(folder)) {
            Files.deleteIfExists(folder);
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        // Without its recipe a folder is seen to be unfinished, should the machine stop between two renames.
        Files.deleteIfExists(folder.resolve(RECIPE));
        for (String name : names) {
            if (!name.equals(RECIPE)) {
                rename(draft, folder, name);
            }
        }
        rename(draft, folder, RECIPE);
        Files.delete(draft);
    }

    private static void rename(Path draft, Path folder, String name) throws IOException {
        Files.move(
                draft.resolve(name),
                folder.resolve(name),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.ATOMIC_MOVE);
    }

    private static boolean isAbsentOrEmpty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return true;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    private static void cleanUp(Path draft, List<Path> made, Exception cause) {
        try {
            deleteDraft(draft);
            for (Path parent : made) {
                Files.deleteIfExists(parent);
            }
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    private static void deleteDraft(Path draft) throws IOException {
        if (!Files.isDirectory(draft, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> entries = Files.list(draft)) {
            for (Path entry : entries.toList()) {
                Files.delete(entry);
            }
        }
        Files.delete(draft);
    }

    /** What went wrong in words, and what to do. */
    static InputError explain(Path out, IOException e) {
        String reason = e instanceof FileSystemException fault && fault.getReason() != null
                ? fault.getReason()
                : String.valueOf(e.getMessage());
        String problem = e instanceof AccessDeniedException
                ? "cannot be written: no permission."
                : "cannot be written: " + reason + ".";
        return InputError.about(
                out.toString(), problem, "Nothing was left behind. Free some space or name another folder with --out.");
    }
}
