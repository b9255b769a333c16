package org.biofluxopt.bayes.structure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.biofluxopt.text.InputError;
import org.biofluxopt.text.Nearest;

/**
 * What experts know of a structure. Every learner checks it once more on what it returns ({@link #violations}).
 * Contradictions are refused at once with a smallest set of statements that cannot hold together.
 *
 * @param required edges that must be there with this direction
 * @param forbidden edges that must not
 * @param tiers groups in time: nothing points from a later to an earlier one; variables in no tier are free
 * @param roots variables without parents
 */
public record Knowledge(Set<Arc> required, Set<Arc> forbidden, List<Set<String>> tiers, Set<String> roots) {
    /** A directed edge. */
    public record Arc(String from, String to) implements Comparable<Arc> {
        @Override
        public int compareTo(Arc other) {
            int first = from.compareTo(other.from);
            return first != 0 ? first : to.compareTo(other.to);
        }

        @Override
        public String toString() {
            return from + " --> " + to;
        }
    }

    private static final Knowledge NONE = new Knowledge(Set.of(), Set.of(), List.of(), Set.of());

    public Knowledge {
        required = Collections.unmodifiableSortedSet(new TreeSet<>(required));
        forbidden = Collections.unmodifiableSortedSet(new TreeSet<>(forbidden));
        roots = Collections.unmodifiableSortedSet(new TreeSet<>(roots));
        List<Set<String>> copies = new ArrayList<>();
        for (Set<String> tier : tiers) {
            copies.add(Collections.unmodifiableSortedSet(new TreeSet<>(tier)));
        }
        tiers = List.copyOf(copies);
        List<String> conflict = conflict(required, forbidden, tiers, roots);
        if (!conflict.isEmpty()) {
            throw InputError.about(
                    "Knowledge",
                    "these cannot hold together: " + String.join("; ", conflict) + ".",
                    "Remove one of them.");
        }
    }

    public static Knowledge none() {
        return NONE;
    }

    public boolean isEmpty() {
        return required.isEmpty() && forbidden.isEmpty() && tiers.isEmpty() && roots.isEmpty();
    }

    /** Whether an edge may point from one variable to another. */
    public boolean allows(String from, String to) {
        return reason(new Arc(from, to), forbidden, tiers, roots).isEmpty() && !required.contains(new Arc(to, from));
    }

    public boolean requires(String from, String to) {
        return required.contains(new Arc(from, to));
    }

    /** What concerns these variables only. */
    public Knowledge among(List<String> names) {
        Set<String> kept = Set.copyOf(names);
        Set<Arc> stillRequired = new TreeSet<>(required);
        stillRequired.removeIf(arc -> !kept.contains(arc.from) || !kept.contains(arc.to));
        Set<Arc> stillForbidden = new TreeSet<>(forbidden);
        stillForbidden.removeIf(arc -> !kept.contains(arc.from) || !kept.contains(arc.to));
        List<Set<String>> stillTiers = new ArrayList<>();
        for (Set<String> tier : tiers) {
            Set<String> stillTier = new TreeSet<>(tier);
            stillTier.retainAll(kept);
            stillTiers.add(stillTier);
        }
        Set<String> stillRoots = new TreeSet<>(roots);
        stillRoots.retainAll(kept);
        return new Knowledge(stillRequired, stillForbidden, stillTiers, stillRoots);
    }

    /** Refuses names that are no variable. */
    public void check(List<String> names) {
        Set<String> known = Set.copyOf(names);
        Set<String> used = new TreeSet<>(roots);
        required.forEach(arc -> used.addAll(List.of(arc.from, arc.to)));
        forbidden.forEach(arc -> used.addAll(List.of(arc.from, arc.to)));
        tiers.forEach(used::addAll);
        for (String name : used) {
            if (!known.contains(name)) {
                throw InputError.about(
                        "Knowledge", "'" + name + "' is no variable of the data.", Nearest.advice(name, names));
            }
        }
    }

    /** What a graph does not honour; empty if all is well. An undirected edge stands for both directions. */
    public List<String> violations(PartiallyDirectedGraph graph) {
        List<String> violations = new ArrayList<>();
        Map<String, Integer> index = new HashMap<>();
        for (String name : graph.names()) {
            index.put(name, index.size());
        }
        for (Arc arc : required) {
            if (!graph.directed(index.getOrDefault(arc.from, -1), index.getOrDefault(arc.to, -1))) {
                violations.add("required " + arc + " is missing");
            }
        }
        for (int a = 0; a < graph.size(); a++) {
            for (int b = 0; b < graph.size(); b++) {
                Arc arc = new Arc(graph.names().get(a), graph.names().get(b));
                if ((graph.directed(a, b) || graph.undirected(a, b)) && !allows(arc.from, arc.to)) {
                    violations.add(arc + " is not allowed");
                }
            }
        }
        return violations;
    }

    // ---- contradictions

    private static String reason(Arc arc, Set<Arc> forbidden, List<Set<String>> tiers, Set<String> roots) {
        if (forbidden.contains(arc)) {
            return "forbidden " + arc;
        }
        if (roots.contains(arc.to)) {
            return "root " + arc.to;
        }
        int from = tier(tiers, arc.from);
        int to = tier(tiers, arc.to);
        return from > to && to >= 0
                ? "tiers: " + arc.to + " (tier " + (to + 1) + ") before " + arc.from + " (tier " + (from + 1) + ")"
                : "";
    }

    private static int tier(List<Set<String>> tiers, String name) {
        for (int t = 0; t < tiers.size(); t++) {
            if (tiers.get(t).contains(name)) {
                return t;
            }
        }
        return -1;
    }

    private static List<String> conflict(
            Set<Arc> required, Set<Arc> forbidden, List<Set<String>> tiers, Set<String> roots) {
        for (int t = 0; t < tiers.size(); t++) {
            for (String name : tiers.get(t)) {
                if (tier(tiers, name) != t) {
                    return List.of(name + " in tier " + (tier(tiers, name) + 1), name + " in tier " + (t + 1));
                }
            }
        }
        for (Arc arc : required) {
            if (arc.from.equals(arc.to)) {
                return List.of("required " + arc);
            }
            String reason = reason(arc, forbidden, tiers, roots);
            if (!reason.isEmpty()) {
                return List.of("required " + arc, reason);
            }
        }
        return shortestCycle(required);
    }

    /** A shortest cycle is a smallest conflict: without any one of its edges it is none. */
    private static List<String> shortestCycle(Set<Arc> required) {
        Map<String, List<Arc>> out = new HashMap<>();
        for (Arc arc : required) {
            out.computeIfAbsent(arc.from, name -> new ArrayList<>()).add(arc);
        }
        List<String> best = List.of();
        for (Arc start : required) {
            Map<String, Arc> into = new HashMap<>();
            List<String> frontier = new ArrayList<>(List.of(start.to));
            for (int i = 0; i < frontier.size() && !into.containsKey(start.from); i++) {
                for (Arc arc : out.getOrDefault(frontier.get(i), List.of())) {
                    if (!arc.to.equals(start.to) && into.putIfAbsent(arc.to, arc) == null) {
                        frontier.add(arc.to);
                    }
                }
            }
            if (into.containsKey(start.from)) {
                List<String> cycle = new ArrayList<>();
                String at = start.from;
                while (!at.equals(start.to)) {
                    Arc arc = into.get(at);
                    if (arc == null) {
                        break;
                    }
                    cycle.addFirst("required " + arc);
                    at = arc.from;
                }
                cycle.addFirst("required " + start);
                best = best.isEmpty() || cycle.size() < best.size() ? cycle : best;
            }
        }
        return best;
    }
}
