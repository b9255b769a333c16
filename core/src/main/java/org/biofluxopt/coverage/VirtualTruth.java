package org.biofluxopt.coverage;

import org.biofluxopt.network.HostDraw;
import org.biofluxopt.profile.Profile;

/**
 * A virtual person: what a questionnaire knows of them, and what the simulator shows.
 *
 * @param profile without laboratory values
 * @param host what the questionnaire does not tell: drawn from the network given the profile
 * @param serumB12 pmol/L, the usual value at steady state: no day-to-day variation, no assay error
 * @param holoTc pmol/L
 * @param mma nmol/L
 * @param homocysteine umol/L
 * @param absorbed ug/d, bile included
 * @param store ug
 */
public record VirtualTruth(
        Stratum stratum,
        Profile profile,
        HostDraw host,
        double serumB12,
        double holoTc,
        double mma,
        double homocysteine,
        double absorbed,
        double store) {
    double of(Target target) {
        return switch (target) {
            case SERUM_B12 -> serumB12;
            case HOLOTC -> holoTc;
            case MMA -> mma;
        };
    }
}
