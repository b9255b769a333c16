package org.biofluxopt.learn;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** How arrays of numbers lie in a checkpoint: their length, then the bits of each. */
public final class Checkpoint {
    private Checkpoint() {}

    /** Writes an array. */
    public static void write(DataOutput out, double[] values) throws IOException {
        out.writeInt(values.length);
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    /** Reads an array of the same length. @param what word for an array in the plural, for the message */
    public static void read(DataInput in, double[] into, String what) throws IOException {
        int length = in.readInt();
        if (length != into.length) {
            throw new IOException(
                    "Checkpoint holds %d %s, this learner has %d: it was saved by other settings or another environment"
                            .formatted(length, what, into.length));
        }
        for (int i = 0; i < length; i++) {
            into[i] = in.readDouble();
        }
    }
}
