package org.biofluxopt.bayes;

import java.util.Arrays;

/** Marginals of each clique's own variables, from its table and the messages into it. */
final class CliqueMarginals {
    private final CliqueTree tree;
    private final EnteredFindings findings;
    private final UpwardMessages up;
    private final DownwardMessages down;
    private final double[][] values; // [variable] valid as that of the home clique
    private final boolean[] valid; // [clique]

    CliqueMarginals(CliqueTree tree, EnteredFindings findings, UpwardMessages up, DownwardMessages down) {
        this.tree = tree;
        this.findings = findings;
        this.up = up;
        this.down = down;
        values = tree.marginals.clone();
        valid = new boolean[tree.cliques.length];
    }

    void invalidate() {
        Arrays.fill(valid, false);
    }

    boolean isValid(int c) {
        return valid[c];
    }

    double[] of(int variable) {
        return values[variable].clone();
    }

    /** Marginals of the clique's residual variables and, if asked, the messages to its children. */
    void spread(int c, boolean onward) {
        Clique clique = tree.cliques[c];
        valid[c] = true;
        if (down.untouched(c)) {
            for (int i = clique.separatorLength; i < clique.scope.length; i++) {
                values[clique.scope[i]] = tree.marginals[clique.scope[i]];
            }
            if (onward) {
                for (int child : clique.children) {
                    down.settle(child);
                }
            }
            return;
        }
        double[] residual = onward && clique.residualShared ? EnteredFindings.NONE : new double[clique.residualSize];
        if (clique.children.length == 0 && findings.at[c] == 0) {
            leaf(c, residual);
        } else {
            inner(c, residual, onward);
        }
        double total = residual.length == 0 ? 1 : 0;
        for (double value : residual) {
            total += value;
        }
        if (!(total > UpwardMessages.VANISHING)) {
            valid[c] = false;
            return;
        }
        for (int i = clique.separatorLength; i < clique.scope.length; i++) {
            int v = clique.scope[i];
            int reader = tree.reader[v];
            values[v] = residual.length > 0
                    ? tree.ofResidual(clique, residual, v)
                    : tree.ofSeparator(tree.cliques[reader], down.separator(reader), v);
        }
        if (onward) {
            for (int child : clique.children) {
                if (!down.isValid(child)) {
                    down.divide(child);
                }
            }
        }
    }

    private void leaf(int c, double[] residual) {
        double[] above = down.into(c);
        double[] belief = tree.beliefs[c];
        for (int s = 0, p = 0; s < above.length; s++, p += residual.length) {
            double factor = above[s];
            if (factor != 0) {
                for (int r = 0; r < residual.length; r++) {
                    residual[r] += factor * belief[p + r];
                }
            }
        }
    }

    private void inner(int c, double[] residual, boolean onward) {
        Clique clique = tree.cliques[c];
        double[] own = findings.own(c);
        double[] above = down.into(c);
        for (int child : clique.children) {
            if (onward && (!down.isValid(child) || residual.length == 0)) {
                down.restart(child);
            }
        }
        for (int b = 0; b < clique.blocks; b++) {
            if (!up.bracket(c, b, own, above)) {
                continue;
            }
            if (residual.length > 0) {
                clique.residual.sum(up.scratch, 0, b, residual);
            }
            for (int child : clique.children) {
                if (onward && !down.isValid(child)) {
                    tree.cliques[child].inParent.sum(up.scratch, 0, b, down.separator(child));
                }
            }
        }
    }
}
