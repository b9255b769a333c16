package org.biofluxopt.protocol;

import java.util.List;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.simulator.FoodMatrix;

/** Foods whose release was measured; the numbers stand in {@code knowledge/parameters/foods.tsv}. */
final class Foods {
    /** Releases as the usual diet does. */
    static final String MIXED = "mixed";

    static final List<String> WORDS = List.of("egg", "milk", "meat", "liver", "fish", MIXED);

    private Foods() {}

    static FoodMatrix matrix(String word, KnowledgeBase knowledge) {
        return new FoodMatrix(
                knowledge.quantity("food_" + word + "_release").value(),
                knowledge.quantity("food_" + word + "_half_time").value());
    }
}
