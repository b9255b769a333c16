package org.biofluxopt.connect.microbiome;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.biofluxopt.text.InputError;
import org.jspecify.annotations.Nullable;

/**
 * BIOM 2.x (HDF5): ids, taxonomy and the compressed sparse matrix by observation (CSR) or, if that is missing, by sample
 * (CSC), read in blocks. See <a href="https://biom-format.org/documentation/format_versions/biom-2.1.html">BIOM 2.1</a>.
 */
final class BiomHdf5 {
    static final String FORMAT = "BIOM 2.1 (HDF5)";
    private static final int BLOCK = 1 << 20;
    private static final int MOST_IDS = 5_000_000;

    /** jHDF tells at INFO of every group it opens; held here, since loggers are held weakly. */
    private static final Logger JHDF_LOG = Logger.getLogger("io.jhdf");

    static {
        JHDF_LOG.setLevel(Level.SEVERE);
    }

    private final Collapser table;
    private final HdfFile hdf;

    private BiomHdf5(Collapser table, HdfFile hdf) {
        this.table = table;
        this.hdf = hdf;
    }

    static MicrobiomeTable read(Content content, Collapser table) {
        Path path = content.randomAccess();
        checkLength(path, table);
        try (HdfFile hdf = new HdfFile(path)) {
            return new BiomHdf5(table, hdf).read();
        } catch (InputError e) {
            throw e;
        } catch (RuntimeException e) { // jHDF throws what the broken place leads to: bounds, buffers, its own
            throw table.error()
                    .got("HDF5 that cannot be read (" + reason(e) + ")")
                    .expected("a whole BIOM 2.1 file")
                    .advice("Copy or download it again.")
                    .error();
        }
    }

    private static String reason(RuntimeException e) {
        return String.valueOf(e.getMessage())
                .lines()
                .findFirst()
                .orElse(e.getClass().getSimpleName());
    }

    /** The superblock says where the file ends; a shorter file was cut off. */
    private static void checkLength(Path path, Collapser table) {
        ByteBuffer head = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        long size;
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            while (head.hasRemaining() && channel.read(head) >= 0) {
                // until 64 bytes are there
            }
            size = channel.size();
        } catch (IOException e) {
            throw Content.failed(table.file(), e);
        }
        int version = head.get(8);
        int at = version <= 1 ? (version == 0 ? 40 : 44) : 28;
        int offsetBytes = head.get(version <= 1 ? 13 : 9);
        long end = offsetBytes == 8 ? head.getLong(at) : 0;
        if (size < 64 || size < end) {
            throw table.error()
                    .got("HDF5 cut off after " + size + " bytes")
                    .expected(end > size ? end + " bytes, as its own header says" : "a whole BIOM 2.1 file")
                    .advice("Copy or download it again.")
                    .error();
        }
    }

    private MicrobiomeTable read() {
        Group observation = group("observation");
        Group sample = group("sample");
        String[] featureIds = ids(observation, "observation/ids");
        String[] sampleIds = ids(sample, "sample/ids");
        checkShape(featureIds.length, sampleIds.length);
        for (String id : sampleIds) {
            table.sample(id);
        }
        @Nullable List<List<String>> lineages = taxonomy(observation, featureIds.length);
        for (int i = 0; i < featureIds.length; i++) {
            List<String> lineage = lineages == null ? List.of() : lineages.get(i);
            if (lineage.stream().allMatch(String::isBlank)) {
                table.feature(featureIds[i]);
            } else {
                table.feature(featureIds[i], Lineage.parse(lineage));
            }
        }
        if (featureIds.length > 0 && sampleIds.length > 0) {
            matrix(observation, sample, featureIds.length, sampleIds.length);
        }
        return table.table(FORMAT);
    }

    private Group group(String name) {
        if (child(hdf, name) instanceof Group group) {
            return group;
        }
        throw notBiom("no group '" + name + "'");
    }

    private static @Nullable Node child(Group group, String name) {
        return group.getChildren().get(name);
    }

    private InputError notBiom(String why) {
        return table.error()
                .got("HDF5 that is not BIOM 2 (" + why + ")")
                .expected("groups 'observation' and 'sample' with 'ids' and 'matrix'")
                .error();
    }

    private String[] ids(Group group, String name) {
        if (!(child(group, "ids") instanceof Dataset ids)) {
            throw notBiom("no '" + name + "'");
        }
        if (ids.getSize() == 0) {
            return new String[0];
        }
        if (ids.getSize() > MOST_IDS) {
            throw table.error()
                    .field(name)
                    .got(ids.getSize() + " ids")
                    .expected("at most " + MOST_IDS)
                    .error();
        }
        Object flat = ids.getDataFlat();
        if (flat instanceof String[] texts) {
            return texts;
        }
        if (flat instanceof Object[] objects) {
            return Arrays.stream(objects).map(String::valueOf).toArray(String[]::new);
        }
        return texts(flat);
    }

    private static String[] texts(Object numbers) {
        int n = java.lang.reflect.Array.getLength(numbers);
        String[] texts = new String[n];
        for (int i = 0; i < n; i++) {
            texts[i] = String.valueOf(java.lang.reflect.Array.get(numbers, i));
        }
        return texts;
    }

    private void checkShape(int features, int samples) {
        var attribute = hdf.getAttributes().get("shape");
        if (attribute == null) {
            return;
        }
        long[] shape = longs(attribute.getData());
        if (shape.length != 2 || shape[0] != features || shape[1] != samples) {
            throw table.error()
                    .field("shape")
                    .got(Arrays.toString(shape))
                    .expected("[" + features + ", " + samples + "], the number of ids")
                    .error();
        }
    }

    /** Lineages by feature, or null where the file has none; one text or one text a rank, padded with blanks. */
    private @Nullable List<List<String>> taxonomy(Group observation, int features) {
        if (!(child(observation, "metadata") instanceof Group metadata)) {
            return null;
        }
        for (Map.Entry<String, Node> entry : metadata.getChildren().entrySet()) {
            if (BiomJson.isTaxonomy(entry.getKey()) && entry.getValue() instanceof Dataset data) {
                int[] dimensions = data.getDimensions();
                if (dimensions.length == 0 || dimensions[0] != features || data.getSize() > 20L * MOST_IDS) {
                    throw table.error()
                            .field("observation/metadata/" + entry.getKey())
                            .got("dimensions " + Arrays.toString(dimensions))
                            .expected(features + " rows, one a feature")
                            .error();
                }
                return features == 0 ? null : lineages((Object[]) data.getData());
            }
        }
        return null;
    }

    private static List<List<String>> lineages(Object[] rows) {
        List<List<String>> lineages = new ArrayList<>(rows.length);
        for (Object row : rows) {
            if (row instanceof Object[] ranks) {
                List<String> texts = Arrays.stream(ranks)
                        .map(r -> r == null ? "" : r.toString())
                        .toList();
                lineages.add(texts.size() == 1 ? texts : withoutTrailingBlanks(texts));
            } else {
                lineages.add(List.of(row == null ? "" : row.toString()));
            }
        }
        return lineages;
    }

    private static List<String> withoutTrailingBlanks(List<String> ranks) {
        int n = ranks.size();
        while (n > 1 && ranks.get(n - 1).isBlank()) {
            n--;
        }
        return ranks.subList(0, n);
    }

    private void matrix(Group observation, Group sample, int features, int samples) {
        if (child(observation, "matrix") instanceof Group rows && child(rows, "data") != null) {
            matrix(rows, "observation/matrix", features, samples, true);
        } else if (child(sample, "matrix") instanceof Group columns && child(columns, "data") != null) {
            matrix(columns, "sample/matrix", samples, features, false);
        } else {
            throw notBiom("no 'observation/matrix' and no 'sample/matrix'");
        }
    }

    /** Walks the compressed matrix; {@code outer} counts its rows, each a feature if {@code byFeature}. */
    private void matrix(Group matrix, String name, int outer, int inner, boolean byFeature) {
        Dataset data = dataset(matrix, name, "data");
        Dataset indices = dataset(matrix, name, "indices");
        Dataset indptr = dataset(matrix, name, "indptr");
        long nonZero = data.getSize();
        if (indices.getSize() != nonZero || indptr.getSize() != outer + 1L) {
            throw table.error()
                    .field(name)
                    .got(indices.getSize() + " indices and " + indptr.getSize() + " row pointers")
                    .expected(nonZero + " and " + (outer + 1))
                    .error();
        }
        long[] pointers = longs(indptr.getDataFlat());
        checkPointers(pointers, nonZero, name);
        int row = 0;
        for (long from = 0; from < nonZero; from += BLOCK) {
            int n = (int) Math.min(BLOCK, nonZero - from);
            double[] values = doubles(block(data, from, n));
            long[] columns = longs(block(indices, from, n));
            for (int i = 0; i < n; i++) {
                while (pointers[row + 1] <= from + i) {
                    row++;
                }
                if (columns[i] < 0 || columns[i] >= inner) {
                    throw table.error()
                            .field(name + "/indices[" + (from + i) + "]")
                            .got(String.valueOf(columns[i]))
                            .expected("0 to " + (inner - 1))
                            .error();
                }
                int column = (int) columns[i];
                table.add(byFeature ? row : column, byFeature ? column : row, values[i], 0);
            }
        }
    }

    private Dataset dataset(Group matrix, String name, String part) {
        if (child(matrix, part) instanceof Dataset dataset) {
            return dataset;
        }
        throw notBiom("no '" + name + "/" + part + "'");
    }

    private static Object block(Dataset dataset, long from, int n) {
        return dataset.getSize() == n ? dataset.getDataFlat() : dataset.getData(new long[] {from}, new int[] {n});
    }

    private void checkPointers(long[] pointers, long nonZero, String name) {
        for (int i = 0; i + 1 < pointers.length; i++) {
            if (pointers[i] > pointers[i + 1]) {
                throw table.error()
                        .field(name + "/indptr[" + i + "]")
                        .got("row pointers that go back")
                        .expected("a rising list")
                        .error();
            }
        }
        if (pointers[0] != 0 || pointers[pointers.length - 1] != nonZero) {
            throw table.error()
                    .field(name + "/indptr")
                    .got("row pointers from " + pointers[0] + " to " + pointers[pointers.length - 1])
                    .expected("from 0 to " + nonZero)
                    .error();
        }
    }

    private double[] doubles(Object array) {
        return switch (array) {
            case double[] d -> d;
            case float[] f -> {
                double[] d = new double[f.length];
                for (int i = 0; i < f.length; i++) {
                    d[i] = f[i];
                }
                yield d;
            }
            case int[] n -> Arrays.stream(n).asDoubleStream().toArray();
            case long[] n -> Arrays.stream(n).asDoubleStream().toArray();
            default -> throw notBiom("values of type " + array.getClass().getSimpleName());
        };
    }

    private long[] longs(Object array) {
        return switch (array) {
            case long[] n -> n;
            case int[] n -> Arrays.stream(n).asLongStream().toArray();
            default -> throw notBiom("indices of type " + array.getClass().getSimpleName());
        };
    }
}
