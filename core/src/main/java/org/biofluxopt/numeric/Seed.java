package org.biofluxopt.numeric;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A seed from which independent, named streams of random numbers are derived. Two streams differ in their path of
 * labels, never in the order in which they were asked for: results do not depend on threads or on who drew first.
 *
 * @param value any 64 bits
 */
public record Seed(long value) {
    private static final RandomGeneratorFactory<RandomGenerator> FACTORY =
            RandomGeneratorFactory.of("L64X128MixRandom");

    /** A stream of its own for one purpose, such as {@code "people"}. */
    public Seed child(String label) {
        long hash = 0xcbf29ce484222325L; // FNV-1a, 64 bits
        for (int i = 0; i < label.length(); i++) {
            hash = (hash ^ label.charAt(i)) * 0x100000001b3L;
        }
        return new Seed(mix(value ^ mix(hash)));
    }

    /** A stream of its own for one member of a numbered set. */
    public Seed child(long index) {
        return new Seed(mix(value + 0x9e3779b97f4a7c15L * (index + 1)));
    }

    public RandomGenerator generator() {
        return FACTORY.create(value);
    }

    /** Finaliser of SplitMix64 (Steele, Lea and Flood 2014, OOPSLA). */
    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
