package org.biofluxopt.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.biofluxopt.bayes.BayesianNetwork;
import org.biofluxopt.bayes.Findings;
import org.biofluxopt.bayes.ImpossibleEvidence;
import org.biofluxopt.bayes.JunctionTree;
import org.biofluxopt.bayes.Posterior;
import org.biofluxopt.bayes.Variable;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.network.B12Network;
import org.biofluxopt.network.BeliefSummary;
import org.biofluxopt.numeric.Seed;
import org.junit.jupiter.api.Test;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.NativeArray;
import org.mozilla.javascript.NativeObject;
import org.mozilla.javascript.ScriptableObject;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class NetworkPageTest {
    private static final B12Network B12 = B12Network.expert(KnowledgeBase.bundled());
    private static final String PAGE = NetworkPage.of(
            B12.tables(), new NetworkPage.Opening("Title </title><b>", "", "serum_b12", Map.of(), Map.of()));

    /** Runs the page's own inference on the tables that the page holds. */
    private static final class InPage implements AutoCloseable {
        private final Context context = Context.enter();
        private final ScriptableObject scope = context.initStandardObjects();

        InPage(String json) {
            context.setLanguageVersion(Context.VERSION_ES6);
            context.evaluateString(scope, PageParts.resource("network-inference.js"), "inference", 1, null);
            ScriptableObject.putProperty(scope, "text", json);
            context.evaluateString(
                    scope,
                    "var data = JSON.parse(text); var engine = exactInference.compile({"
                            + "cards: data.nodes.map(function (n) { return n.states.length; }),"
                            + "parents: data.nodes.map(function (n) { return n.parents; }),"
                            + "tables: data.nodes.map(function (n) { return n.table; }), cliques: data.cliques});",
                    "compile",
                    1,
                    null);
        }

        NativeObject posterior(String likelihoods) {
            return (NativeObject)
                    context.evaluateString(scope, "engine.posterior(" + likelihoods + ")", "ask", 1, null);
        }

        List<Integer> smallestClash(String likelihoods) {
            NativeArray clash = (NativeArray)
                    context.evaluateString(scope, "engine.smallestClash(" + likelihoods + ")", "ask", 1, null);
            List<Integer> variables = new ArrayList<>();
            for (Object v : clash) {
                variables.add(((Number) v).intValue());
            }
            return variables;
        }

        @Override
        public void close() {
            Context.exit();
        }
    }

    private static String island() {
        Matcher found = Pattern.compile("<script type=\"application/json\" id=\"network-data\">(.*?)</script>")
                .matcher(PAGE);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    /** Both are exact; they add in another order, and probabilities are numbers up to 1: differences stay below 1e-13. */
    @Test
    void thePageAnswersLikeTheProgramsEngine() {
        BayesianNetwork network = BayesianNetwork.of(B12.cpts());
        JunctionTree tree = JunctionTree.compile(network);
        try (InPage page = new InPage(island())) {
            for (int set = 0; set < 12; set += 3) {
                RandomGenerator random = new Seed(7).child("page").child(set).generator();
                int[] truth = tree.posterior(Findings.none()).sample(1, random)[0];
                Findings findings = Findings.none();
                List<String> entered = new ArrayList<>();
                for (int v = 0; v < network.size(); v++) {
                    Variable variable = network.variable(v);
                    String text = "null";
                    if (random.nextInt(10) < set) { // from nothing known to everything
                        double[] likelihood = new double[variable.size()];
                        boolean soft = random.nextInt(3) == 0;
                        for (int s = 0; s < likelihood.length; s++) {
                            likelihood[s] = s == truth[v] ? 1 : soft ? random.nextDouble() : 0;
                        }
                        findings = findings.soft(variable, likelihood);
                        text = java.util.Arrays.toString(likelihood);
                    }
                    entered.add(text);
                }
                Posterior expected = tree.posterior(findings);
                NativeObject answer = page.posterior(entered.toString());
                assertThat((Boolean) answer.get("possible")).isTrue();
                assertThat(((Number) answer.get("logEvidence")).doubleValue())
                        .as("log P of set " + set)
                        .isCloseTo(expected.logEvidence(), within(1e-9));
                NativeArray marginals = (NativeArray) answer.get("marginals");
                for (int v = 0; v < network.size(); v++) {
                    double[] p = expected.marginal(network.variable(v).name());
                    NativeArray q = (NativeArray) marginals.get(v);
                    for (int s = 0; s < p.length; s++) {
                        assertThat(((Number) q.get(s)).doubleValue())
                                .as(network.variable(v).name() + " in set " + set)
                                .isCloseTo(p[s], within(1e-12));
                    }
                }
            }
        }
    }

    /** The same smallest set as the program names: a exactly copies b, and c says nothing of them. */
    @Test
    void thePageNamesFindingsThatClash() {
        BayesianNetwork network = BayesianNetwork.builder()
                .add(new Variable("a", List.of("no", "yes")), List.of(), 0.5, 0.5)
                .add(new Variable("b", List.of("no", "yes")), List.of("a"), 1, 0, 0, 1)
                .add(new Variable("c", List.of("no", "yes")), List.of("b"), 0.2, 0.8, 0.7, 0.3)
                .build();
        JunctionTree tree = JunctionTree.compile(network);
        StringBuilder cliques = new StringBuilder();
        tree.bags()
                .forEach(bag -> cliques.append(cliques.isEmpty() ? "" : ",")
                        .append("{\"parent\":")
                        .append(bag.parent())
                        .append(",\"variables\":")
                        .append(bag.variables())
                        .append('}'));
        String json = """
                {"nodes": [{"states": ["no", "yes"], "parents": [], "table": [0.5, 0.5]},
                {"states": ["no", "yes"], "parents": [0], "table": [1, 0, 0, 1]},
                {"states": ["no", "yes"], "parents": [1], "table": [0.2, 0.8, 0.7, 0.3]}], "cliques": [%s]}""".formatted(cliques);
        try (InPage page = new InPage(json)) {
            String clash = "[[1, 0], [0, 1], [1, 0]]";
            assertThat((Boolean) page.posterior(clash).get("possible")).isFalse();
            assertThat(page.smallestClash(clash)).containsExactly(0, 1);
        }
        Findings findings = Findings.none();
        int[] states = {0, 1, 0};
        for (int v = 0; v < 3; v++) {
            findings = findings.hard(
                    network.variable(v), network.variable(v).states().get(states[v]));
        }
        Findings all = findings;
        assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(
                                ImpossibleEvidence.class, () -> tree.posterior(all))
                        .clashing())
                .containsExactly("a", "b");
    }

    @Test
    void thePageNeedsNothingFromElsewhere() {
        // the library's text may name addresses; no element of the page may load one
        assertThat(PAGE).doesNotContainPattern("<(link|iframe|img|object|embed)[ >]");
        assertThat(PAGE).doesNotContainPattern("<script[^>]* src=").contains("default-src 'none'");
        assertThat(PAGE).doesNotContain("Title </title><b>").contains("Title &lt;/title&gt;&lt;b&gt;");
        assertThat(PAGE).contains(Disclaimer.SENTENCE);
        Matcher scripts =
                Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL).matcher(PAGE);
        int found = 0;
        while (scripts.find()) {
            assertThat(PAGE).contains("'sha256-" + PageParts.sha256(scripts.group(1)) + "'");
            found++;
        }
        assertThat(found).isEqualTo(3);
    }

    @Test
    void thePageHoldsEveryEdgeWithItsSupportAndEveryTableBitByBit() {
        JsonNode data = JsonMapper.shared().readTree(island());
        BayesianNetwork network = BayesianNetwork.of(B12.cpts());
        assertThat(data.get("nodes").size()).isEqualTo(network.size());
        for (int v = 0; v < network.size(); v++) {
            double[] table = network.table(v);
            JsonNode written = data.get("nodes").get(v).get("table");
            assertThat(written.size()).isEqualTo(table.length);
            for (int cell = 0; cell < table.length; cell++) {
                assertThat(written.get(cell).asDouble()).isEqualTo(table[cell]);
            }
        }
        List<BeliefSummary.Edge> edges = B12.edges();
        assertThat(data.get("edges").size()).isEqualTo(edges.size());
        long literature = data.get("edges")
                .valueStream()
                .filter(edge -> edge.get("support").asString().equals("literature"))
                .count();
        assertThat(literature)
                .isEqualTo(edges.stream().filter(edge -> !edge.assumed()).count());
    }
}
