package org.biofluxopt.bayes;

/**
 * One clique of a rooted tree. Its variables stand with the separator to its parent first, so its table is [separator
 * configuration][residual configuration]; every variable is residual in exactly one clique.
 */
final class Clique {
    private static final int LEAST_BLOCK = 64;

    final int parent; // number of the parent clique, -1 at the root
    final int[] scope; // variables: separator, then residual
    final int[] cards;
    final int separatorLength; // variables
    final int separatorSize; // configurations
    final int residualSize; // configurations
    final int cells;
    final int blocks;
    final int blockSize;
    final int blockStart;
    final View separator; // own separator on the own table
    final View residual; // own residual on the own table
    final View inParent; // own separator on the parent's table
    int[] children = {};
    boolean residualShared; // every residual variable is in some child's separator
    int end; // one past the last descendant; cliques are numbered in preorder

    Clique(Clique[] placed, int parent, int[] scope, int separatorLength, int[] allCards) {
        this.parent = parent;
        this.scope = scope;
        this.separatorLength = separatorLength;
        cards = new int[scope.length];
        int sep = 1;
        int rest = 1;
        for (int i = 0; i < scope.length; i++) {
            cards[i] = allCards[scope[i]];
            if (i < separatorLength) {
                sep *= cards[i];
            } else {
                rest *= cards[i];
            }
        }
        separatorSize = sep;
        residualSize = rest;
        cells = sep * rest;
        int start = scope.length;
        int size = 1;
        while (start > 0 && size < LEAST_BLOCK) {
            size *= cards[--start];
        }
        blockStart = start;
        blockSize = size;
        blocks = cells / size;
        separator = view(scope, 0, separatorLength);
        residual = view(scope, separatorLength, scope.length);
        inParent = parent < 0 ? separator : placed[parent].view(scope, 0, separatorLength);
    }

    /** The view of a table over {@code variables[from..to)}, last variable fastest, on this clique's table. */
    View view(int[] variables, int from, int to) {
        int[] strides = new int[scope.length];
        int step = 1;
        for (int i = to - 1; i >= from; i--) {
            int place = position(scope, variables[i]);
            strides[place] = step;
            step *= cards[place];
        }
        return new View(cards, blockStart, strides);
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
