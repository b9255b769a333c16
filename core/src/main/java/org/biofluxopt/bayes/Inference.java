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
    private static final double[] NONE = EnteredFindings.NONE;

    private final JunctionTree owner;
    private final CliqueTree tree;
    private final EnteredFindings findings;
    private final UpwardMessages up;
    private final DownwardMessages down;
    private final CliqueMarginals marginals;
    private double logEvidence;
    private boolean collected;
    private @Nullable LogInference logs;

    Inference(JunctionTree owner) {
        this.owner = owner;
        tree = owner.tree();
        findings = new EnteredFindings(tree);
        up = new UpwardMessages(tree, findings);
        down = new DownwardMessages(tree, findings, up);
        marginals = new CliqueMarginals(tree, findings, up, down);
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
        if (findings.on(variable)) {
            set(variable, NONE, 0);
        }
    }

    /** Forgets all findings. */
    public void clear() {
        for (int v = 0; v < tree.cards.length; v++) {
            retract(v);
        }
    }

    /** Replaces all findings. */
    public void enter(Findings wanted) {
        for (int v = 0; v < tree.cards.length; v++) {
            if (findings.on(v)
                    && !wanted.likelihoods()
                            .containsKey(owner.network().variable(v).name())) {
                retract(v);
            }
        }
        for (Map.Entry<String, List<Double>> finding : wanted.likelihoods().entrySet()) {
            double[] values = new double[finding.getValue().size()];
            for (int s = 0; s < values.length; s++) {
                values[s] = finding.getValue().get(s);
            }
            observe(owner.network().index(finding.getKey()), values);
        }
    }

    private void set(int variable, double[] scaled, double log) {
        if (!findings.set(variable, scaled, log)) {
            return;
        }
        up.invalidateFrom(tree.home[variable]);
        down.invalidateFrom(tree.home[variable]);
        marginals.invalidate();
        collected = false;
        logs = null;
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
            return marginals.of(variable);
        }
        requirePossible();
        if (logs != null) {
            return logs.marginal(variable);
        }
        if (!marginals.isValid(c)) {
            down.reach(c);
            marginals.spread(c, false);
        }
        return marginals.of(variable);
    }

    /** Answers from the messages between what changed and what is asked; false if too little mass is left there. */
    private boolean localMarginal(int c) {
        if (!marginals.isValid(c) && up.supplied(c) && down.reach(c)) {
            marginals.spread(c, false);
        }
        return marginals.isValid(c);
    }

    /** P(v | findings) of every variable, [variable][state]. */
    public double[][] marginals() {
        requirePossible();
        double[][] copies = new double[tree.cards.length][];
        for (int c = 0; logs == null && c < tree.cliques.length; c++) {
            if (!marginals.isValid(c) || !childrenValid(c)) {
                marginals.spread(c, true);
            }
        }
        for (int v = 0; v < copies.length; v++) {
            copies[v] = logs != null ? logs.marginal(v) : marginals.of(v);
        }
        return copies;
    }

    private boolean childrenValid(int c) {
        for (int child : tree.cliques[c].children) {
            if (!down.isValid(child)) {
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
        return findings.findings(owner.network());
    }

    double[][] likelihoods() {
        return findings.likelihoods();
    }

    /** Logarithm of what was scaled out of findings and tables. */
    double scalesLog() {
        return findings.log() + tree.logTotal;
    }

    private void collect() {
        if (collected) {
            return;
        }
        double inside = up.collect();
        if (Double.isNaN(inside)) {
            logs = new LogInference(tree, findings.likelihoods());
            inside = logs.logEvidence();
        }
        logEvidence = inside + scalesLog();
        collected = true;
    }

    /**
     * The clique's table times all findings below it, [separator][residual]: proportional to P(residual, findings below |
     * separator) in each row.
     */
    double[] conditional(int c) {
        collect();
        return up.table(c, NONE);
    }

    /** Joint of the clique's variables given all findings, in the order of its scope; not normalised. */
    double[] joint(int c) {
        requirePossible();
        down.reach(c);
        return up.table(c, down.into(c));
    }

    @Nullable
    LogInference logs() {
        collect();
        return logs;
    }
}
