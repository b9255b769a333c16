package org.biofluxopt.numeric;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.IntConsumer;

/** Numbered, independent pieces of work on an executor. */
public final class Parallel {
    private Parallel() {}

    /**
     * Runs {@code work} for 0 to {@code count - 1} and waits. The pieces must write to places of their own; then the
     * result does not depend on the number of threads.
     */
    public static void run(int count, Executor executor, IntConsumer work) {
        List<CompletableFuture<Void>> running = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int piece = i;
            running.add(CompletableFuture.runAsync(() -> work.accept(piece), executor));
        }
        try {
            CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            if (e.getCause() instanceof Error problem) {
                throw problem;
            }
            throw e;
        }
    }
}
