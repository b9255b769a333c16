package org.biofluxopt.bayes;

import java.util.Arrays;

/**
 * What the findings outside each subtree say of the separator above it, up to a scale. A message ends where it no longer
 * changes its separator.
 */
final class DownwardMessages {
    /** A separator whose belief moved by less, relatively, is taken as unmoved: rounding moves it by about 1e-15. */
    private static final double UNMOVED = 1e-13;

    private final CliqueTree tree;
    private final EnteredFindings findings;
    private final UpwardMessages up;
    private final double[][] message; // [clique]; the separator's belief until it is divided
    private final boolean[] valid;
    private final boolean[] lossy; // was divided by a zero: lost once a finding below is retracted
    private final boolean[] unmoved; // nothing outside the subtree changes it

    DownwardMessages(CliqueTree tree, EnteredFindings findings, UpwardMessages up) {
        this.tree = tree;
        this.findings = findings;
        this.up = up;
        int n = tree.cliques.length;
        message = new double[n][];
        Arrays.fill(message, EnteredFindings.NONE);
        valid = new boolean[n];
        lossy = new boolean[n];
        unmoved = new boolean[n];
    }

    /** A finding in this clique changed. */
    void invalidateFrom(int clique) {
        int highestLossy = -1;
        for (int c = clique; c >= 0; c = tree.cliques[c].parent) {
            if (lossy[c]) {
                highestLossy = c;
            }
        }
        for (int c = 1; c < valid.length; c++) { // messages that see the change
            boolean above = c <= clique && clique < tree.cliques[c].end;
            if (!above || (highestLossy >= 0 && c >= highestLossy)) {
                valid[c] = false;
            }
        }
    }

    boolean isValid(int c) {
        return valid[c];
    }

    /** Whether the clique stands as it did without findings. */
    boolean untouched(int c) {
        return findings.below[c] == 0 && (c == 0 || unmoved[c]);
    }

    /** Message from above; none where it is 1 throughout. */
    double[] into(int c) {
        return c == 0 || unmoved[c] ? EnteredFindings.NONE : message[c];
    }

    /** Belief of the separator while it is summed, message once it is divided. */
    double[] separator(int c) {
        return message[c];
    }

    /** Makes the message into clique {@code c} valid; false if too little mass is left on the way. */
    boolean reach(int c) {
        if (c == 0 || valid[c]) {
            return true;
        }
        int parent = tree.cliques[c].parent;
        if (!reach(parent)) {
            return false;
        }
        if (untouched(parent)) {
            settle(c);
            return true;
        }
        if (!up.supplied(parent)) {
            return false;
        }
        double[] belief = restart(c);
        double[] own = findings.own(parent);
        Clique above = tree.cliques[parent];
        for (int b = 0; b < above.blocks; b++) {
            if (up.bracket(parent, b, own, into(parent))) {
                tree.cliques[c].inParent.sum(up.scratch, 0, b, belief);
            }
        }
        double total = 0;
        for (double value : belief) {
            total += value;
        }
        if (!(total > UpwardMessages.VANISHING)) {
            return false;
        }
        divide(c);
        return true;
    }

    /** Nothing comes from above. */
    void settle(int c) {
        unmoved[c] = true;
        valid[c] = true;
        lossy[c] = false;
    }

    /** Empties the separator's belief, to be summed anew. */
    double[] restart(int c) {
        valid[c] = false;
        if (message[c].length == 0) {
            message[c] = new double[tree.cliques[c].separatorSize];
        } else {
            Arrays.fill(message[c], 0);
        }
        return message[c];
    }

    /** Turns the separator's belief into the message that does not repeat what came from below. */
    void divide(int c) {
        double[] belief = message[c];
        double[] prior = tree.separators[c];
        double[] below = findings.below[c] > 0 ? up.of(c) : EnteredFindings.NONE;
        double total = 0;
        for (double value : belief) {
            total += value;
        }
        double scale = 1 / total;
        boolean lost = false;
        boolean same = below.length == 0;
        for (int s = 0; s < belief.length; s++) {
            double told = below.length == 0 ? prior[s] : prior[s] * below[s];
            lost |= told == 0 && prior[s] > 0;
            belief[s] = told > 0 ? belief[s] * scale / told : 0;
            same &= prior[s] == 0 || Math.abs(belief[s] - 1) < UNMOVED;
        }
        lossy[c] = lost;
        unmoved[c] = same;
        valid[c] = true;
    }
}
