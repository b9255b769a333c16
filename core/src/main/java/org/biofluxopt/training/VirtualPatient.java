package org.biofluxopt.training;

import java.util.Optional;
import org.biofluxopt.coverage.Stratum;
import org.biofluxopt.profile.MicrobiomeSample;
import org.biofluxopt.profile.Profile;
import org.biofluxopt.simulator.Lanes;

/**
 * A virtual person as a planner meets them, and what the planner must not see.
 *
 * @param profile questionnaire and laboratory values, with their errors
 * @param truth one lane: this body, settled on what it usually eats; hidden
 */
public record VirtualPatient(Stratum stratum, Profile profile, MicrobiomeSample sample, Lanes truth) {
    /** As planners take it. */
    public Optional<MicrobiomeSample> measured() {
        return Optional.of(sample);
    }

    /** True serum B12 before any change, pmol/L. */
    public double serumB12() {
        return truth.serumB12()[0];
    }
}
