package org.biofluxopt.connect.sbml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.biofluxopt.connect.sbml.ExchangeModel.ReadOut;
import org.biofluxopt.kinetics.Tolerance;
import org.biofluxopt.numeric.Seed;
import org.junit.jupiter.api.Test;

/** Our own run of a person against the run of the person's SBML file read back. */
class ReimportTest {
    private static final double[] HOURS = {0, 1, 6.5, 23, 30, 71};
    private static final Tolerance TIGHT = Tolerance.of(1e-9);

    /** The bar of the exchange: relative, on every read-out. Both runs ask for 1e-9. */
    private static final double AGREEMENT = 1e-6;

    private final ExchangeModel person = ExportedPerson.model(3);
    private final OdeModel read = ModelCompiler.compile(SbmlReader.read(
            "person.xml", new ByteArrayInputStream(SbmlWriter.write(person).getBytes(StandardCharsets.UTF_8))));
    private final int[] registers =
            person.readOuts().stream().mapToInt(r -> read.values().get(r.id())).toArray();

    @Test
    void theFileReadBackAgreesInTheReferenceTier() {
        double[][] own = ExchangeRun.run(person, HOURS, TIGHT);
        double[][] again = ReferenceRun.run(read, registers, HOURS, TIGHT, new Seed(1).generator())
                .orElseThrow();
        agree(own, again);
    }

    @Test
    void theFileReadBackAgreesInAnIntegratorOfItsOwn() {
        double[][] own = ExchangeRun.run(person, HOURS, TIGHT);
        double[][] again = TimeCourse.run(read, registers, HOURS, TimeCourse.Tolerance.TIGHT, new Seed(1).generator());
        agree(own, again);
    }

    private void agree(double[][] own, double[][] again) {
        for (int i = 0; i < HOURS.length; i++) {
            for (int k = 0; k < registers.length; k++) {
                ReadOut readOut = person.readOuts().get(k);
                assertThat(again[i][k])
                        .as(readOut.id() + " at " + HOURS[i] + " h")
                        .isCloseTo(own[i][k], within(AGREEMENT * own[i][k]));
            }
        }
    }
}
