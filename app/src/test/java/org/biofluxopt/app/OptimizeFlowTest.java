package org.biofluxopt.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole flow on the examples and on real tables, with few training updates so that it stays short. */
class OptimizeFlowTest {
    private static final String FEW = "2";

    @TempDir
    private Path folder = Path.of("");

    private final CommandLineRunner cli = new CommandLineRunner();

    private JsonNode optimize(Path profile, Path out, Object... more) throws IOException {
        Object[] arguments = new Object[more.length + 7];
        Object[] fixed = {"optimize", profile, "--quiet", "--iterations", FEW, "--out", out};
        System.arraycopy(fixed, 0, arguments, 0, fixed.length);
        System.arraycopy(more, 0, arguments, fixed.length, more.length);
        assertThat(cli.run(arguments)).as(cli.err()).isZero();
        return plan(out);
    }

    private static JsonNode plan(Path out) throws IOException {
        return JsonMapper.shared().readTree(Files.readString(out.resolve("plan.json")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"vegan-adult", "metformin-user", "older-adult-atrophic-gastritis", "healthy-omnivore"})
    void dayZeroAgreesWithEveryLaboratoryValueInBothArms(String example) throws IOException {
        Path out = folder.resolve(example);
        JsonNode plan = optimize(CommandLineRunner.example(example + ".yaml"), out);

        assertThat(plan.get("day_zero")).isNotEmpty();
        for (JsonNode value : plan.get("day_zero")) {
            double measured = value.get("measured").doubleValue();
            double error = value.get("standard_error").doubleValue();
            // the analytical standard error of the value is the bar itself
            assertThat(Math.abs(value.get("simulated").doubleValue() - measured))
                    .as("%s %s", example, value)
                    .isLessThanOrEqualTo(error);
        }
        assertThat(dayZeroRows(out, "control"))
                .isEqualTo(dayZeroRows(out, "plan"))
                .isNotEmpty();
        assertThat(plan.get("effective_sample_size").doubleValue()).isGreaterThan(8);
    }

    /** Day 0 of an arm: marker and values. */
    private static List<String> dayZeroRows(Path out, String arm) throws IOException {
        return Files.readAllLines(out.resolve("trajectories.csv")).stream()
                .filter(line -> line.startsWith("0," + arm + ","))
                .map(line -> line.substring(("0," + arm + ",").length()))
                .toList();
    }

    @Test
    void aRepletePersonIsToldThatThereIsLittleToGain() throws IOException {
        JsonNode plan = optimize(CommandLineRunner.example("healthy-omnivore.yaml"), folder.resolve("out"));

        assertThat(plan.get("headline").stringValue()).startsWith("There is little to gain");
        assertThat(plan.get("gain_percent").doubleValue()).isLessThan(3);
        String html = Files.readString(folder.resolve("out/report.html"));
        String body = html.substring(html.indexOf("<body"));
        assertThat(body.substring(body.indexOf("<h1>") + 4)).startsWith("There is little to gain");
    }

    @Test
    void aPersonWithLowStatusGainsAndTheLeversAddUp() throws IOException {
        JsonNode plan = optimize(CommandLineRunner.example("vegan-adult.yaml"), folder.resolve("out"));

        assertThat(plan.get("gain_percent").doubleValue()).isGreaterThan(3);
        double timing = 0;
        for (JsonNode part : plan.get("contributions")) {
            if (part.get("lever").stringValue().equals("dose_timing")) {
                timing = part.get("contribution_percent").doubleValue();
            }
        }
        // leaving out the only lever in use leaves the standard arm
        assertThat(timing).isPositive();
        for (String arm : List.of("control", "plan")) {
            for (String marker : List.of("serum_b12_pmol_l", "holotc_pmol_l", "mma_nmol_l", "hcy_umol_l")) {
                JsonNode band = plan.get("expected").get(arm).get(marker);
                assertThat(band.get("p05").doubleValue()).isPositive();
                assertThat(band.get("mean").doubleValue())
                        .isBetween(
                                band.get("p05").doubleValue(), band.get("p95").doubleValue());
            }
        }
        assertThat(plan.get("bray_curtis").doubleValue()).isBetween(0.0, 0.10);
        JsonNode recipe = JsonMapper.shared().readTree(Files.readString(folder.resolve("out/run.json")));
        assertThat(recipe.get("command").stringValue()).isEqualTo("optimize");
        assertThat(recipe.get("arguments").get(0).stringValue()).endsWith("vegan-adult.yaml");
    }

    @Test
    void theSameSeedGivesTheSameBytesOnOneAndTwoThreads() throws IOException {
        Path profile = CommandLineRunner.example("vegan-adult.yaml");
        optimize(profile, folder.resolve("one"), "--threads", 1, "--seed", 7);
        optimize(profile, folder.resolve("two"), "--threads", 2, "--seed", 7);
        optimize(profile, folder.resolve("other"), "--threads", 2, "--seed", 8);

        assertThat(folder.resolve("two/plan.json")).hasSameBinaryContentAs(folder.resolve("one/plan.json"));
        assertThat(folder.resolve("two/trajectories.csv"))
                .hasSameBinaryContentAs(folder.resolve("one/trajectories.csv"));
        assertThat(Files.readString(folder.resolve("other/plan.json")))
                .isNotEqualTo(Files.readString(folder.resolve("one/plan.json")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "conditions: [pernicious_anaemia]",
                "conditions: [total_gastrectomy]",
                "conditions: [pregnancy]",
                "conditions: [neuropathy]",
                "conditions: [{ileal_resection_cm: 60}]"
            })
    void whoNeedsAClinicianFirstGetsAReferralAndNoDose(String line) throws IOException {
        Path profile = Files.writeString(
                folder.resolve("p.yaml"),
                "title: x\nage: 40\nsex: female\nweight_kg: 70\ndiet: {pattern: omnivore}\n" + line + "\n");
        JsonNode plan = optimize(profile, folder.resolve("out"));
        isReferral(plan);
    }

    @Test
    void anInfantGetsAReferralAndNoDose() throws IOException {
        Path profile = Files.writeString(
                folder.resolve("p.yaml"),
                "title: x\nage: {months: 8}\nsex: female\nweight_kg: 8\ndiet: {pattern: vegan}\n");
        isReferral(optimize(profile, folder.resolve("out")));
    }

    private static void isReferral(JsonNode plan) {
        assertThat(plan.get("verdict").stringValue()).isEqualTo("referred");
        assertThat(plan.get("gain_percent").isNull()).isTrue();
        assertThat(plan.get("expected").isNull()).isTrue();
        assertThat(plan.get("actions")).isNotEmpty();
        for (JsonNode action : plan.get("actions")) {
            assertThat(action.get("kind").stringValue()).isIn("refer", "discuss_with_clinician");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "moving-pictures/MovingPictures-gut.genus.tsv.gz,,",
        "metaphlan-humann/demo_metaphlan_bugs_list.tsv,,",
        "qiime2/cdi_table.qza,qiime2/cdi_taxa.qza",
        "hmp16s/HMPv13.genus.tsv.gz,,"
    })
    void realTablesGoThroughTheWholeFlow(String table, String taxonomy) throws IOException {
        Path file = CommandLineRunner.sharedData(table);
        CommandLineRunner listing = new CommandLineRunner();
        Object[] arguments = taxonomy == null
                ? new Object[] {"import", file, "--json"}
                : new Object[] {"import", file, "--json", "--taxonomy", CommandLineRunner.sharedData(taxonomy)};
        assertThat(listing.run(arguments)).as(listing.err()).isZero();
        String sample = firstKnownSample(JsonMapper.shared().readTree(listing.out()));

        Object[] more = taxonomy == null
                ? new Object[] {"--microbiome", file, "--sample", sample}
                : new Object[] {
                    "--microbiome", file, "--sample", sample, "--taxonomy", CommandLineRunner.sharedData(taxonomy)
                };
        JsonNode plan = optimize(CommandLineRunner.example("vegan-adult.yaml"), folder.resolve("out"), more);
        assertThat(plan.get("sample").get("id").stringValue()).isEqualTo(sample);
        assertThat(plan.get("matched_share").doubleValue()).isGreaterThanOrEqualTo(0.2);
    }

    private static String firstKnownSample(JsonNode listing) {
        for (JsonNode id : listing.get("samples")) {
            if (listing.get("matched_share").get(id.stringValue()).doubleValue() >= 0.2) {
                return id.stringValue();
            }
        }
        throw new AssertionError("No sample with a matched share of 20 %");
    }

    @Test
    void aSeriesKeepsRefusedSamplesInItsSummaryAndCanBeResumed() throws IOException {
        Path table = Files.writeString(folder.resolve("t.tsv"), """
                taxonomy\tgood\tbad\talso good
                k__Bacteria;p__x;c__;o__;f__;g__Bacteroides\t500\t10\t300
                k__Bacteria;p__x;c__;o__;f__;g__Blautia\t300\t10\t500
                k__Bacteria;p__x;c__;o__;f__;g__Unheardofia\t200\t980\t200
                """);
        Path list = Files.writeString(folder.resolve("ids.txt"), "good\nbad\nalso good\n");
        Path profile = CommandLineRunner.example("vegan-adult.yaml");
        Path out = folder.resolve("series");
        Object[] run = {
            "optimize", profile, "--microbiome", table, "--samples", list, "--quiet", "--iterations", FEW, "--out", out
        };
        assertThat(cli.run(run)).as(cli.err()).isZero();

        List<String> rows = Files.readAllLines(out.resolve("summary.tsv"));
        assertThat(rows).hasSize(4);
        assertThat(rows.get(0)).startsWith("sample\tmatched_share\tgain_percent\tseconds");
        assertThat(rows.get(2))
                .startsWith("bad\t0.0200\t\t")
                .contains("refused")
                .contains("2.0 % of the counts");
        assertThat(out.resolve("good/plan.json")).exists();
        assertThat(out.resolve("also_good/plan.json")).exists();

        String before = Files.readString(out.resolve("summary.tsv"));
        Object[] again = java.util.Arrays.copyOf(run, run.length + 1);
        again[run.length] = "--resume";
        assertThat(cli.run(again)).as(cli.err()).isZero();
        assertThat(Files.readString(out.resolve("summary.tsv"))).isEqualTo(before); // seconds of the first run included
    }
}
