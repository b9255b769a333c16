package org.biofluxopt.study;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a study found.
 *
 * @param done what was run
 * @param lowStatus headline: P against C1 in the six low-status strata
 * @param replete the same in replete omnivores
 * @param strata the same by stratum
 * @param vsBestControl P against C2 in the low-status strata
 * @param withClinicalItems P+ against C1
 * @param overFixed P against the best fixed schedule by the network's beliefs: what agents add
 * @param foodOnly D against C1, vegans left out
 * @param byDose P against C1 at each dose
 * @param baselines other arms against C1
 * @param negativeControls each against its vehicle
 * @param decomposition of the gain of all levers together over C1
 * @param decompositionPeople people it is of
 * @param structural the headline with one thing changed
 * @param regression of the gain on the microbiome; absent where there are too few microbiomes
 * @param validation of what is learned on some people and tried on others
 * @param worst responders
 * @param metrics of the HyperScore
 * @param hyperScore of them
 */
public record StudyResults(
        Study.Done done,
        Optional<Effect> lowStatus,
        Optional<Effect> replete,
        List<Effect> strata,
        Optional<Effect> vsBestControl,
        Optional<Effect> withClinicalItems,
        Optional<Effect> overFixed,
        Optional<Effect> foodOnly,
        List<AtDose> byDose,
        List<Effect> baselines,
        List<NegativeControl> negativeControls,
        List<Lever> decomposition,
        int decompositionPeople,
        List<Structural> structural,
        Optional<MicrobiomeRegression> regression,
        List<CrossValidation> validation,
        List<WorstResponders.Responder> worst,
        Map<String, Double> metrics,
        Optional<HyperScore> hyperScore) {

    /** @param dose ug a day */
    public record AtDose(double dose, Effect vsC1, Effect vsC2) {}

    /**
     * @param endpoint what is compared
     * @param gainPercent with measurement error where the endpoint has one
     * @param low of the 90 % interval
     * @param high of the 90 % interval
     * @param trueMeanPercent without measurement error
     * @param n people
     */
    public record NegativeControl(
            String name, String endpoint, double gainPercent, double low, double high, double trueMeanPercent, int n) {
        /** Half-width of the region of equivalence, %. */
        public static final double MARGIN = 2;

        public boolean equivalent() {
            return low > -MARGIN && high < MARGIN;
        }
    }

    /** @param percent points of serum B12 over C1 that the lever gives (Shapley) */
    public record Lever(String lever, double percent) {}

    /** Without measurement error. */
    public record Structural(String name, String words, int n, Effect.Endpoint vsC1, Effect.Endpoint vsC2) {}
}
