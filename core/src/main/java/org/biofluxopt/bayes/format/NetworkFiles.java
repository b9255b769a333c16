package org.biofluxopt.bayes.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.biofluxopt.bayes.BayesianNetwork;
import org.biofluxopt.bayes.DirichletCpt;
import org.biofluxopt.text.InputError;

/** Reads and writes a network by the ending of its file: {@code .bif .xml .xmlbif .net .json}, each also {@code .gz}. */
public final class NetworkFiles {
    private static final int MOST_BYTES = 512 << 20;

    private NetworkFiles() {}

    /** Every format that can be read and written. */
    public static List<NetworkFormat> formats() {
        return List.of(new Bif(), new XmlBif(), new HuginNet(), new NetworkJson());
    }

    /** @throws InputError if the file cannot be read or used; it names the line */
    public static BayesianNetwork read(Path path) {
        return format(path).read(path.toString(), text(path));
    }

    /** What the rows are worth, if the file says so; a JSON file also says what they are made of. */
    public static Optional<List<DirichletCpt>> readDirichlets(Path path) {
        return format(path).readDirichlets(path.toString(), text(path));
    }

    private static String text(Path path) {
        try {
            byte[] bytes = Files.readAllBytes(path);
            if (bytes.length > 1 && (bytes[0] & 0xff) == 0x1f && (bytes[1] & 0xff) == 0x8b) {
                try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                    bytes = in.readNBytes(MOST_BYTES + 1);
                }
            }
            if (bytes.length > MOST_BYTES) {
                throw InputError.in(path.toString())
                        .got("more than 512 MB of text")
                        .expected("a network that fits in memory")
                        .error();
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw InputError.in(path.toString())
                    .got("a file that cannot be read (" + e.getClass().getSimpleName() + ")")
                    .expected("a readable network file")
                    .advice("Check the path, its permissions and that a .gz file is complete.")
                    .error();
        }
    }

    /** Means of the tables and what their rows are worth; a JSON file also says what they are made of. */
    public static void write(List<DirichletCpt> cpts, Path path) {
        write(path, format(path).write(cpts));
    }

    public static void write(BayesianNetwork network, Path path) {
        write(path, format(path).write(network));
    }

    private static void write(Path path, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            if (path.toString().toLowerCase(Locale.ROOT).endsWith(".gz")) {
                try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
                    out.write(bytes);
                }
            } else {
                Files.write(path, bytes);
            }
        } catch (IOException e) {
            throw InputError.in(path.toString())
                    .got("a place that cannot be written (" + e.getClass().getSimpleName() + ")")
                    .expected("a writable file")
                    .error();
        }
    }

    private static NetworkFormat format(Path path) {
        String name = path.toString().toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
        for (NetworkFormat format : formats()) {
            if (format.endings().stream().anyMatch(name::endsWith)) {
                return format;
            }
        }
        throw InputError.in(path.toString())
                .got("an unknown ending")
                .expected("a network file ending in .bif, .xml, .xmlbif, .net or .json, or one of these with .gz")
                .error();
    }
}
