package org.biofluxopt.study;

import java.util.List;

/**
 * Runs independent pieces of work, one for each person of a cohort. A piece depends on its number alone, so an engine may
 * run it anywhere, more than once and in any order.
 */
public interface CohortEngine {
    /** One person's work. */
    @FunctionalInterface
    interface Work {
        /** @return the result as one line of text */
        String of(int person);
    }

    /** Takes results; called by one thread at a time. */
    @FunctionalInterface
    interface Sink {
        void take(int person, String result);
    }

    /**
     * Runs all pieces and returns when the last result was taken.
     *
     * @param people numbers, in the order to begin them in
     */
    void run(List<Integer> people, Work work, Sink sink);
}
