package org.biofluxopt.connect.sbml;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.biofluxopt.connect.sbml.ExchangeModel.ReadOut;
import org.biofluxopt.text.InputError;

/**
 * COMBINE archives (.omex): model, experiment and our own results in one file. The same content gives the same bytes.
 *
 * @see <a href="https://doi.org/10.1186/s12859-014-0369-z">Bergmann 2014, BMC Bioinformatics 15:369</a>
 */
public final class CombineArchive {
    private static final String SPECIFICATIONS = "http://identifiers.org/combine.specifications/";
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final int LARGEST = 256 << 20;

    private CombineArchive() {}

    /**
     * @param hours when the results were read, h, equal steps from 0
     * @param results of our own run, [hour][read-out]
     */
    public static void write(Path file, ExchangeModel model, double[] hours, double[][] results) {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("manifest.xml", manifest());
        entries.put("model.xml", SbmlWriter.write(model));
        entries.put(
                "experiment.sedml", SedMlWriter.write(model, "model.xml", hours[hours.length - 1], hours.length - 1));
        entries.put("results.csv", csv(model, hours, results));
        entries.put("metadata.rdf", metadata(model));
        try (OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(file));
                ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                ZipEntry place = new ZipEntry(entry.getKey());
                place.setTimeLocal(NO_TIME);
                zip.putNextEntry(place);
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException problem) {
            throw InputError.about(file.toString(), "cannot be written: " + problem + ".", "");
        }
    }

    private static String manifest() {
        XmlText xml = new XmlText();
        xml.open("omexManifest", "xmlns", SPECIFICATIONS + "omex-manifest");
        content(xml, ".", SPECIFICATIONS + "omex", "");
        content(xml, "./manifest.xml", SPECIFICATIONS + "omex-manifest", "");
        content(xml, "./model.xml", SPECIFICATIONS + "sbml.level-3.version-2", "");
        content(xml, "./experiment.sedml", SPECIFICATIONS + "sed-ml.level-1.version-4", "true");
        content(xml, "./results.csv", "http://purl.org/NET/mediatypes/text/csv", "");
        content(xml, "./metadata.rdf", SPECIFICATIONS + "omex-metadata", "");
        return xml.close().document();
    }

    private static void content(XmlText xml, String location, String format, String master) {
        xml.empty("content", "location", location, "format", format, "master", master);
    }

    private static String metadata(ExchangeModel model) {
        XmlText xml = new XmlText();
        xml.open(
                "rdf:RDF",
                "xmlns:rdf",
                "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
                "xmlns:dcterms",
                "http://purl.org/dc/terms/");
        xml.open("rdf:Description", "rdf:about", ".");
        xml.leaf("dcterms:title", model.name());
        xml.leaf("dcterms:description", model.description());
        xml.leaf("dcterms:creator", "BioFluxOpt");
        return xml.close().close().document();
    }

    /** A table with a column of hours and one for each read-out. */
    static String csv(ExchangeModel model, double[] hours, double[][] results) {
        StringBuilder text = new StringBuilder("time");
        for (ReadOut r : model.readOuts()) {
            text.append(',').append(r.id());
        }
        text.append('\n');
        for (int i = 0; i < hours.length; i++) {
            StringJoiner row = new StringJoiner(",");
            row.add(MathMlWriter.plain(hours[i]));
            Arrays.stream(results[i]).mapToObj(MathMlWriter::plain).forEach(row::add);
            text.append(row).append('\n');
        }
        return text.toString();
    }

    /** Whether a file begins as a zip does. */
    static boolean isArchive(Path file) throws IOException {
        try (var bytes = Files.newInputStream(file)) {
            byte[] start = bytes.readNBytes(4);
            return start.length == 4 && start[0] == 'P' && start[1] == 'K' && start[2] == 3 && start[3] == 4;
        }
    }

    /** The SBML model of an archive: the first content that its manifest gives as SBML. */
    static SbmlModel model(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            XmlElement manifest =
                    XmlElement.read(file + ":manifest.xml", new ByteArrayInputStream(bytes(file, zip, "manifest.xml")));
            String location = manifest.children().stream()
                    .filter(c -> c.attribute("format").orElse("").contains("sbml"))
                    .map(c -> c.required("location"))
                    .findFirst()
                    .orElseThrow(() -> manifest.problem("no SBML model", "one", ""));
            String name = location.replaceFirst("^\\./", "");
            return SbmlReader.read(file + ":" + name, new ByteArrayInputStream(bytes(file, zip, name)));
        } catch (ZipException broken) {
            throw InputError.in(file.toString())
                    .got("a broken archive")
                    .expected("a COMBINE archive")
                    .error();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static byte[] bytes(Path file, ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw InputError.in(file.toString())
                    .got("no " + name)
                    .expected("a COMBINE archive that holds it")
                    .error();
        }
        try (var bytes = zip.getInputStream(entry)) {
            byte[] all = bytes.readNBytes(LARGEST + 1);
            if (all.length > LARGEST) {
                throw InputError.in(file + ":" + name)
                        .got("more than 256 MiB")
                        .expected("a smaller model")
                        .error();
            }
            return all;
        }
    }
}
