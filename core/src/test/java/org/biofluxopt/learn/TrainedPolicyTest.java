package org.biofluxopt.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.biofluxopt.numeric.Seed;
import org.junit.jupiter.api.Test;

class TrainedPolicyTest {
    private static Ppo trained(long seed) {
        Ppo ppo = new Ppo(new Identity(4), PpoSettings.standard(20, 4), new Seed(seed), Runnable::run);
        for (int i = 0; i < 4; i++) {
            ppo.iterate();
        }
        return ppo;
    }

    private static TrainedPolicy written(TrainedPolicy policy) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        policy.write(new DataOutputStream(bytes));
        return TrainedPolicy.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }

    private static double[] observations(int rows) {
        var random = new Seed(3).generator();
        double[] observations = new double[rows];
        for (int i = 0; i < rows; i++) {
            observations[i] = 2 * random.nextDouble() - 1;
        }
        return observations;
    }

    @Test
    void actsAsTheLearnerThatItWasTakenFrom() throws IOException {
        Ppo ppo = trained(1);
        TrainedPolicy policy = written(ppo.policy());
        double[] seen = observations(150); // more rows than are acted on together
        double[] learner = ppo.meanActions(0, seen, 150);
        double[] kept = policy.modes(0, seen, 150);
        for (int i = 0; i < kept.length; i++) {
            // parameters of order 1 in single precision (6e-8) through three layers
            assertThat(kept[i]).isCloseTo(learner[i], within(1e-5));
        }
    }

    @Test
    void anotherTrainingStartsFromIt() throws IOException {
        TrainedPolicy policy = written(trained(1).policy());
        Ppo other = new Ppo(new Identity(4), PpoSettings.standard(20, 4), new Seed(9), Runnable::run);
        other.startFrom(policy, Math.log(0.5));
        double[] seen = observations(10);
        assertThat(other.meanActions(0, seen, 10)).isEqualTo(policy.modes(0, seen, 10));
        assertThat(other.actionStandardDeviations(0)[0]).isGreaterThanOrEqualTo(0.5 - 1e-12);
    }

    @Test
    void bytesThatAreNoPolicyAndOtherAgentsAreRefused() throws IOException {
        assertThatThrownBy(() -> TrainedPolicy.read(new DataInputStream(new ByteArrayInputStream(new byte[64]))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("POL1");
        Ppo team = new Ppo(new TeamEnvironment(2), PpoSettings.standard(5, 1), new Seed(1), Runnable::run);
        TrainedPolicy policy = trained(1).policy();
        assertThatThrownBy(() -> team.startFrom(policy, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
