package org.biofluxopt.simulator;

/**
 * What can be read of a person. Concentrations, the store and the community are present values; the others are sums since
 * {@link VirtualGroup#openBooks()}.
 */
public enum Output {
    /** Total cobalamin in serum, pmol/L. */
    SERUM_B12,
    /** Holotranscobalamin, pmol/L. */
    HOLOTC,
    /** Methylmalonic acid in serum, nmol/L. */
    MMA,
    /** Total homocysteine in plasma, umol/L. */
    HOMOCYSTEINE,
    /** Cobalamin in the body outside the gut, ug. */
    BODY_STORE,
    /** True cobalamin that entered the body from food, doses and bile, ug. */
    ABSORBED_TOTAL,
    /** True cobalamin that entered the body from doses, ug. */
    ABSORBED_FROM_DOSE,
    /** Cobalamin in urine, ug. */
    URINARY,
    /** Cobalamin into bile, ug. */
    BILE,
    /** All corrinoids in faeces, ug. */
    FAECAL_CORRINOID,
    /** True cobalamin in faeces, ug. */
    FAECAL_COBALAMIN,
    /** Transcobalamin, with and without cobalamin, pmol/L. */
    TC_TOTAL,
    /** Bray-Curtis dissimilarity of the colonic community to that at {@link VirtualGroup#openBooks()}, 0..1. */
    BRAY_CURTIS,
    /** Shannon index of the colonic community, nat. */
    SHANNON
}
