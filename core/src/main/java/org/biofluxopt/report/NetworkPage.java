package org.biofluxopt.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.biofluxopt.bayes.Bag;
import org.biofluxopt.network.BeliefSummary;
import org.biofluxopt.network.NetworkTables;
import org.biofluxopt.network.NetworkTables.Quantity;
import org.biofluxopt.network.NetworkTables.Worth;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A network as one file that needs no network access: drawn with Cytoscape.js (Franz et al. 2016, Bioinformatics
 * 32:309), asked by exact inference in the page on the junction tree written here.
 */
public final class NetworkPage {
    private static final int BOX_HEIGHT = 72;
    private static final double TALLER = 92.0 / NetworkLayout.ROW; // rows further apart than in the report's picture

    private NetworkPage() {}

    /**
     * What a page starts from.
     *
     * @param title of the page
     * @param whom in words: whose findings are entered at the start, or nobody's
     * @param start node that is chosen at first
     * @param likelihoods of the findings at the start by node, [state]
     * @param said the findings in words by node
     */
    public record Opening(
            String title, String whom, String start, Map<String, List<Double>> likelihoods, Map<String, String> said) {
        public Opening {
            likelihoods = Map.copyOf(likelihoods);
            said = Map.copyOf(said);
        }
    }

    /** The page as text. */
    public static String of(NetworkTables network, Opening opening) {
        String library = PageParts.webjar("cytoscape", "dist/cytoscape.min.js");
        String engine = PageParts.resource("network-inference.js");
        String script = PageParts.resource("network.js");
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
                script-src 'sha256-%s' 'sha256-%s' 'sha256-%s'; img-src data: blob:; base-uri 'none'; form-action 'none'">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light">
                <title>%s</title>
                <style>%s%s</style>
                </head>
                <body>
                %s<script type="application/json" id="network-data">%s</script>
                <script>%s</script>
                <script>%s</script>
                <script>%s</script>
                </body>
                </html>
                """.formatted(
                        PageParts.sha256(library),
                        PageParts.sha256(engine),
                        PageParts.sha256(script),
                        Html.escape(opening.title()),
                        PageParts.resource("report.css"),
                        PageParts.resource("network.css"),
                        body(network, opening),
                        Json.inHtml(data(network, opening)),
                        library,
                        engine,
                        script);
    }

    private static String body(NetworkTables network, Opening opening) {
        return """
                <header>
                <h1>%s</h1>
                <p>Each box is something that bears on vitamin B12, from what a person eats down to what a laboratory measures, with its \
                most probable state; lines run from causes to consequences. Choose a box, say what is known of it, and all other \
                boxes are worked out anew. This happens in your browser: nothing is sent anywhere.</p>
                <p class="person">%d quantities, %d influences. %s</p>
                <p class="disclaimer">%s</p>
                </header>
                <main>
                <div class="tools"><label for="pick">Quantity</label><select id="pick"></select>
                <button id="all" aria-pressed="true">Whole network</button><button id="near" aria-pressed="false">Neighbours only</button>
                <button id="out" aria-label="Smaller">−</button><button id="in" aria-label="Larger">+</button><button id="fit">Fit</button>
                <button id="png">Save PNG</button><button id="svg">Save SVG</button>
                <button id="forget" disabled>Forget all</button></div>
                <div aria-live="polite"><p id="none-known" class="small">Nothing is known yet: the boxes show what is usual.</p>
                <ul id="known" aria-label="What is known"></ul><p id="clash" role="alert"></p><p id="status" class="small"></p></div>
                <ul class="legend" aria-label="How to read the picture">%s</ul>
                <div class="stage">
                <div id="graph" tabindex="0" role="application" aria-label="Network picture. Arrow keys: up to a cause, down to a \
                consequence, left and right in the row. Enter: say what is known. Plus and minus: size. The table below holds the same."></div>
                <p id="graph-fallback">The picture needs scripts; without them this page shows nothing.</p>
                <div id="print"></div>
                <aside id="panel" aria-label="The chosen quantity"></aside>
                </div>
                <section><details id="as-table"><summary>All quantities as a table</summary>
                <div class="scroll"><table>%s<tbody id="rows"></tbody></table></div></details></section>
                </main>
                <footer><p class="disclaimer">%s</p>
                <p class="small">Drawn with Cytoscape.js (MIT licence). Probabilities are those of <code>biofluxopt network query</code>.</p></footer>
                """.formatted(
                        Html.escape(opening.title()),
                        network.quantities().size(),
                        network.summary().edges().size(),
                        Html.escape(opening.whom()),
                        Html.escape(Disclaimer.SENTENCE),
                        legend(),
                        Html.head("", "Quantity", "Known", "Usual", "Now"),
                        Html.escape(Disclaimer.SENTENCE));
    }

    private static String legend() {
        String[][] lines = {
            {"#0072b2", "1.8", "", "tri", "line unbroken: read in a publication"},
            {"#8c4a00", "1.8", "7 4", "tri", "dashed: an expert’s judgement, no source read"},
            {"#00664b", "3.4", "2 4", "tri", "dotted, thick: found in data"},
            {"#1c2430", "1.8", "", "tri", "arrow: raises"},
            {"#1c2430", "1.8", "", "bar", "bar: lowers"},
            {"#1c2430", "1.8", "", "dot", "dot: shapes, neither only up nor only down"}
        };
        StringBuilder legend = new StringBuilder();
        for (String[] line : lines) {
            String end = switch (line[3]) {
                case "bar" -> "<path d=\"M52 2h3v12h-3z\"";
                case "dot" -> "<circle cx=\"51\" cy=\"8\" r=\"4\"";
                default -> "<path d=\"M55 8L46 3.5V12.5z\"";
            };
            legend.append(
                            "<li><svg viewBox=\"0 0 58 16\" aria-hidden=\"true\"><path d=\"M2 8H48\" fill=\"none\" stroke=\"")
                    .append(line[0])
                    .append("\" stroke-width=\"")
                    .append(line[1])
                    .append(line[2].isEmpty() ? "\"" : "\" stroke-dasharray=\"" + line[2] + "\"")
                    .append("/>")
                    .append(end)
                    .append(" fill=\"")
                    .append(line[0])
                    .append("\"/></svg>")
                    .append(Html.escape(line[4]))
                    .append("</li>");
        }
        return legend + "<li class=\"plain\">thick black frame: entered (dashed: with an error of measurement)</li>"
                + "<li class=\"plain\">the bluer, the more it changed</li>";
    }

    private static ObjectNode data(NetworkTables network, Opening opening) {
        BeliefSummary summary = network.summary();
        NetworkLayout layout = NetworkLayout.of(summary);
        ObjectNode data = JsonMapper.shared().createObjectNode();
        data.put("start", opening.start());
        data.put("width", layout.width());
        data.put("height", Math.round(TALLER * layout.height()));
        data.put("row", Math.round(TALLER * NetworkLayout.ROW));
        data.put("boxWidth", NetworkLayout.BOX_WIDTH);
        data.put("boxHeight", BOX_HEIGHT);
        ArrayNode nodes = data.putArray("nodes");
        for (int v = 0; v < network.quantities().size(); v++) {
            node(nodes.addObject(), summary.nodes().get(v), network.quantities().get(v), layout, opening);
        }
        ArrayNode edges = data.putArray("edges");
        List<String> ids = summary.nodes().stream().map(BeliefSummary.Node::id).toList();
        for (BeliefSummary.Edge edge : summary.edges()) {
            edges.addObject()
                    .put("from", ids.indexOf(edge.from()))
                    .put("to", ids.indexOf(edge.to()))
                    .put("sign", edge.sign())
                    .put("mechanism", edge.mechanism())
                    .put("source", edge.source())
                    .put("support", edge.support().name().toLowerCase(Locale.ROOT));
        }
        ArrayNode cliques = data.putArray("cliques");
        for (Bag bag : network.cliques()) {
            ArrayNode variables =
                    cliques.addObject().put("parent", bag.parent()).putArray("variables");
            bag.variables().forEach(variables::add);
        }
        return data;
    }

    private static void node(
            ObjectNode json, BeliefSummary.Node node, Quantity quantity, NetworkLayout layout, Opening opening) {
        NetworkLayout.Place place = layout.at(node.id());
        json.put("id", node.id()).put("label", node.label()).put("group", node.group());
        ArrayNode states = json.putArray("states");
        node.states().forEach(states::add);
        ArrayNode words = json.putArray("words");
        node.states().forEach(state -> words.add(Labels.state(state)));
        json.put("unit", quantity.unit().orElse("").replace("ug", "µg").replace("umol", "µmol"));
        ArrayNode bounds = json.putArray("bounds");
        quantity.bounds().forEach(bounds::add);
        ArrayNode parents = json.putArray("parents");
        quantity.parents().forEach(parents::add);
        ArrayNode table = json.putArray("table");
        quantity.table().forEach(table::add);
        json.put("worth", worth(quantity.worth()));
        json.put("x", Math.round(place.x() + NetworkLayout.BOX_WIDTH / 2.0));
        json.put("y", Math.round(TALLER * place.y() + BOX_HEIGHT / 2.0));
        List<Double> likelihood = opening.likelihoods().get(node.id());
        if (likelihood != null) {
            ArrayNode values = json.putArray("likelihood");
            likelihood.forEach(values::add);
            json.put("said", opening.said().getOrDefault(node.id(), ""));
        }
    }

    private static String worth(Worth worth) {
        String text = String.format(Locale.ROOT, "%.3g published, %.3g assumed", worth.literature(), worth.assumed());
        return worth.data() > 0 ? text + String.format(Locale.ROOT, ", %.3g counted in data", worth.data()) : text;
    }
}
