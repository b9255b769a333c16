package org.biofluxopt.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.biofluxopt.agents.RewardWeights;
import org.biofluxopt.coverage.TruthParameters;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.network.B12Network;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.profile.LaboratoryValue;
import org.biofluxopt.profile.Marker;
import org.junit.jupiter.api.Test;

class GeneralTrainingTest {
    private static final KnowledgeBase KNOWLEDGE = KnowledgeBase.bundled();
    private static final B12Network NETWORK = B12Network.expert(KNOWLEDGE);
    private static final VirtualPatients PATIENTS = new VirtualPatients(
            NETWORK,
            KNOWLEDGE,
            TruthParameters.of(TruthParameters.Origin.STANDING, KNOWLEDGE, 1, 0, new Seed(1)),
            Microbiomes.made(KNOWLEDGE));

    private static GeneralTraining training(Executor executor) {
        return new GeneralTraining(
                PATIENTS,
                NETWORK,
                KNOWLEDGE,
                RewardWeights.of(KNOWLEDGE),
                new GeneralTraining.Settings(3, 2, 2, 16, 3, 15),
                new Seed(4),
                executor,
                (share, words) -> {});
    }

    private static byte[] bytes(GeneralTraining training) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        training.save(new DataOutputStream(bytes));
        training.policy().write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    @Test
    void resumedTrainingAndTwoThreadsGiveTheSameBits() throws IOException {
        GeneralTraining whole = training(Runnable::run);
        whole.iterate();
        ByteArrayOutputStream checkpoint = new ByteArrayOutputStream();
        whole.save(new DataOutputStream(checkpoint));
        whole.iterate();
        whole.iterate();
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            GeneralTraining resumed = training(pool);
            resumed.load(new DataInputStream(new ByteArrayInputStream(checkpoint.toByteArray())));
            assertThat(resumed.iteration()).isEqualTo(1);
            resumed.iterate();
            resumed.iterate();
            assertThat(bytes(resumed)).isEqualTo(bytes(whole));
        }
    }

    @Test
    void peopleAreMeasuredWithErrorsAndKeepTheirNumber() {
        VirtualPatient one = PATIENTS.patient(5, new Seed(2));
        VirtualPatient again = PATIENTS.patient(5, new Seed(2));
        assertThat(again.profile()).isEqualTo(one.profile());
        assertThat(again.serumB12()).isEqualTo(one.serumB12());
        double sum = 0;
        int measured = 0;
        int people = 60;
        for (int number = 0; number < people; number++) {
            VirtualPatient patient = PATIENTS.patient(number, new Seed(2));
            List<LaboratoryValue> values = patient.profile().laboratory();
            if (!values.isEmpty()) {
                assertThat(values.getFirst().marker()).isEqualTo(Marker.SERUM_B12);
                sum += Math.log(values.getFirst().value() / patient.serumB12());
                measured++;
            }
        }
        // 85 % are measured: 51 of 60, standard deviation 2.8; errors of about 8 % average out to 1 %
        assertThat(measured).isBetween(40, 59);
        assertThat(sum / measured).isBetween(-0.05, 0.05).isNotZero();
    }

    @Test
    void madeMicrobiomesHaveTheMeansOfTheKnowledgeBase() {
        var random = new Seed(3).generator();
        Microbiomes made = Microbiomes.made(KNOWLEDGE);
        double bacteroides = 0;
        int n = 400;
        for (int i = 0; i < n; i++) {
            var sample = made.draw(random);
            double sum = sample.abundance().values().stream()
                    .mapToDouble(share -> share)
                    .sum();
            assertThat(sum).isCloseTo(sample.matchedShare(), org.assertj.core.api.Assertions.within(1e-9));
            assertThat(sum).isLessThanOrEqualTo(1 + 1e-12);
            bacteroides += sample.abundance().getOrDefault("bacteroides", 0.0) / n;
        }
        // taxa.tsv: 15.5 +- 10.4 % in US adults; 400 samples give .5 %, and samples cut to a sum of 1 a little less
        assertThat(bacteroides).isBetween(0.12, 0.17);
    }
}
