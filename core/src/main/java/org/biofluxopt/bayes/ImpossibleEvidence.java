package org.biofluxopt.bayes;

import java.util.List;

/** The findings have probability zero. Names a smallest set that clashes: without any one of them the rest is possible. */
public final class ImpossibleEvidence extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> clashing;

    ImpossibleEvidence(List<String> clashing) {
        super("These findings cannot be true together: " + String.join(", ", clashing) + ".");
        this.clashing = List.copyOf(clashing);
    }

    /** Names of the variables whose findings clash. */
    public List<String> clashing() {
        return clashing;
    }
}
