package org.biofluxopt.connect.microbiome;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.biofluxopt.text.InputError;
import org.jspecify.annotations.Nullable;

/** The bytes of a file the user named, unpacked; what they are is told by themselves, never by the file's name. */
final class Content implements AutoCloseable {
    /** What the first bytes say. */
    enum Kind {
        JSON,
        HDF5,
        ZIP,
        TEXT
    }

    private interface Opener {
        InputStream open() throws IOException;
    }

    private static final byte[] HDF5_SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

    private final String file;
    private final Opener opener;
    private final @Nullable Path path; // only where the bytes are a file as they are
    private final List<Path> temporary = new ArrayList<>();
    private final Kind kind;

    private Content(String file, Opener opener, @Nullable Path path) {
        this.file = file;
        this.opener = opener;
        this.path = path;
        this.kind = kindOf(head(512));
    }

    /** Opens a file; gzip is taken off, however the file is called. */
    static Content of(Path path) {
        String file = path.toString();
        if (!Files.exists(path)) {
            throw InputError.in(file)
                    .got("no such file")
                    .expected("an abundance table")
                    .error();
        }
        if (Files.isDirectory(path)) {
            throw InputError.in(file).got("a folder").expected("a file").error();
        }
        return unzipped(file, () -> Files.newInputStream(path), path, size(path), 0);
    }

    private static Content unzipped(String file, Opener opener, @Nullable Path path, long size, int depth) {
        byte[] head = head(file, opener, 2);
        if (head.length == 0) {
            throw InputError.in(file)
                    .got(depth == 0 ? "a zero-byte file" : "an archive with nothing in it")
                    .expected("an abundance table")
                    .error();
        }
        boolean gzip = head.length == 2 && head[0] == 0x1f && head[1] == (byte) 0x8b;
        if (!gzip) {
            return new Content(file, opener, path);
        }
        if (depth > 1) {
            throw InputError.in(file)
                    .got("an archive in an archive in an archive")
                    .expected("one table")
                    .error();
        }
        return unzipped(
                file,
                () -> new CappedInputStream(new GZIPInputStream(opener.open(), 1 << 16), file, size),
                null,
                size,
                depth + 1);
    }

    private static long size(Path path) {
        try {
            return Files.size(path);
        } catch (IOException e) {
            throw failed(path.toString(), e);
        }
    }

    String file() {
        return file;
    }

    Kind kind() {
        return kind;
    }

    /** A new stream from the first byte on. */
    InputStream open() {
        try {
            return new BufferedInputStream(opener.open(), 1 << 16);
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    /** The bytes as a file that can be read at any place; unpacked to a temporary one if need be. */
    Path randomAccess() {
        if (path != null) {
            return path;
        }
        try {
            Path copy = Files.createTempFile("biofluxopt", ".tmp");
            temporary.add(copy);
            try (InputStream in = open();
                    OutputStream out = Files.newOutputStream(copy)) {
                in.transferTo(out);
            }
            return copy;
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    /** Names of the files in a zip archive, without folders and the hidden files of operating systems. */
    List<String> entries() {
        try (ZipFile zip = new ZipFile(randomAccess().toFile())) {
            return zip.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .filter(name -> !name.startsWith("__MACOSX") && !name.contains("/.") && !name.startsWith("."))
                    .toList();
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    /** One file of a zip archive. */
    Content entry(String name) {
        Path archive = randomAccess();
        long size = size(archive);
        return unzipped(file, () -> openEntry(archive, name, size), null, size, 0);
    }

    private InputStream openEntry(Path archive, String name, long size) throws IOException {
        ZipFile zip = new ZipFile(archive.toFile());
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            zip.close();
            throw new ZipException("no entry " + name);
        }
        return new CappedInputStream(zip.getInputStream(entry), file, size) {
            @Override
            public void close() throws IOException {
                try (zip) {
                    super.close();
                }
            }
        };
    }

    private byte[] head(int length) {
        return head(file, opener, length);
    }

    private static byte[] head(String file, Opener opener, int length) {
        try (InputStream in = opener.open()) {
            return in.readNBytes(length);
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    private static Kind kindOf(byte[] head) {
        if (startsWith(head, HDF5_SIGNATURE)) {
            return Kind.HDF5;
        }
        if (head.length > 3 && head[0] == 'P' && head[1] == 'K' && (head[2] == 3 || head[2] == 5)) {
            return Kind.ZIP;
        }
        for (byte b : head) {
            if (b == '{') {
                return Kind.JSON;
            }
            if (!Character.isWhitespace(b) && b != (byte) 0xef && b != (byte) 0xbb && b != (byte) 0xbf) {
                break;
            }
        }
        return Kind.TEXT;
    }

    private static boolean startsWith(byte[] bytes, byte[] signature) {
        return bytes.length >= signature.length
                && Arrays.equals(bytes, 0, signature.length, signature, 0, signature.length);
    }

    /** One message for whatever the file system or an archive complains of. */
    static InputError failed(String file, IOException e) {
        InputError.Builder error = InputError.in(file);
        return switch (e) {
            case AccessDeniedException denied ->
                error.got("a file that may not be read")
                        .expected("read permission")
                        .error();
            case EOFException eof ->
                error.got("an archive that ends too early")
                        .expected("the whole file")
                        .advice("Copy or download it again.")
                        .error();
            case ZipException zip ->
                error.got("a damaged archive ("
                                + Optional.ofNullable(zip.getMessage()).orElse("unreadable") + ")")
                        .expected("gzip or zip data")
                        .advice("Copy or download it again.")
                        .error();
            default ->
                error.got("a file that cannot be read (" + e.getMessage() + ")").error();
        };
    }

    @Override
    public void close() {
        for (Path copy : temporary) {
            try {
                Files.deleteIfExists(copy);
            } catch (IOException e) {
                copy.toFile().deleteOnExit();
            }
        }
    }
}
