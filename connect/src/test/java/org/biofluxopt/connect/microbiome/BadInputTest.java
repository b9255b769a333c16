package org.biofluxopt.connect.microbiome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.text.InputError;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is wrong with a file: one message that names the file, never another exception. */
class BadInputTest {
    private static final TaxonMatcher TAXA = TaxonMatcher.of(KnowledgeBase.bundled());
    private static final String BIOM = """
            {"format":"Biological Observation Matrix 1.0.0","matrix_type":"%s","shape":%s,
             "rows":[{"id":"o1","metadata":{"taxonomy":["k__Bacteria","g__Blautia"]}},{"id":"%s","metadata":null}],
             "columns":[{"id":"S1","metadata":null},{"id":"%s","metadata":null}],"data":%s}""";

    @TempDir
    private Path folder = Path.of("");

    private void refused(Path file, String... words) {
        assertThatThrownBy(() -> MicrobiomeTables.read(file, Optional.empty(), TAXA))
                .isInstanceOf(InputError.class)
                .hasMessageContaining(file.getFileName().toString())
                .hasMessageContainingAll(words)
                .message()
                .doesNotContain("\n");
    }

    private void refusedText(String text, String... words) throws IOException {
        refused(Files.writeString(folder.resolve("table.txt"), text), words);
    }

    private static String biom(String type, String shape, String row, String column, String data) {
        return BIOM.formatted(type, shape, row, column, data);
    }

    @Test
    void soundBiomOfTheseTestsIsRead() throws IOException {
        for (String json : new String[] {
            biom("sparse", "[2,2]", "o2", "S2", "[[0,0,3],[1,0,1],[1,1,2.5]]"),
            biom("dense", "[2,2]", "o2", "S2", "[[3,0],[1,2.5]]")
        }) {
            Path file = Files.writeString(folder.resolve("t"), json);
            MicrobiomeTable table = MicrobiomeTables.read(file, Optional.empty(), TAXA);
            assertThat(table.sample("S1").matchedShare()).isEqualTo(0.75);
            assertThat(table.sample("S2").totalCount()).isEqualTo(2.5);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            sparse ! [2,2] ! o2 ! S2 ! [[0,0,-3]]            ! -3.0
            sparse ! [2,2] ! o2 ! S2 ! [[0,0,"NaN"]]         ! NaN
            sparse ! [2,2] ! o2 ! S2 ! [[0,0,1e999]]         ! Infinity
            sparse ! [2,2] ! o2 ! S2 ! [[0,2,1]]             ! column index 2
            sparse ! [2,2] ! o2 ! S2 ! [[-1,0,1]]            ! row index -1
            sparse ! [2,2] ! o2 ! S2 ! [[0,0,1,1]]           ! more than three
            sparse ! [3,2] ! o2 ! S2 ! [[0,0,1]]             ! 3 x 2
            sparse ! [2,2] ! o2 ! S1 ! [[0,0,1]]             ! same sample id twice
            sparse ! [2,2] ! o1 ! S2 ! [[0,0,1]]             ! same observation id twice
            sparse ! [2,2] ! o2 ! S2 ! []                    ! only zeros
            sparse ! [2,2] ! o2 ! S2 ! 7                     ! not BIOM
            sparse ! [2,2] ! o2 ! S2 ! [[0,0                 ! broken JSON
            dense  ! [2,2] ! o2 ! S2 ! [[1,2]]               ! 1 rows of data
            dense  ! [2,2] ! o2 ! S2 ! [[1,2],[1]]           ! 1 numbers in row 1
            dense  ! [2,2] ! o2 ! S2 ! [[1,2],[1,2],[1,2]]   ! row 2
            dense  ! [2,2] ! o2 ! S2 ! [[1,2],[null,2]]      ! null
            """)
    void brokenBiomJsonIsRefused(String type, String shape, String row, String column, String data, String words)
            throws IOException {
        refusedText(biom(type, shape, row, column, data), words);
    }

    @Test
    void jsonThatIsNotBiomIsRefused() throws IOException {
        refusedText("{\"name\":\"x\",\"version\":3}", "JSON that is not BIOM", "rows", "data");
        refusedText("{\"rows\":[],\"columns\":[],\"shape\":[0,0],\"data\":[]}", "empty table");
    }

    @Test
    void otherBiomTypesAreRefusedByName() throws IOException {
        refusedText(
                "{\"type\":\"Pathway table\","
                        + biom("sparse", "[2,2]", "o2", "S2", "[[0,0,1]]").substring(1),
                "Pathway");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            #OTU ID,S1,S2/o1,1,-2              ! line 2 ; S2 ; -2.0
            #OTU ID,S1,S2/o1,1,NaN             ! line 2 ; S2 ; NaN
            #OTU ID,S1,S2/o1,1,Infinity        ! line 2 ; Infinity
            #OTU ID,S1,S2/o1,1,1e400           ! line 2 ; Infinity
            #OTU ID,S1,S2/o1,1,                ! line 2 ; nothing
            #OTU ID,S1,S2/o1,1,2/o2,3          ! line 3 ; 2 columns
            #OTU ID,S1,S1/o1,1,2               ! same sample id twice
            #OTU ID,S1,S2/o1,1,2/o1,1,2        ! same observation id twice
            #OTU ID,S1,S2                      ! empty table
            #OTU ID,S1,S2/o1,0,0               ! only zeros
            # Gene Family,S1/UniRef90_A,1      ! gene-family
            # Pathway,S1/PWY-5101: x,1         ! pathway
            id,S1/K00001,1                     ! functional
            id,S1/UNINTEGRATED,1               ! pathway
            id,S1/GLYCOLYSIS-PWY|g__X,1        ! pathway
            """)
    void brokenTextTablesAreRefused(String table, String words) throws IOException {
        refusedText(
                table.strip().replace(',', '\t').replace('/', '\n') + "\n",
                words.strip().split(" ; "));
    }

    @Test
    void commasAndOtherFilesGetAdvice() throws IOException {
        refusedText("id,S1,S2\no1,1,2\n", "tab-separated");
        refusedText("just words\n", "tabs");
        refused(Files.write(folder.resolve("x.bin"), new byte[] {1, 0, 2, 0, 3}), "binary data");
    }

    @Test
    void missingEmptyAndUnreadableFilesAreRefused() throws IOException {
        refused(folder.resolve("absent.biom"), "no such file");
        refused(Files.createDirectory(folder.resolve("dir.biom")), "a folder");
        refused(Files.createFile(folder.resolve("zero.biom")), "zero-byte");
        Path secret = Files.writeString(folder.resolve("secret.biom"), "#OTU ID\tS1\no1\t1\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(secret), "skipped the rest: this user may read every file");
        refused(secret, "may not be read");
    }

    @Test
    void truncatedGzipIsRefused() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            for (int i = 0; i < 3000; i++) {
                out.write(("o" + i + "\t" + i * 7919 % 1000 + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        byte[] whole = bytes.toByteArray();
        for (int length : new int[] {whole.length - 4, whole.length / 2, 12, 3}) {
            refused(Files.write(folder.resolve("cut.gz"), Arrays.copyOf(whole, length)), "ends too early");
        }
    }

    @Test
    void anArchiveThatUnpacksWithoutEndIsRefused() throws IOException {
        Path bomb = folder.resolve("bomb.gz");
        byte[] zeros = new byte[1 << 20];
        Arrays.fill(zeros, (byte) '\n');
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
            for (int i = 0; i < 300; i++) {
                out.write(zeros);
            }
        }
        refused(bomb, "MiB when unpacked");
    }

    /** A BIOM 2.1 file by jHDF's own writer, by sample (CSC) as only some programs write it. */
    private Path hdf5(String[] features, String[] samples, double[] data, int[] indices, int[] indptr, boolean rows) {
        Path file = folder.resolve("table.biom");
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            WritableGroup observation = hdf.putGroup("observation");
            observation.putDataset("ids", features);
            WritableGroup sample = hdf.putGroup("sample");
            sample.putDataset("ids", samples);
            WritableGroup matrix = (rows ? observation : sample).putGroup("matrix");
            matrix.putDataset("data", data);
            matrix.putDataset("indices", indices);
            matrix.putDataset("indptr", indptr);
        }
        return file;
    }

    @Test
    void hdf5BySampleAndByObservationAgree() {
        String[] features = {"g__Blautia", "g__Dorea", "g__Nothing"};
        String[] samples = {"S1", "S2"};
        Path file =
                hdf5(features, samples, new double[] {1, 2, 5, 4}, new int[] {0, 1, 0, 2}, new int[] {0, 2, 4}, false);
        MicrobiomeTable columns = MicrobiomeTables.read(file, Optional.empty(), TAXA);
        file = hdf5(features, samples, new double[] {1, 5, 2, 4}, new int[] {0, 1, 0, 1}, new int[] {0, 2, 3, 4}, true);
        MicrobiomeTable rows = MicrobiomeTables.read(file, Optional.empty(), TAXA);
        assertThat(columns.samples()).isEqualTo(rows.samples());
        assertThat(rows.sample("S2").abundance()).isEqualTo(java.util.Map.of("blautia", 5 / 9.0));
    }

    @Test
    void brokenHdf5IsRefused() throws IOException {
        String[] f = {"g__Blautia", "g__Dorea"};
        String[] s = {"S1", "S2"};
        refused(hdf5(f, s, new double[] {-1, 2}, new int[] {0, 1}, new int[] {0, 1, 2}, true), "S1", "-1.0");
        refused(hdf5(f, s, new double[] {Double.NaN, 2}, new int[] {0, 1}, new int[] {0, 1, 2}, true), "NaN");
        refused(hdf5(f, s, new double[] {1, 2}, new int[] {0, 2}, new int[] {0, 1, 2}, true), "indices[1]", "0 to 1");
        refused(hdf5(f, s, new double[] {1, 2}, new int[] {0, 1}, new int[] {0, 2}, true), "2 row pointers");
        refused(hdf5(f, s, new double[] {1, 2}, new int[] {0, 1}, new int[] {0, 3, 2}, true), "go back");
        refused(
                hdf5(new String[] {"a", "a"}, s, new double[] {1, 2}, new int[] {0, 1}, new int[] {0, 1, 2}, true),
                "twice");
        refused(
                hdf5(f, new String[] {"S", "S"}, new double[] {1, 2}, new int[] {0, 1}, new int[] {0, 1, 2}, true),
                "twice");
        try (WritableHdfFile hdf = HdfFile.write(folder.resolve("other.h5"))) {
            hdf.putGroup("experiment").putDataset("x", new int[] {1});
        }
        refused(folder.resolve("other.h5"), "not BIOM 2");
    }

    @RepeatedTest(40)
    void hdf5CutAnywhereIsRefused(RepetitionInfo run) throws IOException {
        byte[] whole = Files.readAllBytes(SharedData.file("biom-examples/rich_sparse_otu_table_hdf5.biom"));
        int length = 9 + (whole.length - 10) * run.getCurrentRepetition() / 40;
        refused(Files.write(folder.resolve("cut.biom"), Arrays.copyOf(whole, length)), "cut off");
    }

    /** Damage may go unseen (a changed description), but never ends in another exception than ours. */
    @RepeatedTest(200)
    void damagedHdf5NeverEndsInAnotherException(RepetitionInfo run) throws IOException {
        byte[] bytes = Files.readAllBytes(SharedData.file("biom-examples/rich_sparse_otu_table_hdf5.biom"));
        var random = new java.util.SplittableRandom(run.getCurrentRepetition());
        for (int i = 0; i < 40; i++) {
            bytes[8 + random.nextInt(bytes.length - 8)] = (byte) random.nextInt(256);
        }
        Path file = Files.write(folder.resolve("damaged.biom"), bytes);
        try {
            assertThat(MicrobiomeTables.read(file, Optional.empty(), TAXA).samples())
                    .isNotEmpty();
        } catch (InputError e) {
            assertThat(e).hasMessageContaining("damaged.biom");
        }
    }

    @Test
    void unknownAndEmptySamplesAreRefusedWithAdvice() throws IOException {
        Path file = Files.writeString(folder.resolve("t.tsv"), "#OTU ID\tstool_1\tstool_2\ng__Blautia\t5\t0\n");
        MicrobiomeTable table = MicrobiomeTables.read(file, Optional.empty(), TAXA);
        assertThatThrownBy(() -> table.sample("stol_1"))
                .isInstanceOf(InputError.class)
                .hasMessageContainingAll("2 sample ids", "Did you mean 'stool_1'?");
        assertThatThrownBy(() -> table.sample("stool_2"))
                .isInstanceOf(InputError.class)
                .hasMessageContainingAll("total count of 0");
        assertThat(table.notes()).anyMatch(note -> note.contains("1 of 2 samples"));
    }

    @Test
    void theWrongTaxonomyIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("t.tsv"), "#OTU ID\tS1\no1\t5\n");
        Path taxonomy = Files.writeString(folder.resolve("x.tsv"), "Feature ID\tTaxon\nother\tk__Bacteria\n");
        assertThatThrownBy(() -> MicrobiomeTables.read(file, Optional.of(taxonomy), TAXA))
                .isInstanceOf(InputError.class)
                .hasMessageContainingAll("x.tsv", "none of the table's 1 features");
    }
}
