package org.biofluxopt.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import org.biofluxopt.numeric.Parallel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {
    /** Two cores are compared with one by {@code --threads}: one must not be two. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void noMoreThreadsWorkThanAskedFor(int threads) {
        Set<Thread> seen = ConcurrentHashMap.newKeySet();
        try (ExecutorService workers = Workers.of(threads)) {
            Parallel.run(200, workers, piece -> {
                seen.add(Thread.currentThread());
                Thread.yield();
            });
        }
        assertThat(seen).hasSizeBetween(1, threads);
        if (threads == 1) {
            assertThat(seen).containsOnly(Thread.currentThread());
        }
    }
}
