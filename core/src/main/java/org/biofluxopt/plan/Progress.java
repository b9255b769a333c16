package org.biofluxopt.plan;

/** Told how far a long piece of work is. */
@FunctionalInterface
public interface Progress {
    /**
     * @param share of the work done, 0..1
     * @param words what is going on
     */
    void report(double share, String words);
}
