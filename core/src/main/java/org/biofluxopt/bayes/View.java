package org.biofluxopt.bayes;

/**
 * How a message over some of a clique's variables lies on the clique's table. The table is cut into blocks of its last
 * variables; inside a block the message is constant or contiguous over runs of equal length. Offsets are stored per
 * block and per run, so the memory is a few per cent of the table's and the loops stay simple.
 */
final class View {
    private final int[] outer; // message offset of each block
    private final int[] inner; // message offset of each run in a block
    private final int run;
    private final boolean constant;

    /**
     * @param cards states of the table's variables, last one fastest
     * @param blockStart first variable of a block
     * @param strides of each variable in the message, 0 where the message does not have it
     */
    View(int[] cards, int blockStart, int[] strides) {
        outer = offsets(cards, strides, 0, blockStart);
        int from = cards.length;
        int length = 1;
        boolean flat = from == blockStart || strides[from - 1] != 1;
        while (from > blockStart && strides[from - 1] == (flat ? 0 : length)) {
            length *= cards[--from];
        }
        run = length;
        constant = flat;
        inner = offsets(cards, strides, blockStart, from);
    }

    private static int[] offsets(int[] cards, int[] strides, int from, int to) {
        int count = 1;
        for (int i = from; i < to; i++) {
            count *= cards[i];
        }
        int[] offsets = new int[count];
        int[] digit = new int[to];
        int at = 0;
        for (int k = 0; k < count; k++) {
            offsets[k] = at;
            for (int i = to - 1; i >= from; i--) {
                at += strides[i];
                if (++digit[i] < cards[i]) {
                    break;
                }
                at -= strides[i] * digit[i];
                digit[i] = 0;
            }
        }
        return offsets;
    }

    /** {@code to[cell] = from[cell] * message} over one block. */
    void multiply(double[] from, int fromAt, double[] to, int toAt, int block, double[] message) {
        int base = outer[block];
        int p = fromAt;
        int q = toAt;
        for (int offset : inner) {
            int at = base + offset;
            if (constant) {
                double factor = message[at];
                for (int k = 0; k < run; k++) {
                    to[q + k] = from[p + k] * factor;
                }
            } else {
                for (int k = 0; k < run; k++) {
                    to[q + k] = from[p + k] * message[at + k];
                }
            }
            p += run;
            q += run;
        }
    }

    /** Adds one block to the message it belongs to. */
    void sum(double[] from, int fromAt, int block, double[] message) {
        int base = outer[block];
        int p = fromAt;
        for (int offset : inner) {
            int at = base + offset;
            if (constant) {
                double sum = from[p];
                for (int k = 1; k < run; k++) {
                    sum += from[p + k];
                }
                message[at] += sum;
            } else {
                for (int k = 0; k < run; k++) {
                    message[at + k] += from[p + k];
                }
            }
            p += run;
        }
    }

    /** Offset in the message of one cell of the table. */
    int offset(int cell) {
        int blockSize = inner.length * run;
        int within = cell % blockSize;
        return outer[cell / blockSize] + inner[within / run] + (constant ? 0 : within % run);
    }
}
