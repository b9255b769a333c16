package org.biofluxopt.knowledge;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.biofluxopt.text.InputError;
import org.biofluxopt.text.Nearest;

/** All files below a knowledge folder, held as text; they are small. */
final class KnowledgeFolder {
    private static final String ANCHOR = "/knowledge/taxa.tsv";

    private final String name;
    private final Map<String, String> texts;

    private KnowledgeFolder(String name, Map<String, String> texts) {
        this.name = name;
        this.texts = texts;
    }

    /** The folder that lies on the class path, in a jar or not. */
    static KnowledgeFolder onClassPath() {
        URL anchor = KnowledgeFolder.class.getResource(ANCHOR);
        if (anchor == null) {
            throw new IllegalStateException("No " + ANCHOR + " on the class path; the build has lost it.");
        }
        try {
            URI uri = anchor.toURI();
            if (!uri.getScheme().equals("jar")) {
                return new KnowledgeFolder("knowledge", read(parentOf(Path.of(uri))));
            }
            String jar = uri.getRawSchemeSpecificPart();
            Path file = Path.of(URI.create(jar.substring(0, jar.indexOf('!'))));
            try (FileSystem inside = FileSystems.newFileSystem(file)) {
                return new KnowledgeFolder("knowledge", read(inside.getPath("/knowledge")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static KnowledgeFolder at(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw InputError.in(folder.toString())
                    .got(Files.exists(folder) ? "a file" : "nothing there")
                    .expected("a knowledge folder")
                    .advice("Give the folder that holds taxa.tsv and parameters/.")
                    .error();
        }
        try {
            return new KnowledgeFolder(folder.toString(), read(folder));
        } catch (IOException e) {
            throw InputError.in(folder.toString())
                    .got("a folder that cannot be read (" + e.getClass().getSimpleName() + ")")
                    .expected("a readable knowledge folder")
                    .error();
        }
    }

    private static Path parentOf(Path file) {
        Path parent = file.getParent();
        return parent == null ? file : parent;
    }

    private static Map<String, String> read(Path folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String path = folder.relativize(file).toString().replace('\\', '/');
                try {
                    texts.put(path, Files.readString(file));
                } catch (MalformedInputException e) {
                    throw InputError.in(file.toString())
                            .got("bytes that are not UTF-8 text")
                            .expected("a text file")
                            .error();
                }
            }
        }
        return texts;
    }

    /** Paths of the files directly below a folder that end so, in order. */
    Iterable<String> below(String folder, String ending) {
        return texts.keySet().stream()
                .filter(path -> path.startsWith(folder) && path.endsWith(ending))
                .toList();
    }

    boolean has(String file) {
        return texts.containsKey(file);
    }

    Reader open(String path) {
        String text = texts.get(path);
        if (text == null) {
            throw InputError.in(shown(path))
                    .got("nothing there")
                    .expected("a file of the knowledge folder")
                    .advice(Nearest.to(path, texts.keySet())
                            .map(near -> "Did you mean '" + near + "'?")
                            .orElse(""))
                    .error();
        }
        return new StringReader(text);
    }

    /** A file's name in messages. */
    String shown(String path) {
        return name + "/" + path;
    }
}
