package org.biofluxopt.network;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.biofluxopt.profile.Genotype.Locus;

/**
 * One posterior draw of the quantities that the simulator needs of a host and that are causes of absorption, never its
 * consequences. Laboratory values of status (serum B12, holoTC, MMA, homocysteine) are not in it: the simulator weighs
 * the draws by them.
 *
 * @param ageYears years
 * @param weightKg kg
 * @param gfr glomerular filtration rate, mL/min/1.73 m2
 * @param foodMicrograms cobalamin in food, ug a day
 * @param tabletMicrograms cyanocobalamin tablet before day 0, ug a day
 * @param acid release of protein-bound food cobalamin relative to normal acid and pepsin, 0..1
 * @param intrinsicFactor output relative to normal, 0..1
 * @param ileum uptake capacity left after resection or disease, 0..1
 * @param metformin takes metformin
 * @param calcium takes calcium with metformin
 * @param overgrowthLog10 bacteria in the proximal small bowel, log10 cells/mL (normal about 4, overgrowth from 5)
 * @param folateLow low folate status
 * @param pancreas pancreatic protease output relative to normal, 0..1
 * @param effectAlleles number of effect alleles per locus, all loci present
 */
public record HostDraw(
        double ageYears,
        double weightKg,
        double gfr,
        double foodMicrograms,
        double tabletMicrograms,
        double acid,
        double intrinsicFactor,
        double ileum,
        boolean metformin,
        boolean calcium,
        double overgrowthLog10,
        boolean folateLow,
        double pancreas,
        Map<Locus, Integer> effectAlleles) {
    public HostDraw {
        Map<Locus, Integer> inOrder = new EnumMap<>(Locus.class);
        inOrder.putAll(effectAlleles);
        effectAlleles = Collections.unmodifiableMap(inOrder);
    }
}
