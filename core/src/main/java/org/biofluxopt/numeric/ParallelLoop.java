package org.biofluxopt.numeric;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Independent tasks 0..n-1 on whatever threads an executor lends. The caller works too, so a busy executor only slows the
 * loop down and a nested loop cannot deadlock. Results are the same on any number of threads if no task writes what
 * another reads.
 */
public final class ParallelLoop {
    private ParallelLoop() {}

    /** Returns when all tasks are done; rethrows the first failure. */
    public static void run(Executor executor, int tasks, IntConsumer task) {
        if (tasks <= 1) {
            if (tasks == 1) {
                task.accept(0);
            }
            return;
        }
        Shared shared = new Shared(tasks, task);
        int helpers = Math.min(tasks, Runtime.getRuntime().availableProcessors()) - 1;
        for (int h = 0; h < helpers; h++) {
            executor.execute(shared::work);
        }
        shared.work();
        shared.await();
    }

    private static final class Shared {
        private final int tasks;
        private final IntConsumer task;
        private final AtomicInteger next = new AtomicInteger();
        private final CountDownLatch open;
        private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

        Shared(int tasks, IntConsumer task) {
            this.tasks = tasks;
            this.task = task;
            open = new CountDownLatch(tasks);
        }

        void work() {
            for (int i = next.getAndIncrement(); i < tasks; i = next.getAndIncrement()) {
                try {
                    task.accept(i);
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
