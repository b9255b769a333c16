package org.biofluxopt.agents;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.biofluxopt.intervention.DailyRegimen;
import org.biofluxopt.learn.ParallelEnvironment.Group;
import org.biofluxopt.learn.TrainedPolicy;
import org.biofluxopt.provenance.Sha256;

/**
 * A policy that was trained over many people and asks for anybody's regimen at once, without a simulation. It sees what is
 * known of the person (see {@link PolicyContext}); how it was trained stands beside it in {@code policy.json}.
 *
 * @param trained the networks of the agents
 * @param sha256 of the file it was read from
 */
public record GeneralPolicy(TrainedPolicy trained, String sha256) {
    /** The policy that ships with the code, trained over microbiomes that were measured. */
    public static final String SHIPPED = "policy.bin";

    /** The one beside it, trained over microbiomes made from the knowledge base alone. */
    public static final String REPOSITORY_ONLY = "policy-repository.bin";

    /** The policy that ships; read once. */
    public static GeneralPolicy bundled() {
        return Bundled.POLICY;
    }

    private static final class Bundled {
        private static final GeneralPolicy POLICY = resource(SHIPPED);
    }

    /** @param name {@link #SHIPPED} or {@link #REPOSITORY_ONLY} */
    public static GeneralPolicy resource(String name) {
        try (InputStream in = GeneralPolicy.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("No " + name + " on the class path; the build has lost it.");
            }
            return of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IOException if these bytes are not a policy */
    public static GeneralPolicy of(byte[] bytes) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return new GeneralPolicy(TrainedPolicy.read(in), Sha256.of(bytes));
        }
    }

    /**
     * What the agents ask for every day.
     *
     * @param standard regimen of the control arm; the day's cobalamin stays the same
     */
    public DailyRegimen regimen(PolicyContext context, DailyRegimen standard, PlanLimits limits) {
        Observations observations = new Observations(context, standard);
        int members = context.members().size();
        requireFit(observations, members);
        double[] microbes = new double[members * observations.microbeSize()];
        for (int m = 0; m < members; m++) {
            observations.microbe(m, microbes, m * observations.microbeSize());
        }
        double[] diet = new double[observations.dietSize()];
        observations.diet(diet, 0);
        return new PlanActions(standard, context, limits)
                .decode(trained.modes(1, diet, 1), 0, trained.modes(0, microbes, members), 0);
    }

    private void requireFit(Observations observations, int members) {
        List<Group> groups = GutEnvironment.planGroups(observations, members);
        if (!trained.fits(groups)) {
            throw new IllegalStateException(
                    "The policy was trained for agents that see other numbers: it leads %s, these are %s. Train anew."
                            .formatted(trained.describe(), groups));
        }
    }
}
