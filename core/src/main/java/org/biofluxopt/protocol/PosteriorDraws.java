package org.biofluxopt.protocol;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.simulator.SimulatorParameters;
import org.biofluxopt.text.InputError;
import org.biofluxopt.text.Tsv;

/**
 * Draws from the posterior of the simulator's parameters, as calibration left them in {@value #FILE}: a row holds a draw's
 * number, a parameter's id and its value. What a draw does not hold is as in the knowledge base.
 */
public final class PosteriorDraws {
    static final String FILE = "posterior/simulator.tsv";

    private PosteriorDraws() {}

    /**
     * @param n how many of them, spread evenly over those that there are
     * @throws InputError if there are fewer
     */
    public static List<SimulatorParameters> load(KnowledgeBase knowledge, int n) {
        Map<String, Map<String, Double>> draws = new TreeMap<>();
        for (Tsv.Row row :
                Tsv.read(FILE, knowledge.open(FILE), "draw", "id", "value").rows()) {
            draws.computeIfAbsent(row.text("draw"), key -> new HashMap<>()).put(row.text("id"), row.number("value"));
        }
        if (draws.size() < n) {
            throw InputError.about(
                    "--draws", "there are " + draws.size() + " draws of the parameters.", "Ask for at most so many.");
        }
        List<Map<String, Double>> all = List.copyOf(draws.values());
        List<SimulatorParameters> chosen = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            Map<String, Double> draw = all.get((int) ((long) i * all.size() / n));
            chosen.add(SimulatorParameters.of(id -> {
                Double value = draw.get(id);
                return value == null ? knowledge.quantity(id).value() : value;
            }));
        }
        return chosen;
    }
}
