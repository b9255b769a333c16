package org.biofluxopt.connect.sbml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.biofluxopt.kinetics.ReactionNetwork;
import org.biofluxopt.kinetics.ReactionNetwork.Reaction;
import org.biofluxopt.numeric.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SbmlWriterTest {
    private static OdeModel reread(ExchangeModel model) {
        byte[] bytes = SbmlWriter.write(model).getBytes(StandardCharsets.UTF_8);
        return ModelCompiler.compile(SbmlReader.read("written.xml", new ByteArrayInputStream(bytes)));
    }

    @Test
    void libSbmlFindsNoError(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("small.xml");
        Files.writeString(file, SbmlWriter.write(SmallNetwork.model()));
        assertThat(LibSbml.complaints(file))
                .filteredOn(line -> line.startsWith("error"))
                .isEmpty();
    }

    @Test
    void whatIsWrittenRunsAsTheNetworkItself() {
        // Oracle: the network's own expressions by the classical Runge-Kutta method at 1/2000 h, whose error here is
        // below 1e-11; the read model runs at a relative tolerance of 1e-9.
        double[] expected = rungeKutta(30);
        OdeModel read = reread(SmallNetwork.model());
        int[] registers = SmallNetwork.network().species().stream()
                .mapToInt(s -> read.values().get(s.id()))
                .toArray();
        double[][] got = TimeCourse.run(
                read, registers, new double[] {0, 30}, TimeCourse.Tolerance.TIGHT, new Seed(1).generator());
        for (int i = 0; i < expected.length; i++) {
            assertThat(got[1][i])
                    .as(SmallNetwork.network().species().get(i).id())
                    .isCloseTo(expected[i], within(1e-7 * Math.max(1e-3, expected[i])));
        }
    }

    @Test
    void readOutsAreWrittenAsRules() {
        OdeModel read = reread(SmallNetwork.model());
        double[][] got = TimeCourse.run(
                read,
                new int[] {read.values().get("gut_total")},
                new double[] {0},
                TimeCourse.Tolerance.TIGHT,
                new Seed(1).generator());
        double afterBreakfast = 1 + 0.7;
        assertThat(got[0][0]).isEqualTo(afterBreakfast * 738);
    }

    private static double[] rungeKutta(int hours) {
        ReactionNetwork network = SmallNetwork.network();
        double[] parameters = SmallNetwork.PARAMETERS.clone();
        double[] y = SmallNetwork.AMOUNTS.clone();
        int perHour = 2000;
        double h = 1.0 / perHour;
        for (int step = 0; step < hours * perHour; step++) {
            if (step % (24 * perHour) == 0) {
                y[0] += 0.7;
            }
            if (step == 5.5 * perHour) {
                y[0] += 2.5;
                y[4] *= 0.5;
                parameters[4] = 0.1;
            }
            double[] a = slopes(network, y, parameters);
            double[] b = slopes(network, moved(y, a, h / 2), parameters);
            double[] c = slopes(network, moved(y, b, h / 2), parameters);
            double[] d = slopes(network, moved(y, c, h), parameters);
            for (int i = 0; i < y.length; i++) {
                y[i] += h / 6 * (a[i] + 2 * b[i] + 2 * c[i] + d[i]);
            }
        }
        return y;
    }

    private static double[] moved(double[] y, double[] slope, double h) {
        double[] moved = y.clone();
        for (int i = 0; i < y.length; i++) {
            moved[i] += h * slope[i];
        }
        return moved;
    }

    private static double[] slopes(ReactionNetwork network, double[] y, double[] parameters) {
        double[] slopes = new double[y.length];
        for (Reaction r : network.reactions()) {
            double rate = r.rate().value(i -> y[i], i -> parameters[i]);
            r.species().forEach((i, factor) -> slopes[i] += factor * rate);
        }
        return slopes;
    }
}
