package org.biofluxopt.simulator;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** People and parameters that the tests share. */
final class Fixture {
    private Fixture() {}

    static SimulatorParameters parameters() {
        Path file = Path.of("../knowledge/parameters/simulator.tsv");
        try (Reader text = Files.newBufferedReader(file)) {
            return SimulatorParameters.read(file.toString(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Simulator simulator() {
        return new Simulator(parameters());
    }

    static VirtualPerson omnivore() {
        return person(5);
    }

    static VirtualPerson vegan() {
        return person(0.4);
    }

    static VirtualPerson person(double foodMicrograms) {
        return new VirtualPerson(
                PublishedExperiments.healthyAdult(foodMicrograms),
                HostFactors.median(parameters()),
                GutCommunity.reference());
    }
}
