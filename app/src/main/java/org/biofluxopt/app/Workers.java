package org.biofluxopt.app;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The threads of a command. Its own thread takes work too ({@link org.biofluxopt.numeric.Parallel}), so one fewer helps. */
final class Workers {
    private Workers() {}

    /** @param threads at least 1, the caller's included */
    static ExecutorService of(int threads) {
        return threads == 1 ? new Caller() : Executors.newFixedThreadPool(threads - 1);
    }

    /** Runs everything at once in the calling thread. */
    private static final class Caller extends AbstractExecutorService {
        private volatile boolean closed;

        @Override
        public void execute(Runnable task) {
            task.run();
        }

        @Override
        public void shutdown() {
            closed = true;
        }

        @Override
        public List<Runnable> shutdownNow() {
            closed = true;
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return closed;
        }

        @Override
        public boolean isTerminated() {
            return closed;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return closed;
        }
    }
}
