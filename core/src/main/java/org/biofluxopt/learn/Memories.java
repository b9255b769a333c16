package org.biofluxopt.learn;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** What actor and critic remember in each stream, emptied where an episode starts. Without memory it holds nothing. */
final class Memories {
    final double[] actor; // [streams][units]
    final double[] critic;
    final double[] scratch;
    final boolean[] fresh; // the next row of the stream is the first of an episode
    private final int units;

    Memories(int streams, int units) {
        this.units = units;
        actor = new double[streams * units];
        critic = new double[streams * units];
        scratch = new double[streams * units];
        fresh = new boolean[streams];
        Arrays.fill(fresh, true);
    }

    void emptyFreshOnes() {
        for (int s = 0; s < fresh.length; s++) {
            if (fresh[s]) {
                Arrays.fill(actor, s * units, (s + 1) * units, 0);
                Arrays.fill(critic, s * units, (s + 1) * units, 0);
            }
        }
    }

    void save(DataOutput out) throws IOException {
        if (units > 0) {
            Checkpoint.write(out, actor);
            Checkpoint.write(out, critic);
            for (boolean f : fresh) {
                out.writeBoolean(f);
            }
        }
    }

    void load(DataInput in) throws IOException {
        if (units > 0) {
            Checkpoint.read(in, actor, "numbers of the actors' memory");
            Checkpoint.read(in, critic, "numbers of the critics' memory");
            for (int s = 0; s < fresh.length; s++) {
                fresh[s] = in.readBoolean();
            }
        }
    }
}
