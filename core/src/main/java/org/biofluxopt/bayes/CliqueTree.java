package org.biofluxopt.bayes;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Factors multiplied into a tree of cliques and calibrated once: every clique holds the marginal of the normalised
 * product over its variables, every link that of its separator (Jensen, Lauritzen and Olesen 1990). Findings are
 * entered as messages on top of these tables, which never change; so one tree serves many threads, and what the
 * findings do not reach costs nothing.
 */
final class CliqueTree {
    final int[] cards;
    final Clique[] cliques; // preorder
    final int[] home; // clique whose residual holds the variable
    final int[] reader; // child of the home clique whose separator is the smallest to hold the variable, or -1
    final double[][] beliefs; // [clique][cell]
    final double[][] separators; // [clique][separator configuration]
    final double[][] marginals; // [variable][state] before any finding
    final int largestBlock;
    final double logTotal; // log of the sum of the product

    /** @param tables flat, in the order of the scope, last variable fastest */
    CliqueTree(int[] cards, int[][] scopes, double[][] tables, Triangulation.Plan plan) {
        this.cards = cards;
        cliques = rooted(plan, cards);
        home = new int[cards.length];
        int largest = 1;
        beliefs = new double[cliques.length][];
        separators = new double[cliques.length][];
        for (int c = 0; c < cliques.length; c++) {
            Clique clique = cliques[c];
            largest = Math.max(largest, clique.blockSize);
            beliefs[c] = new double[clique.cells];
            Arrays.fill(beliefs[c], 1);
            for (int i = clique.separatorLength; i < clique.scope.length; i++) {
                home[clique.scope[i]] = c;
            }
        }
        largestBlock = largest;
        reader = readers();
        for (int f = 0; f < scopes.length; f++) {
            assign(scopes[f], tables[f]);
        }
        logTotal = calibrate();
        marginals = new double[cards.length][];
        for (int v = 0; v < cards.length; v++) {
            marginals[v] = prior(v);
        }
    }

    /** The deepest clique of the family's homes contains the family; that of fewest cells among those that do is used. */
    private void assign(int[] scope, double[] table) {
        if (scope.length == 0) {
            throw new IllegalArgumentException("A factor needs a variable");
        }
        int deepest = 0;
        for (int v : scope) {
            deepest = Math.max(deepest, home[v]); // an ancestor has the smaller number
        }
        View view = cliques[deepest].view(scope, 0, scope.length);
        Clique clique = cliques[deepest];
        double[] belief = beliefs[deepest];
        for (int b = 0; b < clique.blocks; b++) {
            view.multiply(belief, b * clique.blockSize, belief, b * clique.blockSize, b, table);
        }
    }

    /** Up: divide each clique by its message and hand it on; down: multiply by what the parent believes. */
    private double calibrate() {
        double log = 0;
        for (int c = cliques.length - 1; c >= 0; c--) {
            Clique clique = cliques[c];
            double[] message = summed(clique, clique.separator, beliefs[c], clique.separatorSize);
            double largest = 0;
            for (double value : message) {
                largest = Math.max(largest, value);
            }
            if (!(largest > 0)) {
                return Double.NEGATIVE_INFINITY;
            }
            log += Math.log(largest);
            double[] inverse = new double[message.length];
            for (int s = 0; s < message.length; s++) {
                inverse[s] = message[s] > 0 ? 1 / message[s] : 0;
                if (Double.isInfinite(inverse[s])) {
                    inverse[s] = 0; // below 1e-308 of a scaled table
                }
                message[s] /= largest;
            }
            times(clique, clique.separator, beliefs[c], inverse);
            if (clique.parent >= 0) {
                times(cliques[clique.parent], clique.inParent, beliefs[clique.parent], message);
            }
        }
        for (int c = 0; c < cliques.length; c++) {
            Clique clique = cliques[c];
            separators[c] = clique.parent < 0
                    ? new double[] {1}
                    : summed(cliques[clique.parent], clique.inParent, beliefs[clique.parent], clique.separatorSize);
            times(clique, clique.separator, beliefs[c], separators[c]);
        }
        return log;
    }

    private static double[] summed(Clique clique, View view, double[] table, int size) {
        double[] message = new double[size];
        for (int b = 0; b < clique.blocks; b++) {
            view.sum(table, b * clique.blockSize, b, message);
        }
        return message;
    }

    private static void times(Clique clique, View view, double[] table, double[] message) {
        for (int b = 0; b < clique.blocks; b++) {
            view.multiply(table, b * clique.blockSize, table, b * clique.blockSize, b, message);
        }
    }

    private double[] prior(int v) {
        Clique clique = cliques[home[v]];
        double[] residual = summed(clique, clique.residual, beliefs[home[v]], clique.residualSize);
        return ofResidual(clique, residual, v);
    }

    private int[] readers() {
        int[] readers = new int[cards.length];
        Arrays.fill(readers, -1);
        for (int c = cliques.length - 1; c > 0; c--) {
            Clique clique = cliques[c];
            for (int i = 0; i < clique.separatorLength; i++) {
                int v = clique.scope[i];
                if (home[v] == clique.parent
                        && (readers[v] < 0 || clique.separatorSize <= cliques[readers[v]].separatorSize)) {
                    readers[v] = c;
                }
            }
        }
        for (Clique clique : cliques) {
            clique.residualShared = true;
            for (int i = clique.separatorLength; i < clique.scope.length; i++) {
                clique.residualShared &= readers[clique.scope[i]] >= 0;
            }
        }
        return readers;
    }

    /** Normalised marginal of one residual variable from a table over the residual. */
    double[] ofResidual(Clique clique, double[] residual, int v) {
        return marginal(clique, clique.cards.length, residual, v);
    }

    /** Normalised marginal of one variable from a table over a clique's separator. */
    double[] ofSeparator(Clique clique, double[] separator, int v) {
        return marginal(clique, clique.separatorLength, separator, v);
    }

    private double[] marginal(Clique clique, int end, double[] residual, int v) {
        double[] marginal = new double[cards[v]];
        int place = Clique.position(clique.scope, v);
        int run = 1;
        for (int i = place + 1; i < end; i++) {
            run *= clique.cards[i];
        }
        double total = 0;
        for (int start = 0; start < residual.length; ) {
            for (int state = 0; state < marginal.length; state++) {
                double sum = 0;
                for (int i = 0; i < run; i++) {
                    sum += residual[start++];
                }
                marginal[state] += sum;
                total += sum;
            }
        }
        for (int state = 0; state < marginal.length; state++) {
            marginal[state] /= total;
        }
        return marginal;
    }

    /** Roots the tree at its largest clique, joins loose components by empty separators, numbers in preorder. */
    private static Clique[] rooted(Triangulation.Plan plan, int[] allCards) {
        int n = plan.cliques().length;
        attachToSmaller(plan, allCards);
        int[][] near = new int[n][];
        int[] degree = new int[n];
        for (int[] link : plan.links()) {
            degree[link[0]]++;
            degree[link[1]]++;
        }
        for (int c = 0; c < n; c++) {
            near[c] = new int[degree[c]];
        }
        for (int[] link : plan.links()) {
            near[link[0]][--degree[link[0]]] = link[1];
            near[link[1]][--degree[link[1]]] = link[0];
        }
        boolean[] inScope = new boolean[allCards.length];
        boolean[] seen = new boolean[n];
        Clique[] placed = new Clique[n];
        int[] stack = new int[n + plan.links().length];
        int[] parentOf = new int[n];
        int count = 0;
        for (int start = largest(plan, allCards, seen); start >= 0; start = largest(plan, allCards, seen)) {
            int top = 0;
            stack[top++] = start;
            parentOf[start] = count == 0 ? -1 : 0;
            seen[start] = true;
            while (top > 0) {
                int c = stack[--top];
                int number = count++;
                int parent = parentOf[c];
                int[] scope = scope(plan.cliques()[c], parent < 0 ? new int[0] : placed[parent].scope, inScope);
                int shared = shared(scope, parent < 0 ? new int[0] : placed[parent].scope, inScope);
                byUse(scope, shared, plan, near[c], seen);
                placed[number] = new Clique(placed, parent, scope, shared, allCards);
                for (int d : near[c]) {
                    if (!seen[d]) {
                        seen[d] = true;
                        parentOf[d] = number;
                        stack[top++] = d;
                    }
                }
            }
        }
        kin(placed);
        return placed;
    }

    /**
     * Moves a link from a clique to a smaller neighbour that holds the separator as well: still a tree with the running
     * intersection property, but the large table is read for fewer messages.
     */
    private static void attachToSmaller(Triangulation.Plan plan, int[] cards) {
        int n = plan.cliques().length;
        double[] size = new double[n];
        BitSet[] near = new BitSet[n];
        for (int c = 0; c < n; c++) {
            size[c] = size(plan.cliques()[c], cards);
            near[c] = new BitSet();
        }
        for (int[] link : plan.links()) {
            near[link[0]].set(link[1]);
            near[link[1]].set(link[0]);
        }
        boolean moved = true;
        while (moved) {
            moved = false;
            for (int[] link : plan.links()) {
                for (int end = 0; end < 2; end++) {
                    int stays = link[1 - end];
                    int large = link[end];
                    int better = smallerHolder(plan, size, near[large], stays, large);
                    if (better >= 0) {
                        near[large].clear(stays);
                        near[stays].clear(large);
                        near[better].set(stays);
                        near[stays].set(better);
                        link[end] = better;
                        moved = true;
                    }
                }
            }
        }
    }

    private static int smallerHolder(Triangulation.Plan plan, double[] size, BitSet near, int stays, int large) {
        int[] mine = plan.cliques()[stays];
        int[] there = plan.cliques()[large];
        int best = -1;
        for (int e = near.nextSetBit(0); e >= 0; e = near.nextSetBit(e + 1)) {
            if (e != stays && size[e] < size[large] && (best < 0 || size[e] < size[best])) {
                boolean holds = true;
                for (int v : mine) {
                    holds &= Arrays.binarySearch(there, v) < 0 || Arrays.binarySearch(plan.cliques()[e], v) >= 0;
                }
                if (holds) {
                    best = e;
                }
            }
        }
        return best;
    }

    private static double size(int[] members, int[] cards) {
        double size = 1;
        for (int v : members) {
            size *= cards[v];
        }
        return size;
    }

    private static int largest(Triangulation.Plan plan, int[] cards, boolean[] seen) {
        int best = -1;
        double most = 0;
        for (int c = 0; c < seen.length; c++) {
            if (!seen[c]) {
                double size = size(plan.cliques()[c], cards);
                if (size > most) {
                    most = size;
                    best = c;
                }
            }
        }
        return best;
    }

    /** Shared variables first, in the parent's order, so that messages lie on both tables in long runs. */
    private static int[] scope(int[] members, int[] parentScope, boolean[] mark) {
        for (int v : members) {
            mark[v] = true;
        }
        int[] scope = new int[members.length];
        int at = 0;
        for (int v : parentScope) {
            if (mark[v]) {
                scope[at++] = v;
                mark[v] = false;
            }
        }
        for (int v : members) {
            if (mark[v]) {
                scope[at++] = v;
                mark[v] = false;
            }
        }
        return scope;
    }

    private static int shared(int[] scope, int[] parentScope, boolean[] mark) {
        for (int v : parentScope) {
            mark[v] = true;
        }
        int count = 0;
        while (count < scope.length && mark[scope[count]]) {
            count++;
        }
        for (int v : parentScope) {
            mark[v] = false;
        }
        return count;
    }

    /** Residual variables that more children share stand further out: their messages then sum over contiguous cells. */
    private static void byUse(int[] scope, int from, Triangulation.Plan plan, int[] near, boolean[] seen) {
        int[] use = new int[scope.length];
        for (int i = from; i < scope.length; i++) {
            for (int d : near) {
                if (!seen[d] && Arrays.binarySearch(plan.cliques()[d], scope[i]) >= 0) {
                    use[i]++;
                }
            }
        }
        for (int i = from + 1; i < scope.length; i++) {
            int v = scope[i];
            int u = use[i];
            int j = i;
            for (; j > from && use[j - 1] < u; j--) {
                scope[j] = scope[j - 1];
                use[j] = use[j - 1];
            }
            scope[j] = v;
            use[j] = u;
        }
    }

    private static void kin(Clique[] placed) {
        int[] count = new int[placed.length];
        for (int c = 1; c < placed.length; c++) {
            count[placed[c].parent]++;
        }
        for (int c = 0; c < placed.length; c++) {
            placed[c].children = new int[count[c]];
            placed[c].end = c + 1;
        }
        for (int c = placed.length - 1; c > 0; c--) {
            Clique parent = placed[placed[c].parent];
            parent.children[--count[placed[c].parent]] = c;
            parent.end = Math.max(parent.end, placed[c].end);
        }
    }
}
