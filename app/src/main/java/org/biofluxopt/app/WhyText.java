package org.biofluxopt.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.biofluxopt.network.BeliefSummary;
import org.biofluxopt.network.Why;

/** Prints an explanation of the network's answer, as lines or as JSON. */
final class WhyText {
    private static final int SHOWN_FINDINGS = 8;
    private static final int SHOWN_CAUSES = 5;
    private static final int SHOWN_SOURCES = 8;

    private WhyText() {}

    static List<String> lines(Why why) {
        List<String> lines = new ArrayList<>();
        lines.add("%s: %s (%s) is %s; %s with nothing known"
                .formatted(why.target(), why.state(), why.label(), percent(why.after()), percent(why.before())));
        findings(why, lines);
        causes(why, lines);
        tests(why, lines);
        sources(why, lines);
        return lines;
    }

    private static void findings(Why why, List<String> lines) {
        if (why.findings().isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("What moved it, percentage points (Shapley values over %s; they sum to %s)"
                .formatted(why.exact() ? "all orders" : "sampled orders", points(why.after() - why.before())));
        why.findings().stream()
                .limit(SHOWN_FINDINGS)
                .forEach(finding -> lines.add("  %s  %s".formatted(points(finding.contribution()), finding.words())));
        double rest = why.findings().stream()
                .skip(SHOWN_FINDINGS)
                .mapToDouble(Why.Finding::contribution)
                .sum();
        if (why.findings().size() > SHOWN_FINDINGS) {
            lines.add("  %s  %d others".formatted(points(rest), why.findings().size() - SHOWN_FINDINGS));
        }
    }

    private static void causes(Why why, List<String> lines) {
        if (why.causes().isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("What setting each cause would change (do), percentage points, and its strongest ways");
        for (Why.Cause cause : why.causes().stream().limit(SHOWN_CAUSES).toList()) {
            lines.add("  %s  %s: %s instead of %s"
                    .formatted(points(cause.effect()), cause.node(), cause.to(), cause.from()));
            for (Why.Way way : cause.ways()) {
                lines.add("    %s  %s".formatted(points(way.effect()), chain(way.edges())));
            }
        }
        lines.add("  Edges on these ways:");
        why.causes().stream()
                .limit(SHOWN_CAUSES)
                .flatMap(cause -> cause.ways().stream())
                .flatMap(way -> way.edges().stream())
                .distinct()
                .forEach(edge -> lines.add("  %s %s -> %s: %s  [%s]"
                        .formatted(
                                edge.assumed() ? "*" : " ", edge.from(), edge.to(), edge.mechanism(), edge.source())));
    }

    private static String chain(List<BeliefSummary.Edge> edges) {
        StringBuilder chain = new StringBuilder(edges.getFirst().from());
        edges.forEach(edge -> chain.append(edge.sign() > 0 ? " -(+)-> " : edge.sign() < 0 ? " -(-)-> " : " ---> ")
                .append(edge.to()));
        return chain.toString();
    }

    private static void tests(Why why, List<String> lines) {
        if (why.tests().isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("Next best laboratory test (bits it is expected to tell, measured without error)");
        for (Why.Test test : why.tests()) {
            StringBuilder line = new StringBuilder(
                    String.format(Locale.ROOT, "  %.3f  %s (%s)", test.bits(), test.node(), test.label()));
            if (test.bits() > 0) {
                for (Why.Result result : test.results()) {
                    line.append("; ")
                            .append(result.state())
                            .append(" (")
                            .append(percent(result.probability()))
                            .append(") -> ")
                            .append(percent(result.after()));
                }
            }
            lines.add(line.toString());
        }
    }

    private static void sources(Why why, List<String> lines) {
        if (why.sources().isEmpty()) {
            return;
        }
        double assumed = why.sources().stream()
                .filter(Why.Source::assumed)
                .mapToDouble(Why.Source::share)
                .sum();
        lines.add("");
        lines.add("Sources the answer rests on (shares sum to 100 %%; %s assumed, marked by a star)"
                .formatted(percent(assumed)));
        why.sources().stream()
                .limit(SHOWN_SOURCES)
                .forEach(source -> lines.add(
                        "%s %7s  %s".formatted(source.assumed() ? "*" : " ", percent(source.share()), source.text())));
        if (why.sources().size() > SHOWN_SOURCES) {
            lines.add("  %7s  %d others"
                    .formatted(
                            percent(why.sources().stream()
                                    .skip(SHOWN_SOURCES)
                                    .mapToDouble(Why.Source::share)
                                    .sum()),
                            why.sources().size() - SHOWN_SOURCES));
        }
    }

    private static String percent(double p) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * p);
    }

    private static String points(double change) {
        return String.format(Locale.ROOT, "%+6.1f", 100 * change);
    }

    static Map<String, Object> json(Why why) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("target", why.target());
        object.put("state", why.state());
        object.put("prior", why.before());
        object.put("posterior", why.after());
        object.put("shapley_exact", why.exact());
        object.put("findings", why.findings().stream().map(WhyText::json).toList());
        object.put("causes", why.causes().stream().map(WhyText::json).toList());
        object.put("tests", why.tests().stream().map(WhyText::json).toList());
        object.put("sources", why.sources().stream().map(WhyText::json).toList());
        return object;
    }

    private static Map<String, Object> json(Why.Finding finding) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("node", finding.node());
        object.put("words", finding.words());
        object.put("contribution", finding.contribution());
        return object;
    }

    private static Map<String, Object> json(Why.Cause cause) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("node", cause.node());
        object.put("from", cause.from());
        object.put("to", cause.to());
        object.put("effect", cause.effect());
        List<Map<String, Object>> ways = new ArrayList<>();
        for (Why.Way way : cause.ways()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("effect", way.effect());
            one.put("edges", way.edges().stream().map(WhyText::json).toList());
            ways.add(one);
        }
        object.put("ways", ways);
        return object;
    }

    private static Map<String, Object> json(BeliefSummary.Edge edge) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("from", edge.from());
        object.put("to", edge.to());
        object.put("sign", edge.sign());
        object.put("mechanism", edge.mechanism());
        object.put("source", edge.source());
        return object;
    }

    private static Map<String, Object> json(Why.Test test) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("node", test.node());
        object.put("bits", test.bits());
        List<Map<String, Object>> results = new ArrayList<>();
        for (Why.Result result : test.results()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("state", result.state());
            one.put("probability", result.probability());
            one.put("posterior", result.after());
            results.add(one);
        }
        object.put("results", results);
        return object;
    }

    private static Map<String, Object> json(Why.Source source) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("id", source.id());
        object.put("text", source.text());
        object.put("assumed", source.assumed());
        object.put("share", source.share());
        return object;
    }
}
