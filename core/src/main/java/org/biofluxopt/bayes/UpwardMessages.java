package org.biofluxopt.bayes;

import java.util.Arrays;

/**
 * What the findings of each subtree say of the separator above it: P(findings below | separator), scaled to largest 1. A
 * subtree without findings sends nothing.
 */
final class UpwardMessages {
    /** A clique that keeps less of its mass cannot be worked in doubles. */
    static final double VANISHING = 1e-200;

    final double[] scratch; // the block that was bracketed last
    private final CliqueTree tree;
    private final EnteredFindings findings;
    private final double[][] message; // [clique]
    private final double[] log; // [clique] of the scale
    private final boolean[] valid;

    UpwardMessages(CliqueTree tree, EnteredFindings findings) {
        this.tree = tree;
        this.findings = findings;
        int n = tree.cliques.length;
        message = new double[n][];
        Arrays.fill(message, EnteredFindings.NONE);
        log = new double[n];
        valid = new boolean[n];
        scratch = new double[tree.largestBlock];
    }

    /** A finding in this clique changed: the messages from here to the root say it no longer. */
    void invalidateFrom(int clique) {
        for (int c = clique; c >= 0; c = tree.cliques[c].parent) {
            valid[c] = false;
        }
    }

    /** The message of a subtree with findings; valid after {@link #collect()} or {@link #supplied}. */
    double[] of(int c) {
        return message[c];
    }

    /** @return log P(findings) up to the scales of soft ones, or NaN if too little mass is left somewhere */
    double collect() {
        double sum = 0;
        for (int c = tree.cliques.length - 1; c >= 0; c--) {
            if (findings.below[c] > 0) {
                if (!valid[c] && !collect(c)) {
                    return Double.NaN;
                }
                sum += log[c];
            }
        }
        return sum;
    }

    /** Makes the messages into a clique from below valid; false if too little mass is left. */
    boolean supplied(int c) {
        for (int child : tree.cliques[c].children) {
            if (findings.below[child] > 0 && !valid[child] && !(supplied(child) && collect(child))) {
                return false;
            }
        }
        return true;
    }

    /** @return false if (nearly) all mass is lost */
    private boolean collect(int c) {
        Clique clique = tree.cliques[c];
        double[] sum = message[c].length == 0 ? new double[clique.separatorSize] : message[c];
        message[c] = sum;
        Arrays.fill(sum, 0);
        double[] own = findings.own(c);
        for (int b = 0; b < clique.blocks; b++) {
            if (bracket(c, b, own, EnteredFindings.NONE)) {
                clique.separator.sum(scratch, 0, b, sum);
            }
        }
        double[] prior = tree.separators[c];
        double largest = 0;
        for (int s = 0; s < sum.length; s++) {
            sum[s] = prior[s] > 0 ? sum[s] / prior[s] : 0;
            largest = Math.max(largest, sum[s]);
        }
        if (!(largest > VANISHING)) {
            return false;
        }
        for (int s = 0; s < sum.length; s++) {
            sum[s] /= largest;
        }
        log[c] = Math.log(largest);
        valid[c] = true;
        return true;
    }

    /**
     * One block of prior belief x own findings x messages from below (x message from above), into {@link #scratch}.
     *
     * @param above none if it is 1 throughout
     * @return false if it is zero
     */
    boolean bracket(int c, int block, double[] own, double[] above) {
        Clique clique = tree.cliques[c];
        double[] from = tree.beliefs[c];
        int at = block * clique.blockSize;
        if (above.length > 0) {
            if (!clique.separator.multiply(from, at, scratch, 0, block, above)) {
                return false;
            }
            from = scratch;
            at = 0;
        }
        if (own.length > 0) {
            clique.residual.multiply(from, at, scratch, 0, block, own);
            from = scratch;
            at = 0;
        }
        if (findings.below[c] > findings.at[c]) {
            for (int child : clique.children) {
                if (findings.below[child] > 0) {
                    if (!tree.cliques[child].inParent.multiply(from, at, scratch, 0, block, message[child])) {
                        return false;
                    }
                    from = scratch;
                    at = 0;
                }
            }
        }
        if (at > 0 || from != scratch) {
            System.arraycopy(from, at, scratch, 0, clique.blockSize);
        }
        return true;
    }

    /** All blocks of a clique's table, bracketed with a message from above. */
    double[] table(int c, double[] above) {
        Clique clique = tree.cliques[c];
        double[] table = new double[clique.cells];
        double[] own = findings.own(c);
        for (int b = 0; b < clique.blocks; b++) {
            if (bracket(c, b, own, above)) {
                System.arraycopy(scratch, 0, table, b * clique.blockSize, clique.blockSize);
            }
        }
        return table;
    }
}
