package org.biofluxopt.report;

import java.time.LocalDate;
import java.util.Map;
import org.biofluxopt.provenance.RunRecord;
import org.biofluxopt.provenance.Sha256;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the folder a research object others can find their way in: RO-Crate Metadata Specification 1.1 (Soiland-Reyes et
 * al. 2022, Data Science 5:97).
 */
final class RoCrate {
    /** Name the specification asks for. */
    static final String FILE = "ro-crate-metadata.json";

    private static final Map<String, String> FORMAT = Map.of(
            "html", "text/html",
            "json", "application/json",
            "csv", "text/csv",
            "tsv", "text/tab-separated-values",
            "jsonl", "application/jsonl",
            "xml", "application/sbml+xml",
            "omex", "application/zip",
            "bin", "application/octet-stream");
    private static final Map<String, String> MEANING = Map.of(
            "report.html", "The report to read",
            "plan.json", "The plan for programs",
            "trajectories.csv", "Forecast of both arms day by day",
            "results.json", "Results for programs",
            "results.csv", "Each output by arm and day over people",
            "change.csv", "Change within person since day 0",
            "statistics.csv", "Statistics asked for",
            "contrast.csv", "Arms against the first arm",
            "run.json", "Recipe of the run with checksums");

    private RoCrate() {}

    static String of(PersonReport report, RunRecord recipe, Map<String, byte[]> files, LocalDate published) {
        return of(
                "BioFluxOpt plan: " + report.profile().title(),
                report.plan().headline() + " " + Disclaimer.SENTENCE,
                "All rights stay with the person whose data this is.",
                recipe,
                files,
                published);
    }

    static String of(
            String name,
            String description,
            String license,
            RunRecord recipe,
            Map<String, byte[]> files,
            LocalDate published) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("@context", "https://w3id.org/ro/crate/1.1/context");
        ArrayNode graph = root.putArray("@graph");
        ObjectNode self = entity(graph, FILE, "CreativeWork");
        refer(self, "conformsTo", "https://w3id.org/ro/crate/1.1");
        refer(self, "about", "./");
        ObjectNode dataset = entity(graph, "./", "Dataset");
        dataset.put("name", name);
        dataset.put("description", description);
        dataset.put("datePublished", published.toString());
        dataset.put("license", license);
        ArrayNode parts = dataset.putArray("hasPart");
        ObjectNode action = entity(graph, "#run", "CreateAction");
        action.put("name", "biofluxopt " + recipe.command());
        refer(action, "instrument", "#biofluxopt");
        ArrayNode results = action.putArray("result");
        ObjectNode software = entity(graph, "#biofluxopt", "SoftwareApplication");
        software.put("name", "BioFluxOpt").put("softwareVersion", recipe.version());
        refer(dataset, "mentions", "#run");
        files.forEach((file, bytes) -> {
            parts.addObject().put("@id", file);
            results.addObject().put("@id", file);
            file(graph, file, bytes);
        });
        return Json.pretty(root);
    }

    private static void file(ArrayNode graph, String name, byte[] bytes) {
        ObjectNode node = entity(graph, name, "File");
        node.put("name", MEANING.getOrDefault(name, name));
        node.put("encodingFormat", FORMAT.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "text/plain"));
        node.put("contentSize", Integer.toString(bytes.length));
        node.put("sha256", Sha256.of(bytes));
    }

    private static ObjectNode entity(ArrayNode graph, String id, String type) {
        return graph.addObject().put("@id", id).put("@type", type);
    }

    private static void refer(ObjectNode node, String property, String id) {
        node.putObject(property).put("@id", id);
    }
}
