package org.biofluxopt.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.biofluxopt.network.HostDraw;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.profile.Diet;
import org.biofluxopt.profile.Genotype;
import org.biofluxopt.profile.LaboratoryValue;
import org.biofluxopt.profile.Marker;
import org.biofluxopt.profile.Profile;
import org.biofluxopt.profile.Sex;
import org.junit.jupiter.api.Test;

class EnsembleTest {
    private static final Simulator SIMULATOR = Fixture.simulator();

    @Test
    void dayZeroReadsLikeTheLaboratory() {
        Ensemble ensemble = ensemble(300, Runnable::run, lab(Marker.SERUM_B12, 135, 0.05), lab(Marker.MMA, 330, 0.06));
        assertThat(ensemble.agreement()).hasSize(2).allMatch(MarkerAgreement::agrees);
        assertThat(ensemble.effectiveSampleSize()).isGreaterThan(Ensemble.LEAST_EFFECTIVE);
        assertThat(ensemble.warnings()).isEmpty();
        assertThat(ensemble.lanes().size()).isEqualTo(Ensemble.LANES);
    }

    @Test
    void allFourMarkersCanBeGivenTogether() {
        Ensemble ensemble = ensemble(
                400,
                Runnable::run,
                lab(Marker.SERUM_B12, 140, 0.05),
                lab(Marker.HOLOTC, 28, 0.06),
                lab(Marker.MMA, 300, 0.06),
                lab(Marker.HOMOCYSTEINE, 14, 0.05));
        assertThat(ensemble.agreement()).hasSize(4).allMatch(MarkerAgreement::agrees);
    }

    @Test
    void sameSeedSameBitsOnAnyNumberOfThreads() {
        Ensemble one = ensemble(64, Runnable::run, lab(Marker.SERUM_B12, 135, 0.05));
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            Ensemble other = ensemble(64, two, lab(Marker.SERUM_B12, 135, 0.05));
            assertThat(other.lanes().serumB12()).isEqualTo(one.lanes().serumB12());
            assertThat(other.effectiveSampleSize()).isEqualTo(one.effectiveSampleSize());
        }
    }

    @Test
    void impossibleValueIsNamed() {
        Ensemble ensemble = ensemble(64, Runnable::run, lab(Marker.SERUM_B12, 1500, 0.05));
        assertThat(ensemble.warnings())
                .anyMatch(warning -> warning.contains("serum_b12") && warning.contains("higher"));
    }

    @Test
    void tabletMixingStaysUncertain() {
        Lanes lanes =
                ensemble(300, Runnable::run, lab(Marker.SERUM_B12, 135, 0.05)).lanes();
        double least = 1;
        double most = 0;
        for (int lane = 0; lane < lanes.size(); lane++) {
            double mixing = lanes.person(lane).factors().tabletMixing();
            least = Math.min(least, mixing);
            most = Math.max(most, mixing);
        }
        assertThat(least).isLessThan(0.2);
        assertThat(most).isGreaterThan(0.8);
    }

    private static LaboratoryValue lab(Marker marker, double value, double assayCv) {
        return new LaboratoryValue(marker, value, assayCv);
    }

    private static Ensemble ensemble(int draws, java.util.concurrent.Executor executor, LaboratoryValue... values) {
        RandomGenerator random = new Seed(5).generator();
        List<HostDraw> hosts = new ArrayList<>();
        for (int i = 0; i < draws; i++) {
            hosts.add(Fixture.healthyAdult(0.5 * Math.exp(0.7 * random.nextGaussian())));
        }
        Profile profile = new Profile(
                "vegan adult",
                45,
                Sex.FEMALE,
                65,
                new Diet.Pattern(Diet.Kind.VEGAN),
                List.of(),
                Set.of(),
                0,
                List.of(),
                new Genotype(Map.of()),
                List.of(values),
                OptionalDouble.empty(),
                Optional.empty(),
                List.of());
        return Ensemble.of(hosts, profile, Fixture.COMMUNITY, SIMULATOR, new Seed(7), executor);
    }
}
