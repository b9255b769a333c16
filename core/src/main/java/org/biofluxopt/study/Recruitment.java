package org.biofluxopt.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.biofluxopt.coverage.Stratum;
import org.biofluxopt.coverage.StratumPeople;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.network.B12Network;
import org.biofluxopt.network.HostDraw;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.plan.Safety;
import org.biofluxopt.profile.LaboratoryValue;
import org.biofluxopt.profile.Marker;
import org.biofluxopt.profile.MicrobiomeSample;
import org.biofluxopt.profile.Profile;
import org.biofluxopt.simulator.GutCommunity;
import org.biofluxopt.simulator.HostFactors;
import org.biofluxopt.simulator.Lanes;
import org.biofluxopt.simulator.Simulator;
import org.biofluxopt.simulator.VirtualPerson;

/**
 * Finds the person of a slot as a trial does: candidates of the stratum are drawn one after the other and screened by a
 * measured serum B12; whom the safety rules refer to a clinician is not enrolled.
 */
final class Recruitment {
    /** Candidates that are settled side by side. */
    private static final int BLOCK = 16;
    /** Those before them: most often the person is among the first few, and drawing the rest costs more than settling. */
    private static final int FIRST_BLOCK = 4;

    private static final int MOST = 256;
    /** Sequencing depth of the table the planner sees: usual of 16S surveys after rarefaction. */
    private static final int READS = 5_000;

    /**
     * A person who takes part.
     *
     * @param profile what can be known of them, laboratory values of the screening included
     * @param seen the planner's table: the true composition at real sequencing depth
     * @param truth what they are
     * @param screened candidates looked at, this one included
     * @param referred candidates below the threshold whom the safety rules sent to a clinician
     */
    record Recruit(Profile profile, Optional<MicrobiomeSample> seen, VirtualPerson truth, int screened, int referred) {}

    private final StratumPeople questionnaires;
    private final B12Network network;
    private final KnowledgeBase knowledge;
    private final Measurement measurement;
    private final double serumBelow;

    Recruitment(B12Network network, KnowledgeBase knowledge, double serumBelow) {
        this.questionnaires = new StratumPeople(network, knowledge);
        this.network = network;
        this.knowledge = knowledge;
        this.measurement = new Measurement(knowledge);
        this.serumBelow = serumBelow;
    }

    /**
     * @param sample their true microbiome; absent: the mean of healthy adults
     * @param simulator with their true parameters
     * @return empty if none of some hundreds of candidates qualifies
     */
    Optional<Recruit> find(Stratum stratum, Optional<MicrobiomeSample> sample, Simulator simulator, Seed seed) {
        GutCommunity community = GutCommunity.of(sample, knowledge);
        int screened = 0;
        int referred = 0;
        while (screened < MOST) {
            int first = screened;
            int size = Math.min(first == 0 ? FIRST_BLOCK : BLOCK, MOST - first);
            List<Profile> profiles = new ArrayList<>();
            List<VirtualPerson> people = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                Seed own = seed.child(first + i);
                Profile profile = questionnaires.profile(stratum, own);
                HostDraw host =
                        network.draw(profile, sample, 1, own.child("host")).getFirst();
                profiles.add(profile);
                people.add(new VirtualPerson(
                        host,
                        HostFactors.draw(
                                simulator.parameters(), own.child("factors").generator()),
                        community));
            }
            Lanes lanes = simulator.settle(people, Runnable::run);
            double[][] usual = {lanes.serumB12(), lanes.holoTc(), lanes.mma()};
            for (int i = 0; i < size; i++) {
                screened++;
                Seed own = seed.child(first + i);
                List<LaboratoryValue> sheet =
                        measurement.sheet(new double[] {usual[0][i], usual[1][i], usual[2][i]}, own.child("screening"));
                Profile profile = with(profiles.get(i), sheet);
                boolean low = profile.laboratory(Marker.SERUM_B12).orElseThrow().value() < serumBelow;
                if (low != StudyDesign.isLowStatus(stratum)) {
                    continue;
                }
                if (Safety.assess(profile, knowledge).refers()) {
                    referred++;
                    continue;
                }
                Optional<MicrobiomeSample> seen = sample.map(composition ->
                        sequenced(composition, own.child("sequencing").generator()));
                return Optional.of(new Recruit(profile, seen, people.get(i), screened, referred));
            }
        }
        return Optional.empty();
    }

    private static Profile with(Profile p, List<LaboratoryValue> laboratory) {
        return new Profile(
                p.title(),
                p.ageYears(),
                p.sex(),
                p.weightKg(),
                p.diet(),
                p.supplements(),
                p.conditions(),
                p.ilealResectionCm(),
                p.drugs(),
                p.genotype(),
                laboratory,
                p.gfr(),
                p.microbiome(),
                p.warnings());
    }

    /** Reads drawn from the composition; what falls beside the known taxa stays unknown. */
    static MicrobiomeSample sequenced(MicrobiomeSample sample, RandomGenerator random) {
        List<String> taxa = List.copyOf(sample.abundance().keySet());
        double[] reached = new double[taxa.size()];
        double sum = 0;
        for (int t = 0; t < reached.length; t++) {
            sum += sample.abundance().getOrDefault(taxa.get(t), 0.0);
            reached[t] = sum;
        }
        int[] reads = new int[reached.length];
        int known = 0;
        for (int read = 0; read < READS; read++) {
            double u = random.nextDouble();
            int t = Arrays.binarySearch(reached, u);
            t = t < 0 ? -t - 1 : t + 1;
            if (t < reads.length) {
                reads[t]++;
                known++;
            }
        }
        TreeMap<String, Double> abundance = new TreeMap<>();
        for (int t = 0; t < reads.length; t++) {
            if (reads[t] > 0) {
                abundance.put(taxa.get(t), reads[t] / (double) READS);
            }
        }
        return new MicrobiomeSample(sample.id(), sample.source(), abundance, known / (double) READS, READS);
    }
}
