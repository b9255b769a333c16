package org.biofluxopt.generate;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A cut of the persons, not of the samples, into two halves.
 *
 * @param train samples of the one half
 * @param held samples of the other
 */
public record PersonSplit(GenusTable train, GenusTable held) {
    /** @param table of at least four persons */
    public static PersonSplit of(GenusTable table, RandomGenerator random) {
        int[] persons = IntStream.range(0, table.size())
                .map(table::person)
                .distinct()
                .sorted()
                .toArray();
        if (persons.length < 4) {
            throw new IllegalArgumentException("Expected at least 4 persons, got " + persons.length);
        }
        Draws.shuffle(persons, random);
        int[] first = Arrays.copyOf(persons, persons.length / 2);
        Arrays.sort(first);
        int[] train = IntStream.range(0, table.size())
                .filter(i -> Arrays.binarySearch(first, table.person(i)) >= 0)
                .toArray();
        int[] held = IntStream.range(0, table.size())
                .filter(i -> Arrays.binarySearch(first, table.person(i)) < 0)
                .toArray();
        return new PersonSplit(table.rows(train), table.rows(held));
    }
}
