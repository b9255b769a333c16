package org.biofluxopt.knowledge;

import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.biofluxopt.text.InputError;
import org.biofluxopt.text.Tsv;

/**
 * Draws of the joint posterior of quantities that were calibrated together: a line for each draw and quantity. Draw 0 is
 * the knowledge as it stands, draws 1, 2, ... are those of the file, all equally probable.
 */
public final class ParameterDraws {
    /** Name below the knowledge folder. */
    public static final String FILE = "posterior/simulator.tsv";

    private final KnowledgeBase knowledge;
    private final List<Map<String, Double>> draws;

    private ParameterDraws(KnowledgeBase knowledge, List<Map<String, Double>> draws) {
        this.knowledge = knowledge;
        this.draws = draws;
    }

    /** @throws InputError if the file is missing or is not what it should be */
    public static ParameterDraws of(KnowledgeBase knowledge) {
        return read(knowledge, FILE, knowledge.open(FILE));
    }

    /**
     * @param file name used in messages
     * @param text a table with the columns draw, id and value, closed by the caller
     * @throws InputError if draws are not numbered from 1 or do not hold the same quantities
     */
    public static ParameterDraws read(KnowledgeBase knowledge, String file, Reader text) {
        List<Map<String, Double>> draws = new ArrayList<>();
        for (Tsv.Row row : Tsv.read(file, text, "draw", "id", "value").rows()) {
            double draw = row.number("draw");
            if (draw == draws.size() + 1) {
                draws.add(new LinkedHashMap<>());
            } else if (draw != draws.size() || draws.isEmpty()) {
                throw row.error("draw", row.text("draw"), "draws in order, numbered from 1");
            }
            String id = row.text("id");
            knowledge.quantity(id);
            if (draws.getLast().putIfAbsent(id, row.number("value")) != null) {
                throw row.error("id", "'" + id + "' a second time", "each quantity once a draw");
            }
        }
        for (Map<String, Double> draw : draws) {
            if (!draw.keySet().equals(draws.getFirst().keySet())) {
                throw InputError.in(file)
                        .got("draw " + (draws.indexOf(draw) + 1) + " with other quantities than draw 1")
                        .expected("the same in all")
                        .error();
            }
        }
        return new ParameterDraws(knowledge, List.copyOf(draws));
    }

    /** Number of draws beside the central values. */
    public int count() {
        return draws.size();
    }

    /** Values of the quantities by id. @param draw 1 to {@link #count()} */
    public Map<String, Double> values(int draw) {
        return Map.copyOf(draws.get(draw - 1));
    }

    /**
     * The knowledge with the values of a draw.
     *
     * @param draw 0 for the central values, 1 to {@link #count()} else
     */
    public KnowledgeBase knowledge(int draw) {
        return draw == 0 ? knowledge : knowledge.with(draws.get(draw - 1));
    }

    /**
     * The central knowledge and after it that of some draws, spread evenly over those that there are.
     *
     * @throws InputError if there are fewer
     */
    public List<KnowledgeBase> spread(int n) {
        if (n > draws.size()) {
            throw InputError.about(
                    "--draws", "there are " + draws.size() + " draws of the quantities.", "Ask for at most so many.");
        }
        List<KnowledgeBase> chosen = new ArrayList<>(List.of(knowledge));
        for (int i = 0; i < n; i++) {
            chosen.add(knowledge(1 + (int) ((long) i * draws.size() / n)));
        }
        return chosen;
    }
}
