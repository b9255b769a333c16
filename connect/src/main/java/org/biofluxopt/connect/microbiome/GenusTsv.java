package org.biofluxopt.connect.microbiome;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.TreeSet;
import org.biofluxopt.profile.MicrobiomeSample;
import org.biofluxopt.text.InputError;

/**
 * Writes a collapsed table as taxa times samples, in the counts or shares of the original, with everything else in a last
 * row "other"; reading it again gives the same samples.
 */
public final class GenusTsv {
    private GenusTsv() {}

    /** Writes beside the target first, so that a full disk leaves no half table. */
    public static void write(MicrobiomeTable table, TaxonMatcher matcher, Path file) {
        Path folder = file.toAbsolutePath().getParent();
        Path part = null;
        try {
            part = Files.createTempFile(folder, ".import", ".part");
            try (Writer out = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
                write(table, matcher, out);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            delete(part);
            throw InputError.in(file.toString())
                    .field("--out")
                    .got("a file that cannot be written (" + e.getMessage() + ")")
                    .expected("a writable place with room")
                    .error();
        }
    }

    private static void delete(@org.jspecify.annotations.Nullable Path part) {
        try {
            if (part != null) {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            part.toFile().deleteOnExit();
        }
    }

    private static void write(MicrobiomeTable table, TaxonMatcher matcher, Writer out) throws IOException {
        out.write("#OTU ID\t" + String.join("\t", table.sampleIds()) + "\n");
        for (String taxon : taxa(table)) {
            out.write("g__" + matcher.nameOf(taxon));
            for (MicrobiomeSample sample : table.samples()) {
                out.write("\t" + text(amount(sample, taxon)));
            }
            out.write("\n");
        }
        out.write("other");
        for (MicrobiomeSample sample : table.samples()) {
            double known = 0;
            for (String taxon : sample.abundance().keySet()) {
                known += amount(sample, taxon);
            }
            out.write("\t" + text(Math.max(0, rounded(sample.totalCount() - known))));
        }
        out.write("\n");
    }

    /** Known taxa that occur, in the order of their ids. */
    public static Set<String> taxa(MicrobiomeTable table) {
        Set<String> taxa = new TreeSet<>();
        table.samples().forEach(sample -> taxa.addAll(sample.abundance().keySet()));
        return taxa;
    }

    private static double amount(MicrobiomeSample sample, String taxon) {
        return rounded(sample.abundance().getOrDefault(taxon, 0.0) * sample.totalCount());
    }

    /** Counts come back as the whole numbers they were: a share times its total is off by at most an ulp or two. */
    private static double rounded(double value) {
        double whole = Math.rint(value);
        return Math.abs(value - whole) <= 8 * Math.ulp(value) ? whole : value;
    }

    private static String text(double value) {
        return value == Math.rint(value) && value < 1e15 ? Long.toString((long) value) : Double.toString(value);
    }
}
