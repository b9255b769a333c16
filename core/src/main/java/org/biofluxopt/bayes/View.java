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

    /**
     * {@code to[cell] = from[cell] * message} over one block. Runs of two to four, the usual ones, are written out: a loop
     * of three steps costs more in its entry and exit than in its steps.
     *
     * @return false if the message is zero throughout, so that the block is too
     */
    boolean multiply(double[] from, int fromAt, double[] to, int toAt, int block, double[] message) {
        int base = outer[block];
        if (!constant) {
            multiplyContiguous(from, fromAt, to, toAt, base, message);
            return true;
        }
        int p = fromAt;
        int q = toAt;
        boolean any = false;
        for (int offset : inner) {
            double factor = message[base + offset];
            any |= factor != 0;
            switch (run) {
                case 1 -> to[q] = from[p] * factor;
                case 2 -> {
                    to[q] = from[p] * factor;
                    to[q + 1] = from[p + 1] * factor;
                }
                case 3 -> {
                    to[q] = from[p] * factor;
                    to[q + 1] = from[p + 1] * factor;
                    to[q + 2] = from[p + 2] * factor;
                }
                case 4 -> {
                    to[q] = from[p] * factor;
                    to[q + 1] = from[p + 1] * factor;
                    to[q + 2] = from[p + 2] * factor;
                    to[q + 3] = from[p + 3] * factor;
                }
                default -> {
                    for (int k = 0; k < run; k++) {
                        to[q + k] = from[p + k] * factor;
                    }
                }
            }
            p += run;
            q += run;
        }
        return any;
    }

    private void multiplyContiguous(double[] from, int fromAt, double[] to, int toAt, int base, double[] message) {
        int p = fromAt;
        int q = toAt;
        for (int offset : inner) {
            int at = base + offset;
            switch (run) {
                case 2 -> {
                    to[q] = from[p] * message[at];
                    to[q + 1] = from[p + 1] * message[at + 1];
                }
                case 3 -> {
                    to[q] = from[p] * message[at];
                    to[q + 1] = from[p + 1] * message[at + 1];
                    to[q + 2] = from[p + 2] * message[at + 2];
                }
                case 4 -> {
                    to[q] = from[p] * message[at];
                    to[q + 1] = from[p + 1] * message[at + 1];
                    to[q + 2] = from[p + 2] * message[at + 2];
                    to[q + 3] = from[p + 3] * message[at + 3];
                }
                default -> {
                    for (int k = 0; k < run; k++) {
                        to[q + k] = from[p + k] * message[at + k];
                    }
                }
            }
            p += run;
            q += run;
        }
    }

    /** Adds one block to the message it belongs to. */
    void sum(double[] from, int fromAt, int block, double[] message) {
        int base = outer[block];
        if (!constant) {
            sumContiguous(from, fromAt, base, message);
            return;
        }
        int p = fromAt;
        for (int offset : inner) {
            double sum = switch (run) {
                case 1 -> from[p];
                case 2 -> from[p] + from[p + 1];
                case 3 -> from[p] + from[p + 1] + from[p + 2];
                case 4 -> (from[p] + from[p + 1]) + (from[p + 2] + from[p + 3]);
                default -> sumOf(from, p, p + run);
            };
            message[base + offset] += sum;
            p += run;
        }
    }

    private static double sumOf(double[] from, int start, int end) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int p = start;
        for (; p + 3 < end; p += 4) { // four chains: additions of one chain wait for each other
            a += from[p];
            b += from[p + 1];
            c += from[p + 2];
            d += from[p + 3];
        }
        for (; p < end; p++) {
            a += from[p];
        }
        return (a + b) + (c + d);
    }

    private void sumContiguous(double[] from, int fromAt, int base, double[] message) {
        int p = fromAt;
        for (int offset : inner) {
            int at = base + offset;
            switch (run) {
                case 2 -> {
                    message[at] += from[p];
                    message[at + 1] += from[p + 1];
                }
                case 3 -> {
                    message[at] += from[p];
                    message[at + 1] += from[p + 1];
                    message[at + 2] += from[p + 2];
                }
                case 4 -> {
                    message[at] += from[p];
                    message[at + 1] += from[p + 1];
                    message[at + 2] += from[p + 2];
                    message[at + 3] += from[p + 3];
                }
                default -> {
                    for (int k = 0; k < run; k++) {
                        message[at + k] += from[p + k];
                    }
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
