package org.biofluxopt.bayes;

import java.util.Arrays;

/**
 * One clique of a junction tree. Its variables stand with the separator to its parent first, so its table is
 * [separator configuration][residual configuration] and a message is a sum over contiguous cells.
 */
final class Clique {
    final int parent; // number of the parent clique, -1 at the root
    final int[] scope; // variables: separator, then residual
    final int[] cards;
    final int separatorSize; // configurations
    final int residualSize; // configurations
    final int separatorLength; // variables
    final int[] inParent; // parent's cell -> separator configuration; empty at the root

    Clique(int parent, int[] scope, int separatorLength, int[] allCards, int[] parentScope) {
        this.parent = parent;
        this.scope = scope;
        this.separatorLength = separatorLength;
        this.cards = Arrays.stream(scope).map(v -> allCards[v]).toArray();
        this.separatorSize = product(cards, 0, separatorLength);
        this.residualSize = product(cards, separatorLength, cards.length);
        this.inParent =
                parent < 0 ? new int[0] : projection(parentScope, Arrays.copyOf(scope, separatorLength), allCards);
    }

    int cells() {
        return separatorSize * residualSize;
    }

    private static int product(int[] cards, int from, int to) {
        int product = 1;
        for (int i = from; i < to; i++) {
            product *= cards[i];
        }
        return product;
    }

    /** For each cell over {@code large} the cell over {@code small}, a subset of it; last variable fastest in both. */
    static int[] projection(int[] large, int[] small, int[] allCards) {
        int[] stride = new int[large.length];
        int step = 1;
        for (int i = small.length - 1; i >= 0; i--) {
            stride[position(large, small[i])] = step;
            step *= allCards[small[i]];
        }
        int cells = 1;
        for (int v : large) {
            cells *= allCards[v];
        }
        int[] map = new int[cells];
        int[] digit = new int[large.length];
        int at = 0;
        for (int cell = 0; cell < cells; cell++) {
            map[cell] = at;
            for (int i = large.length - 1; i >= 0; i--) {
                at += stride[i];
                if (++digit[i] < allCards[large[i]]) {
                    break;
                }
                at -= stride[i] * digit[i];
                digit[i] = 0;
            }
        }
        return map;
    }

    static int position(int[] scope, int variable) {
        for (int i = 0; i < scope.length; i++) {
            if (scope[i] == variable) {
                return i;
            }
        }
        throw new IllegalStateException("Variable " + variable + " is not in the scope");
    }
}
