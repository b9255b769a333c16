package org.biofluxopt.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.biofluxopt.simulator.HostFactors;

/** One thing that could be otherwise in everybody, unmeasured or disputed; the headline is repeated with each. */
sealed interface StructuralChange {
    /** A word for tables. */
    String name();

    /** What it is, in words. */
    String words();

    /** Another value of what differs from person to person. */
    record Factor(String name, String words, UnaryOperator<HostFactors> change) implements StructuralChange {}

    /** Other values of quantities of the knowledge base. */
    record Quantities(String name, String words, Map<String, Double> values) implements StructuralChange {}

    /** First-order recovery is 95 % complete after three time constants. */
    double TIME_CONSTANTS = 3;

    /** Those of the study's design. */
    static List<StructuralChange> all() {
        List<StructuralChange> all = new ArrayList<>();
        for (double mixing : new double[] {0, 0.25, 0.5, 0.75, 1}) {
            all.add(new Factor(
                    "mixing_" + mixing,
                    "tablet mixing " + mixing + " in everybody",
                    factors -> with(factors, mixing, factors.gateRecovery(), factors.fedPassive())));
        }
        for (int hours : new int[] {4, 6}) {
            all.add(new Factor(
                    "recovery_" + hours + "h",
                    "ileal receptors back after " + hours + " h",
                    factors -> with(factors, factors.tabletMixing(), TIME_CONSTANTS / hours, factors.fedPassive())));
        }
        for (double passive : new double[] {0.3, 0.7}) {
            all.add(new Factor(
                    "fed_passive_" + passive,
                    "passive uptake with food " + passive,
                    factors -> with(factors, factors.tabletMixing(), factors.gateRecovery(), passive)));
        }
        all.add(new Quantities(
                "colon_0.16", "the colon takes up at most .16 ug/d", Map.of("sim_colon_uptake", 0.16 / 24)));
        all.add(new Quantities(
                "store_half_280", "half-saturation of the store halved", Map.of("sim_store_release_half", 280.0)));
        all.add(new Quantities(
                "store_half_1120", "half-saturation of the store doubled", Map.of("sim_store_release_half", 1120.0)));
        return all;
    }

    private static HostFactors with(HostFactors f, double mixing, double recovery, double passive) {
        return new HostFactors(
                f.uptake(),
                f.haptocorrin(),
                f.transcobalamin(),
                f.loss(),
                f.mma(),
                f.homocysteine(),
                mixing,
                recovery,
                passive);
    }
}
