package org.biofluxopt.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.biofluxopt.numeric.Parallel;
import org.biofluxopt.simulator.Tier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Legal protocols run on the simulator itself without an exception, a value that is no number, or a negative one. */
class RandomProtocolsTest {
    /** Protocols side by side, each on one thread: two people are one block. */
    private static void run(int protocols, int people, int lastDay) {
        ProtocolRunner runner = new ProtocolRunner(
                Bench.KNOWLEDGE,
                Bench.NETWORK,
                Model.of(Bench.PARAMETERS),
                Tier.TRAINING,
                reference -> {
                    throw new IllegalStateException("No sample here");
                },
                Runnable::run);
        try (ExecutorService executor =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            Parallel.run(protocols, executor, number -> run(runner, number, people, lastDay));
        }
    }

    private static void run(ProtocolRunner runner, int number, int people, int lastDay) {
        String text = RandomProtocols.text(number, people, lastDay);
        try (ProtocolResult result = runner.run(Bench.read(text))) {
            for (Series series : result.series()) {
                for (double day : result.days()) {
                    for (double value : result.values("", series.id(), day)) {
                        assertThat(value)
                                .as("protocol %s, %s, day %s:%n%s", number, series.id(), day, text)
                                .isFinite()
                                .isNotNegative();
                    }
                }
            }
        } catch (RuntimeException e) {
            throw new AssertionError("Protocol " + number + ":\n" + text, e);
        }
    }

    @Test
    void twoHundredRandomProtocolsRun() {
        run(200, 2, 4);
    }

    @Test
    @Tag("nightly")
    void tenThousandRandomProtocolsRun() {
        run(10_000, 2, 10);
    }
}
