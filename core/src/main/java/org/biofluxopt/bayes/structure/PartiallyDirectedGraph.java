package org.biofluxopt.bayes.structure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A graph of directed and undirected edges, as equivalence classes of directed acyclic graphs are drawn. Variables are
 * numbered; edges are listed by name, so that what is printed does not depend on the numbering.
 */
public final class PartiallyDirectedGraph {
    private final List<String> names;
    private final boolean[][] mark; // mark[a][b]: a - b without an arrowhead at a; both ways if undirected

    public PartiallyDirectedGraph(List<String> names) {
        this.names = List.copyOf(names);
        mark = new boolean[names.size()][names.size()];
    }

    public PartiallyDirectedGraph copy() {
        PartiallyDirectedGraph copy = new PartiallyDirectedGraph(names);
        for (int a = 0; a < mark.length; a++) {
            copy.mark[a] = mark[a].clone();
        }
        return copy;
    }

    public int size() {
        return mark.length;
    }

    public List<String> names() {
        return names;
    }

    public boolean adjacent(int a, int b) {
        return mark[a][b] || mark[b][a];
    }

    /** a --> b. */
    public boolean directed(int a, int b) {
        return mark[a][b] && !mark[b][a];
    }

    /** a --- b. */
    public boolean undirected(int a, int b) {
        return mark[a][b] && mark[b][a];
    }

    /** Puts a --> b in place of whatever is between the two. */
    public void direct(int a, int b) {
        mark[a][b] = true;
        mark[b][a] = false;
    }

    /** Puts a --- b in place of whatever is between the two. */
    public void join(int a, int b) {
        mark[a][b] = true;
        mark[b][a] = true;
    }

    public void remove(int a, int b) {
        mark[a][b] = false;
        mark[b][a] = false;
    }

    public int[] neighbours(int v) {
        return filtered(v, (a, b) -> undirected(a, b));
    }

    public int[] parents(int v) {
        return filtered(v, (a, b) -> directed(b, a));
    }

    public int[] children(int v) {
        return filtered(v, (a, b) -> directed(a, b));
    }

    public int[] adjacents(int v) {
        return filtered(v, (a, b) -> adjacent(a, b));
    }

    private interface Pair {
        boolean holds(int v, int other);
    }

    private int[] filtered(int v, Pair pair) {
        int[] found = new int[mark.length];
        int count = 0;
        for (int u = 0; u < mark.length; u++) {
            if (pair.holds(v, u)) {
                found[count++] = u;
            }
        }
        return Arrays.copyOf(found, count);
    }

    public int edgeCount() {
        int count = 0;
        for (int a = 0; a < mark.length; a++) {
            for (int b = 0; b < a; b++) {
                count += adjacent(a, b) ? 1 : 0;
            }
        }
        return count;
    }

    /** Whether a directed path leads from one variable to another. */
    public boolean reaches(int from, int to) {
        boolean[] seen = new boolean[mark.length];
        int[] stack = new int[mark.length];
        int top = 0;
        stack[top++] = from;
        seen[from] = true;
        while (top > 0) {
            int v = stack[--top];
            if (v == to) {
                return true;
            }
            for (int u = 0; u < mark.length; u++) {
                if (!seen[u] && directed(v, u)) {
                    seen[u] = true;
                    stack[top++] = u;
                }
            }
        }
        return false;
    }

    /** {@code a --> b} or {@code a --- b}, sorted; the names of an undirected edge in alphabetical order. */
    public List<String> edges() {
        List<String> edges = new ArrayList<>();
        for (int a = 0; a < mark.length; a++) {
            for (int b = 0; b < mark.length; b++) {
                if (directed(a, b)) {
                    edges.add(names.get(a) + " --> " + names.get(b));
                } else if (undirected(a, b) && names.get(a).compareTo(names.get(b)) < 0) {
                    edges.add(names.get(a) + " --- " + names.get(b));
                }
            }
        }
        edges.sort(null);
        return edges;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PartiallyDirectedGraph graph
                && names.equals(graph.names)
                && Arrays.deepEquals(mark, graph.mark);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(mark);
    }

    @Override
    public String toString() {
        return String.join("\n", edges());
    }
}
