package org.biofluxopt.bayes;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Enters and retracts findings on a {@link JunctionTree} and answers from the messages that are still valid: a changed
 * finding costs the path to what is asked, not the whole tree. Messages run over the calibrated tables of the tree
 * (Hugin updating, Jensen, Lauritzen and Olesen 1990) and stop where they no longer change anything. They are scaled,
 * their scales kept as logarithms; should one clique still lose all but 1e-200 of its mass, everything is done again in
 * logarithms. Not safe to share between threads; the tree is.
 */
public final class Inference {
    /** A separator whose belief moved by less, relatively, is taken as unmoved: rounding moves it by about 1e-15. */
    private static final double UNMOVED = 1e-13;

    private static final double VANISHING = 1e-200;
    private static final double[] NONE = {};

    private final JunctionTree owner;
    private final CliqueTree tree;
    private final double[][] likelihood; // [variable], NONE if no finding
    private final int[] findingsAt; // [clique]
    private final int[] findingsBelow; // [clique] in its subtree
    private final double[][] up; // [clique] P(findings below | separator), scaled to largest 1
    private final double[] upLog;
    private final boolean[] upValid;
    private final double[][] down; // [clique] P(findings elsewhere | separator), up to a scale
    private final boolean[] downValid;
    private final boolean[] lossy; // down was divided by a zero: lost once a finding below is retracted
    private final boolean[] unmoved; // nothing in this subtree differs from the prior
    private final double[][] marginals; // [variable] valid as marginalValid of the home clique
    private final boolean[] marginalValid; // [clique]
    private final double[] scratch;
    private double[] scales = NONE; // [variable] log of what was taken out of a soft finding
    private double findingsLog; // scales taken out of soft findings
    private double logEvidence;
    private boolean collected;
    private @Nullable LogInference logs;

    Inference(JunctionTree owner) {
        this.owner = owner;
        tree = owner.tree();
        int n = tree.cliques.length;
        likelihood = new double[tree.cards.length][];
        Arrays.fill(likelihood, NONE);
        findingsAt = new int[n];
        findingsBelow = new int[n];
        up = new double[n][];
        down = new double[n][];
        Arrays.fill(up, NONE);
        Arrays.fill(down, NONE);
        upLog = new double[n];
        upValid = new boolean[n];
        downValid = new boolean[n];
        lossy = new boolean[n];
        unmoved = new boolean[n];
        marginals = tree.marginals.clone();
        marginalValid = new boolean[n];
        scratch = new double[tree.largestBlock];
    }

    public JunctionTree junctionTree() {
        return owner;
    }

    /** The variable is certainly in this state; replaces an earlier finding on it. */
    public void observe(int variable, int state) {
        if (state < 0 || state >= tree.cards[variable]) {
            throw new IllegalArgumentException("Variable %s has no state number %d."
                    .formatted(owner.network().variable(variable).name(), state));
        }
        double[] certain = new double[tree.cards[variable]];
        certain[state] = 1;
        set(variable, certain, 0);
    }

    /**
     * Virtual evidence; replaces an earlier finding on the variable.
     *
     * @param given likelihood of what was seen in each state, finite, >= 0, not all zero; its scale counts in log P(e)
     */
    public void observe(int variable, double[] given) {
        double largest = 0;
        for (double value : given) {
            if (!(value >= 0) || value == Double.POSITIVE_INFINITY) {
                throw new IllegalArgumentException(
                        "Likelihoods must be finite and >= 0, got " + Arrays.toString(given));
            }
            largest = Math.max(largest, value);
        }
        if (given.length != tree.cards[variable] || largest == 0) {
            throw new IllegalArgumentException("Variable %s needs %d likelihoods, not all zero; got %s."
                    .formatted(
                            owner.network().variable(variable).name(), tree.cards[variable], Arrays.toString(given)));
        }
        double[] scaled = given.clone();
        for (int s = 0; s < scaled.length; s++) {
            scaled[s] /= largest;
        }
        set(variable, scaled, Math.log(largest));
    }

    /** Forgets the finding on one variable. */
    public void retract(int variable) {
        if (likelihood[variable].length > 0) {
            set(variable, NONE, 0);
        }
    }

    /** Forgets all findings. */
    public void clear() {
        for (int v = 0; v < likelihood.length; v++) {
            retract(v);
        }
    }

    /** Replaces all findings. */
    public void enter(Findings findings) {
        for (int v = 0; v < likelihood.length; v++) {
            if (likelihood[v].length > 0
                    && !findings.likelihoods()
                            .containsKey(owner.network().variable(v).name())) {
                retract(v);
            }
        }
        for (Map.Entry<String, List<Double>> finding : findings.likelihoods().entrySet()) {
            double[] values = new double[finding.getValue().size()];
            for (int s = 0; s < values.length; s++) {
                values[s] = finding.getValue().get(s);
            }
            observe(owner.network().index(finding.getKey()), values);
        }
    }

    private void set(int variable, double[] scaled, double log) {
        double[] before = likelihood[variable];
        if (scaled.length > 0 && log == 0 && Arrays.equals(before, scaled) && scaleOf(variable) == 0) {
            return;
        }
        findingsLog += log - scaleOf(variable);
        scale(variable, log);
        likelihood[variable] = scaled;
        int change = (scaled.length > 0 ? 1 : 0) - (before.length > 0 ? 1 : 0);
        int h = tree.home[variable];
        findingsAt[h] += change;
        int highestLossy = -1;
        for (int c = h; c >= 0; c = tree.cliques[c].parent) {
            findingsBelow[c] += change;
            upValid[c] = false;
            if (lossy[c]) {
                highestLossy = c;
            }
        }
        for (int c = 1; c < downValid.length; c++) { // messages that see the change
            boolean above = c <= h && h < tree.cliques[c].end;
            if (!above || (highestLossy >= 0 && c >= highestLossy)) {
                downValid[c] = false;
            }
        }
        Arrays.fill(marginalValid, false);
        collected = false;
        logs = null;
    }

    private double scaleOf(int variable) {
        return scales.length == 0 ? 0 : scales[variable];
    }

    private void scale(int variable, double log) {
        if (scales.length == 0) {
            if (log == 0) {
                return;
            }
            scales = new double[likelihood.length];
        }
        scales[variable] = log;
    }

    /** Natural logarithm of the probability of all findings; negative infinity if they are impossible. */
    public double logEvidence() {
        collect();
        return logEvidence;
    }

    /** P(variable | findings), [state]. */
    public double[] marginal(int variable) {
        int c = tree.home[variable];
        if (!collected && localMarginal(c)) {
            return marginals[variable].clone();
        }
        requirePossible();
        if (logs != null) {
            return logs.marginal(variable);
        }
        if (!marginalValid[c]) {
            reach(c);
            spread(c, false);
        }
        return marginals[variable].clone();
    }

    /** Answers from the messages between what changed and what is asked; false if too little mass is left there. */
    private boolean localMarginal(int c) {
        if (!marginalValid[c] && suppliedFromBelow(c) && reach(c)) {
            spread(c, false);
        }
        return marginalValid[c];
    }

    private boolean suppliedFromBelow(int c) {
        for (int child : tree.cliques[c].children) {
            if (findingsBelow[child] > 0 && !upValid[child] && !(suppliedFromBelow(child) && collect(child))) {
                return false;
            }
        }
        return true;
    }

    /** P(v | findings) of every variable, [variable][state]. */
    public double[][] marginals() {
        requirePossible();
        double[][] copies = new double[marginals.length][];
        for (int c = 0; logs == null && c < tree.cliques.length; c++) {
            if (!marginalValid[c] || !childrenValid(c)) {
                spread(c, true);
            }
        }
        for (int v = 0; v < copies.length; v++) {
            copies[v] = logs != null ? logs.marginal(v) : marginals[v].clone();
        }
        return copies;
    }

    private boolean childrenValid(int c) {
        for (int child : tree.cliques[c].children) {
            if (!downValid[child]) {
                return false;
            }
        }
        return true;
    }

    private void requirePossible() {
        collect();
        if (logEvidence == Double.NEGATIVE_INFINITY) {
            throw new ImpossibleEvidence(owner.smallestClash(findings()));
        }
    }

    /** What is entered now. */
    Findings findings() {
        Findings findings = Findings.none();
        for (int v = 0; v < likelihood.length; v++) {
            if (likelihood[v].length > 0) {
                double[] scaled = likelihood[v].clone();
                for (int s = 0; s < scaled.length; s++) {
                    scaled[s] *= Math.exp(scaleOf(v));
                }
                findings = findings.soft(owner.network().variable(v), scaled);
            }
        }
        return findings;
    }

    double scalesLog() {
        return findingsLog + tree.logTotal;
    }

    double[][] likelihoods() {
        return likelihood;
    }

    // ---- upward

    private void collect() {
        if (collected) {
            return;
        }
        double log = findingsLog + tree.logTotal;
        boolean vanishing = false;
        for (int c = tree.cliques.length - 1; c >= 0 && !vanishing; c--) {
            if (findingsBelow[c] > 0) {
                if (!upValid[c]) {
                    vanishing = !collect(c);
                }
                log += upLog[c];
            }
        }
        logEvidence = log;
        if (vanishing) {
            logs = new LogInference(tree, likelihood);
            logEvidence = logs.logEvidence() + findingsLog + tree.logTotal;
        }
        collected = true;
    }

    /** @return false if (nearly) all mass is lost */
    private boolean collect(int c) {
        Clique clique = tree.cliques[c];
        double[] message = up[c].length == 0 ? new double[clique.separatorSize] : up[c];
        up[c] = message;
        Arrays.fill(message, 0);
        double[] own = ownFindings(c);
        for (int b = 0; b < clique.blocks; b++) {
            if (bracket(c, b, own, NONE)) {
                clique.separator.sum(scratch, 0, b, message);
            }
        }
        double[] prior = tree.separators[c];
        double largest = 0;
        for (int s = 0; s < message.length; s++) {
            message[s] = prior[s] > 0 ? message[s] / prior[s] : 0;
            largest = Math.max(largest, message[s]);
        }
        if (!(largest > VANISHING)) {
            return false;
        }
        for (int s = 0; s < message.length; s++) {
            message[s] /= largest;
        }
        upLog[c] = Math.log(largest);
        upValid[c] = true;
        return true;
    }

    /** Likelihood of the clique's own findings over its residual. */
    private double[] ownFindings(int c) {
        if (findingsAt[c] == 0) {
            return NONE;
        }
        Clique clique = tree.cliques[c];
        double[] weights = new double[clique.residualSize];
        weights[0] = 1;
        int size = 1;
        for (int i = clique.separatorLength; i < clique.scope.length; i++) { // grow by one variable
            double[] given = likelihood[clique.scope[i]];
            int card = clique.cards[i];
            for (int k = size - 1; k >= 0; k--) {
                double weight = weights[k];
                for (int s = card - 1; s >= 0; s--) {
                    weights[k * card + s] = given.length == 0 ? weight : weight * given[s];
                }
            }
            size *= card;
        }
        return weights;
    }

    /** One block of prior belief x own findings x messages from below (x message from above); false if it is zero. */
    private boolean bracket(int c, int block, double[] own, double[] above) {
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
        if (findingsBelow[c] > findingsAt[c]) {
            for (int child : clique.children) {
                if (findingsBelow[child] > 0) {
                    if (!tree.cliques[child].inParent.multiply(from, at, scratch, 0, block, up[child])) {
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

    // ---- downward

    /** Makes the message into clique {@code c} valid; false if too little mass is left on the way. */
    private boolean reach(int c) {
        if (c == 0 || downValid[c]) {
            return true;
        }
        int parent = tree.cliques[c].parent;
        if (!reach(parent)) {
            return false;
        }
        if (prune(parent)) {
            settle(c);
            return true;
        }
        if (!suppliedFromBelow(parent)) {
            return false;
        }
        double[] belief = zeroed(c);
        double[] own = ownFindings(parent);
        Clique above = tree.cliques[parent];
        for (int b = 0; b < above.blocks; b++) {
            if (bracket(parent, b, own, above(parent))) {
                tree.cliques[c].inParent.sum(scratch, 0, b, belief);
            }
        }
        double total = 0;
        for (double value : belief) {
            total += value;
        }
        if (!(total > VANISHING)) {
            return false;
        }
        divide(c);
        return true;
    }

    private boolean prune(int c) {
        return findingsBelow[c] == 0 && (c == 0 || unmoved[c]);
    }

    /** Message from above; none where it is 1 throughout. */
    private double[] above(int c) {
        return c == 0 || unmoved[c] ? NONE : down[c];
    }

    private void settle(int c) {
        unmoved[c] = true;
        downValid[c] = true;
        lossy[c] = false;
    }

    private double[] zeroed(int c) {
        if (down[c].length == 0) {
            down[c] = new double[tree.cliques[c].separatorSize];
        } else {
            Arrays.fill(down[c], 0);
        }
        return down[c];
    }

    /** Turns the separator's belief into the message that does not repeat what came from below. */
    private void divide(int c) {
        double[] belief = down[c];
        double[] prior = tree.separators[c];
        double[] below = findingsBelow[c] > 0 ? up[c] : NONE;
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
        downValid[c] = true;
    }

    /** Marginals of the clique's residual variables and, if asked, the messages to its children. */
    private void spread(int c, boolean onward) {
        Clique clique = tree.cliques[c];
        marginalValid[c] = true;
        if (prune(c)) {
            for (int i = clique.separatorLength; i < clique.scope.length; i++) {
                marginals[clique.scope[i]] = tree.marginals[clique.scope[i]];
            }
            if (onward) {
                for (int child : clique.children) {
                    settle(child);
                }
            }
            return;
        }
        double[] residual = onward && clique.residualShared ? NONE : new double[clique.residualSize];
        if (clique.children.length == 0 && findingsAt[c] == 0) {
            leaf(c, residual);
        } else {
            inner(c, residual, onward);
        }
        double total = residual.length == 0 ? 1 : 0;
        for (double value : residual) {
            total += value;
        }
        if (!(total > VANISHING)) {
            marginalValid[c] = false;
            return;
        }
        for (int i = clique.separatorLength; i < clique.scope.length; i++) {
            int v = clique.scope[i];
            int reader = tree.reader[v];
            marginals[v] = residual.length > 0
                    ? tree.ofResidual(clique, residual, v)
                    : tree.ofSeparator(tree.cliques[reader], down[reader], v);
        }
        if (onward) {
            for (int child : clique.children) {
                if (!downValid[child]) {
                    divide(child);
                }
            }
        }
    }

    private void leaf(int c, double[] residual) {
        double[] above = above(c);
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
        double[] own = ownFindings(c);
        double[] above = above(c);
        for (int child : clique.children) {
            if (onward && (!downValid[child] || residual.length == 0)) {
                downValid[child] = false;
                zeroed(child);
            }
        }
        for (int b = 0; b < clique.blocks; b++) {
            if (!bracket(c, b, own, above)) {
                continue;
            }
            if (residual.length > 0) {
                clique.residual.sum(scratch, 0, b, residual);
            }
            for (int child : clique.children) {
                if (onward && !downValid[child]) {
                    tree.cliques[child].inParent.sum(scratch, 0, b, down[child]);
                }
            }
        }
    }

    /**
     * The clique's table times all findings below it, [separator][residual]: proportional to P(residual, findings below |
     * separator) in each row.
     */
    double[] conditional(int c) {
        collect();
        Clique clique = tree.cliques[c];
        double[] table = new double[clique.cells];
        double[] own = ownFindings(c);
        for (int b = 0; b < clique.blocks; b++) {
            if (!bracket(c, b, own, NONE)) {
                continue;
            }
            System.arraycopy(scratch, 0, table, b * clique.blockSize, clique.blockSize);
        }
        return table;
    }

    /** Joint of the clique's variables given all findings, in the order of its scope; not normalised. */
    double[] joint(int c) {
        requirePossible();
        reach(c);
        Clique clique = tree.cliques[c];
        double[] table = new double[clique.cells];
        double[] own = ownFindings(c);
        for (int b = 0; b < clique.blocks; b++) {
            if (!bracket(c, b, own, above(c))) {
                continue;
            }
            System.arraycopy(scratch, 0, table, b * clique.blockSize, clique.blockSize);
        }
        return table;
    }

    @Nullable
    LogInference logs() {
        collect();
        return logs;
    }
}
