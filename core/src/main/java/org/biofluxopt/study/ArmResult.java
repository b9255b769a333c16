package org.biofluxopt.study;

/**
 * One arm of one person at the end of the study.
 *
 * @param serumB12 usual value, pmol/L
 * @param holoTc usual value, pmol/L
 * @param mma usual value, nmol/L
 * @param measuredSerumB12 as the laboratory reports it, pmol/L
 * @param measuredHoloTc as the laboratory reports it, pmol/L
 * @param measuredMma as the laboratory reports it, nmol/L
 * @param absorbed true cobalamin taken up on the last day, bile included, ug
 * @param brayCurtis of the colonic community to day 0, 0..1
 * @param aitchison distance of the residents to day 0
 * @param shannonChange of the residents since day 0, nat
 */
public record ArmResult(
        double serumB12,
        double holoTc,
        double mma,
        double measuredSerumB12,
        double measuredHoloTc,
        double measuredMma,
        double absorbed,
        double brayCurtis,
        double aitchison,
        double shannonChange) {}
