package org.biofluxopt.study;

import java.util.List;
import java.util.concurrent.Executor;
import org.biofluxopt.numeric.Parallel;

/** The threads of this process. */
public final class LocalCohort implements CohortEngine {
    private final Executor executor;

    public LocalCohort(Executor executor) {
        this.executor = executor;
    }

    @Override
    public void run(List<Integer> people, Work work, Sink sink) {
        Object taking = new Object();
        Parallel.run(people.size(), executor, i -> {
            String result = work.of(people.get(i));
            synchronized (taking) {
                sink.take(people.get(i), result);
            }
        });
    }
}
