package org.biofluxopt.numeric;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Numbered, independent pieces of work on an executor. The caller takes pieces too, so a busy executor only slows the
 * work down and nested work cannot deadlock; {@code Runnable::run} is an executor without threads.
 */
public final class Parallel {
    private Parallel() {}

    /**
     * Runs {@code work} for 0 to {@code count - 1}, waits and rethrows the first failure. The pieces must write to places
     * of their own; then the result does not depend on the number of threads.
     */
    public static void run(int count, Executor executor, IntConsumer work) {
        Shared shared = new Shared(count, work);
        int helpers = Math.min(count, Runtime.getRuntime().availableProcessors()) - 1;
        for (int h = 0; h < helpers; h++) {
            executor.execute(shared::takePieces);
        }
        shared.takePieces();
        shared.await();
    }

    private static final class Shared {
        private final int count;
        private final IntConsumer work;
        private final AtomicInteger next = new AtomicInteger();
        private final CountDownLatch open;
        private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

        Shared(int count, IntConsumer work) {
            this.count = count;
            this.work = work;
            open = new CountDownLatch(count);
        }

        void takePieces() {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                try {
                    work.accept(i);
                } catch (RuntimeException | Error e) {
                    failure.compareAndSet(null, e);
                } finally {
                    open.countDown();
                }
            }
        }

        void await() {
            try {
                open.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while waiting for parallel work", e);
            }
            Throwable first = failure.get();
            if (first instanceof Error error) {
                throw error;
            }
            if (first instanceof RuntimeException exception) {
                throw exception;
            }
        }
    }
}
