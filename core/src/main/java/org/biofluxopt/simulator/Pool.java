package org.biofluxopt.simulator;

/**
 * Places in the state of one lane. Amounts of true cobalamin in ug unless said otherwise. NAT is cobalamin from food and
 * bile, CN cyanocobalamin from tablets.
 */
final class Pool {
    // Stomach.
    static final int PROTEIN = 0;
    static final int SOLID_NAT = 1;
    static final int SOLID_CN = 2;
    static final int LIQUID_NAT = 3;
    static final int LIQUID_CN = 4;
    // Duodenum and jejunum: bound to food protein, to haptocorrin, unbound, bound to intrinsic factor.
    static final int JEJ_PROTEIN = 5;
    static final int JEJ_HC_NAT = 6;
    static final int JEJ_HC_CN = 7;
    static final int JEJ_FREE_NAT = 8;
    static final int JEJ_FREE_CN = 9;
    static final int JEJ_IF_NAT = 10;
    static final int JEJ_IF_CN = 11;
    // Ileum.
    static final int ILE_PROTEIN = 12;
    static final int ILE_HC_NAT = 13;
    static final int ILE_HC_CN = 14;
    static final int ILE_FREE_NAT = 15;
    static final int ILE_FREE_CN = 16;
    static final int ILE_IF_NAT = 17;
    static final int ILE_IF_CN = 18;
    // Enterocyte stages.
    static final int ENT_NAT = 19;
    static final int ENT_CN = 22;
    // Body.
    static final int GALLBLADDER = 25;
    static final int PLASMA_FREE = 26;
    static final int HOLO_TC = 27;
    static final int HOLO_HC = 28;
    static final int CELL = 29;
    static final int METHYL = 30;
    static final int ADENOSYL = 31;
    static final int STORE = 32;
    // Colon content.
    static final int COLON = 33;
    /** True cobalamin that microbes of jejunum and ileum took since their last step. */
    static final int TAKEN_JEJ_FREE = 34;

    static final int TAKEN_JEJ_IF = 35;
    static final int TAKEN_ILE_FREE = 36;
    static final int TAKEN_ILE_IF = 37;
    /** Number of pools outside microbes that hold true cobalamin. */
    static final int COBALAMIN_POOLS = 38;

    // Not cobalamin: used receptors, free carriers (ug they can bind), meal (1 = one meal).
    static final int RECEPTORS_USED = 38;
    static final int APO_TC = 39;
    static final int MEAL = 40;
    static final int MEAL_JEJ = 41;
    static final int FACTOR_JEJ = 42;
    static final int FACTOR_ILE = 43;

    // Sums since the beginning, ug.
    static final int SUM_IN = 44;
    static final int SUM_SYNTHESIS = 45;
    static final int SUM_OUT = 46;
    static final int SUM_REMODELLED = 47;
    static final int AMOUNT_AT_START = 48;

    // Sums over the running day, ug, ug h.
    static final int DAY_ABSORBED_NAT = 49;
    static final int DAY_ABSORBED_CN = 50;
    static final int DAY_URINE = 51;
    static final int DAY_HOLO_TC = 52;
    static final int DAY_SERUM = 53;
    static final int DAY_COLON_UPTAKE = 54;
    static final int DAY_FAECES = 55;
    static final int DAY_FAECES_CORRINOID = 56;
    static final int DAY_BILE = 57;

    // Log deviation of today's markers from the model; a person's own fluctuation at day 0.
    static final int DEVIATION_SERUM = 58;
    static final int DEVIATION_HOLO_TC = 59;
    static final int DEVIATION_MMA = 60;
    static final int DEVIATION_HCY = 61;

    // Rates refreshed at the start of each day, 1/h.
    static final int RATE_HC_RELEASE = 62;
    static final int RATE_STORE_RELEASE = 63;
    // Microbial uptake of cobalamin, refreshed each microbial step, 1/h.
    static final int STEAL_JEJ_FREE = 64;
    static final int STEAL_JEJ_IF = 65;
    static final int STEAL_ILE_FREE = 66;
    static final int STEAL_ILE_IF = 67;
    /** Flow into the colon since the last microbial step, ug. */
    static final int HOST_POOLS = 68;

    private Pool() {}
}
