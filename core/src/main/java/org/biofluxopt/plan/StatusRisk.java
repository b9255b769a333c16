package org.biofluxopt.plan;

import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.simulator.Lanes;

/**
 * Who has something to gain: the share of an ensemble whose status is low or marginal by any of three markers.
 *
 * @param serumBelow pmol/L
 * @param holoTcBelow pmol/L
 * @param mmaAbove nmol/L
 */
public record StatusRisk(double serumBelow, double holoTcBelow, double mmaAbove) {
    /** Upper limits of "marginal" in ME09 (serum B12), the cut-off of ME10 (holoTC) and of ME07 (MMA). */
    public static StatusRisk of(KnowledgeBase knowledge) {
        return new StatusRisk(
                knowledge.quantity("ME09").high().orElseThrow(),
                knowledge.quantity("ME10").value(),
                knowledge.quantity("ME07").value());
    }

    /** Share of the lanes whose status is low or marginal, 0..1. */
    public double shareAtRisk(Lanes lanes) {
        double[] serum = lanes.serumB12();
        double[] holoTc = lanes.holoTc();
        double[] mma = lanes.mma();
        int atRisk = 0;
        for (int i = 0; i < serum.length; i++) {
            if (serum[i] < serumBelow || holoTc[i] < holoTcBelow || mma[i] > mmaAbove) {
                atRisk++;
            }
        }
        return atRisk / (double) serum.length;
    }
}
