package org.biofluxopt.bayes.structure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.biofluxopt.bayes.structure.Knowledge.Arc;
import org.biofluxopt.text.Yaml;

/**
 * Reads knowledge: {@code required: [[a, b]]} for a --> b, {@code forbidden: [[a, b]]}, {@code tiers: [[a, b], [c]]} from the
 * earliest to the latest, {@code roots: [a]}. All fields may be missing.
 */
public final class KnowledgeYaml {
    private KnowledgeYaml() {}

    public static Knowledge read(Path path) {
        return read(Yaml.read(path));
    }

    /** @throws org.biofluxopt.text.InputError naming the line, or what contradicts what */
    public static Knowledge read(Yaml root) {
        root.onlyFields(List.of("required", "forbidden", "tiers", "roots"));
        Set<Arc> required = arcs(root, "required");
        Set<Arc> forbidden = arcs(root, "forbidden");
        List<Set<String>> tiers = new ArrayList<>();
        root.find("tiers").ifPresent(list -> list.list().forEach(tier -> tiers.add(names(tier))));
        Set<String> roots = root.find("roots").map(KnowledgeYaml::names).orElse(Set.of());
        return new Knowledge(required, forbidden, tiers, roots);
    }

    private static Set<String> names(Yaml list) {
        Set<String> names = new TreeSet<>();
        list.list().forEach(name -> names.add(name.string()));
        return names;
    }

    private static Set<Arc> arcs(Yaml root, String field) {
        Set<Arc> arcs = new TreeSet<>();
        root.find(field).ifPresent(list -> {
            for (Yaml pair : list.list()) {
                if (!pair.isSequence() || pair.list().size() != 2) {
                    throw pair.expected("a pair [from, to]", "Example: " + field + ": [[a, b], [b, c]]");
                }
                arcs.add(new Arc(
                        pair.list().getFirst().string(), pair.list().getLast().string()));
            }
        });
        return arcs;
    }
}
