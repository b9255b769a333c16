package org.biofluxopt.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.biofluxopt.network.B12Network;
import org.biofluxopt.network.HostDraw;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.plan.Levers;
import org.biofluxopt.profile.Condition;
import org.biofluxopt.profile.Drug;
import org.biofluxopt.profile.MicrobiomeSample;
import org.biofluxopt.profile.Profile;

/**
 * What a clinician may change in a person, by what is known of the person: the items a report lists under "discuss with
 * clinician". Never part of the plan itself.
 *
 * @param words one for each item
 * @param change of the host
 */
record ClinicalItems(List<String> words, UnaryOperator<HostDraw> change) {
    /** log10 cells/mL in the proximal small bowel after treatment. */
    private static final double NORMAL_OVERGROWTH = 4;

    static ClinicalItems of(Profile profile, Optional<MicrobiomeSample> sample, B12Network network, Seed seed) {
        List<String> words = new ArrayList<>();
        UnaryOperator<HostDraw> change = UnaryOperator.identity();
        if (profile.has(Condition.SIBO)) {
            words.add("overgrowth treated");
            change = then(
                    change, host -> Levers.withOvergrowth(host, Math.min(host.overgrowthLog10(), NORMAL_OVERGROWTH)));
        }
        if (profile.takes(Drug.Effect.PROTON_PUMP_INHIBITOR) || profile.takes(Drug.Effect.H2_BLOCKER)) {
            words.add("acid blocker stopped");
            double acid = network.draw(withoutAcidBlockers(profile), sample, 1, seed)
                    .getFirst()
                    .acid();
            change = then(change, host -> Levers.withAcid(host, Math.max(host.acid(), acid)));
        }
        if (profile.takes(Drug.Effect.METFORMIN) && !profile.takes(Drug.Effect.CALCIUM)) {
            words.add("calcium with metformin");
            change = then(change, Levers::withCalcium);
        }
        return new ClinicalItems(words, change);
    }

    private static UnaryOperator<HostDraw> then(UnaryOperator<HostDraw> first, UnaryOperator<HostDraw> second) {
        return host -> second.apply(first.apply(host));
    }

    /** Somebody with the same questionnaire who takes none. */
    private static Profile withoutAcidBlockers(Profile p) {
        return new Profile(
                p.title(),
                p.ageYears(),
                p.sex(),
                p.weightKg(),
                p.diet(),
                p.supplements(),
                p.conditions(),
                p.ilealResectionCm(),
                p.drugs().stream()
                        .filter(drug -> drug.effect() != Drug.Effect.PROTON_PUMP_INHIBITOR
                                && drug.effect() != Drug.Effect.H2_BLOCKER)
                        .toList(),
                p.genotype(),
                List.of(),
                p.gfr(),
                p.microbiome(),
                p.warnings());
    }
}
