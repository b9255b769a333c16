package org.biofluxopt.learn;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** How the rows of a rollout are cut into sequences, shuffled and laid out as {@link ActorCritic#gradient} wants them. */
final class Minibatches {
    private final int[] starts; // first row of each sequence that holds experience
    private final int steps;
    private final int streams;
    private final int rows;

    /**
     * @param counts whether a row of the rollout, [time][stream], is experience
     * @param steps rows of a sequence
     */
    Minibatches(boolean[] counts, int streams, int steps) {
        this.steps = steps;
        this.streams = streams;
        rows = counts.length;
        int[] all = new int[counts.length];
        int found = 0;
        int horizon = counts.length / streams;
        for (int t = 0; t < horizon; t += steps) {
            for (int s = 0; s < streams; s++) {
                boolean any = false;
                for (int k = t; k < Math.min(t + steps, horizon); k++) {
                    any |= counts[k * streams + s];
                }
                if (any) {
                    all[found++] = t * streams + s;
                }
            }
        }
        starts = Arrays.copyOf(all, found);
    }

    /** The longest length of at most {@code longest} that cuts a horizon into nearly equal parts. */
    static int sequenceLength(int horizon, int longest) {
        int parts = (horizon + longest - 1) / longest;
        return (horizon + parts - 1) / parts;
    }

    int sequences() {
        return starts.length;
    }

    /** Fisher-Yates. */
    void shuffle(RandomGenerator random) {
        for (int i = starts.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int start = starts[i];
            starts[i] = starts[j];
            starts[j] = start;
        }
    }

    /**
     * Writes the rows of the sequences from {@code from} to {@code to}: pieces of {@link ActorCritic#PIECE} sequences, in
     * a piece step by step; -1 beyond the end of the rollout.
     *
     * @return number of rows written
     */
    int lay(int from, int to, int[] index) {
        int count = 0;
        for (int piece = from; piece < to; piece += ActorCritic.PIECE) {
            int end = Math.min(to, piece + ActorCritic.PIECE);
            for (int t = 0; t < steps; t++) {
                for (int s = piece; s < end; s++) {
                    int row = starts[s] + t * streams;
                    index[count++] = row < rows ? row : -1;
                }
            }
        }
        return count;
    }
}
