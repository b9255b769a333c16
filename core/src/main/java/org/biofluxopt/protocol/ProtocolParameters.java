package org.biofluxopt.protocol;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.biofluxopt.knowledge.KnowledgeBase;

/**
 * How drugs and conditions act on a host; meaning, unit, range and source of each number stand in
 * {@code knowledge/parameters/protocol.tsv}.
 *
 * @param metforminUptake uptake left on metformin in the simulator, 0..1
 * @param calciumUptake the same with calcium, 0..1
 * @param potency mg of omeprazole that act as one mg of another proton pump inhibitor, by name
 * @param longestYears longest time since an acquired condition began, where it is not said
 */
record ProtocolParameters(
        double ppiHalf,
        double ppiHill,
        double ppiGsd,
        double ppiUsual,
        double h2Factor,
        double metforminFull,
        double metforminUptake,
        double calciumUptake,
        double resectionFree,
        double resectionTenth,
        double resectionGsd,
        double preparationLeft,
        double preparationHours,
        double weightFemale,
        double weightMale,
        double weightSd,
        Map<String, Double> potency,
        Map<Ailment, Double> longestYears) {
    private static final List<String> INHIBITORS =
            List.of("omeprazole", "esomeprazole", "lansoprazole", "dexlansoprazole", "pantoprazole", "rabeprazole");

    static ProtocolParameters of(KnowledgeBase knowledge) {
        return of(id -> knowledge.quantity(id).value());
    }

    static ProtocolParameters of(ToDoubleFunction<String> q) {
        Map<String, Double> potency = new LinkedHashMap<>();
        INHIBITORS.forEach(name -> potency.put(name, q.applyAsDouble("prot_potency_" + name)));
        Map<Ailment, Double> years = new EnumMap<>(Ailment.class);
        for (Ailment ailment : Ailment.values()) {
            if (ailment.acquired()) {
                years.put(ailment, q.applyAsDouble("prot_" + ailment.word() + "_years"));
            }
        }
        return new ProtocolParameters(
                q.applyAsDouble("prot_ppi_half_mg"),
                q.applyAsDouble("prot_ppi_hill"),
                q.applyAsDouble("prot_ppi_gsd"),
                q.applyAsDouble("prot_ppi_usual_mg"),
                q.applyAsDouble("prot_h2_factor"),
                q.applyAsDouble("prot_metformin_full_mg"),
                q.applyAsDouble("sim_metformin_ileum"),
                q.applyAsDouble("sim_calcium_ileum"),
                q.applyAsDouble("prot_resection_free_cm"),
                q.applyAsDouble("prot_resection_tenth_cm"),
                q.applyAsDouble("prot_resection_gsd"),
                q.applyAsDouble("prot_bowel_preparation_left"),
                q.applyAsDouble("prot_bowel_preparation_hours"),
                q.applyAsDouble("prot_weight_female"),
                q.applyAsDouble("prot_weight_male"),
                q.applyAsDouble("prot_weight_sd"),
                potency,
                years);
    }
}
