package org.biofluxopt.report;

import java.util.SortedMap;
import org.biofluxopt.provenance.RunRecord;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The recipe of the run: what to call to get these files again, and how to tell that they are the same. */
final class RunJson {
    private RunJson() {}

    static String of(RunRecord recipe) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("command", recipe.command());
        var arguments = root.putArray("arguments");
        recipe.arguments().forEach(arguments::add);
        root.put("seed", recipe.seed());
        root.put("version", recipe.version());
        root.put("code_revision", recipe.codeRevision());
        root.put("java_version", recipe.javaVersion());
        add(root.putObject("settings"), recipe.settings());
        add(root.putObject("input_sha256"), recipe.inputSha256());
        add(root.putObject("output_sha256"), recipe.outputSha256());
        return Json.pretty(root);
    }

    private static void add(ObjectNode node, SortedMap<String, String> entries) {
        entries.forEach(node::put);
    }
}
