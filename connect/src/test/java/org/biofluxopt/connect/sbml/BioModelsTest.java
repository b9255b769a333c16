package org.biofluxopt.connect.sbml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.biofluxopt.numeric.Seed;
import org.junit.jupiter.api.Test;

/** Published models of others, SBML Level 2 Versions 1 to 4. */
class BioModelsTest {
    @Test
    void everyModelRunsAndStaysFinite() throws IOException {
        try (Stream<Path> files = Files.list(SharedModels.folder("biomodels"))) {
            List<Path> models =
                    files.filter(f -> f.toString().endsWith(".xml")).sorted().toList();
            assertThat(models).hasSize(6);
            for (Path model : models) {
                OdeModel ode = ModelCompiler.compile(SbmlReader.read(model));
                int[] all = ode.amounts().values().stream()
                        .mapToInt(Integer::intValue)
                        .toArray();
                assertThat(run(ode, all, 50, 2)[1]).as(model.toString()).doesNotContain(Double.NaN);
            }
        }
    }

    @Test
    void theFlyClockTicksOnceADay() {
        // Leloup and Goldbeter 1999, Chaos Solitons Fractals (BIOMD0000000021): circadian, close to 24 h in darkness.
        OdeModel clock = ModelCompiler.compile(
                SbmlReader.read(SharedModels.folder("biomodels").resolve("BIOMD0000000021.xml")));
        double period = period(clock, "P0", 240, 4801);
        double asPrinted = 0.5; // the paper calls it 24 h, rounded
        assertThat(period).isCloseTo(24, within(asPrinted));
    }

    @Test
    void theMapkCascadeOscillatesAndKeepsItsProteins() {
        // Kholodenko 2000, Eur J Biochem 267:1583 (BIOMD0000000010): sustained oscillations, period of minutes to
        // hours; 300 nmol/L of MAPK in its three forms at all times.
        OdeModel cascade = ModelCompiler.compile(
                SbmlReader.read(SharedModels.folder("biomodels").resolve("BIOMD0000000010.xml")));
        double seconds = period(cascade, "MAPK_PP", 10_000, 5001);
        assertThat(seconds).isBetween(600.0, 3600.0);
        int[] forms = Stream.of("MAPK", "MAPK_P", "MAPK_PP")
                .mapToInt(id -> cascade.amounts().get(id))
                .toArray();
        double total = Arrays.stream(run(cascade, forms, 10_000, 2)[1]).sum();
        double tenTimesTolerance = 300 * 1e-8;
        assertThat(total).isCloseTo(300, within(tenTimesTolerance));
    }

    private static double[][] run(OdeModel model, int[] registers, double end, int points) {
        double[] times = new double[points];
        for (int i = 0; i < points; i++) {
            times[i] = end * i / (points - 1);
        }
        return TimeCourse.run(model, registers, times, TimeCourse.Tolerance.TIGHT, new Seed(1).generator());
    }

    /** Mean distance of the last three maxima. */
    private static double period(OdeModel model, String species, double end, int points) {
        double[][] y = run(model, new int[] {model.values().get(species)}, end, points);
        List<Double> tops = new ArrayList<>();
        for (int i = 1; i + 1 < points; i++) {
            if (y[i][0] > y[i - 1][0] && y[i][0] >= y[i + 1][0]) {
                tops.add(end * i / (points - 1));
            }
        }
        return (tops.getLast() - tops.get(tops.size() - 3)) / 2;
    }
}
