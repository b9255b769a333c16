package org.biofluxopt.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.biofluxopt.coverage.Stratum;
import org.biofluxopt.coverage.StratumPeople;
import org.biofluxopt.coverage.TruthParameters;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.network.B12Network;
import org.biofluxopt.network.HostDraw;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.profile.LaboratoryValue;
import org.biofluxopt.profile.Marker;
import org.biofluxopt.profile.MicrobiomeSample;
import org.biofluxopt.profile.Profile;
import org.biofluxopt.simulator.GutCommunity;
import org.biofluxopt.simulator.HostFactors;
import org.biofluxopt.simulator.Lanes;
import org.biofluxopt.simulator.Simulator;
import org.biofluxopt.simulator.SimulatorParameters;
import org.biofluxopt.simulator.VirtualPerson;

/**
 * Draws people of all strata in turn: questionnaire and hidden causes from the network, microbes from a source, body and
 * parameters as the simulator varies them, laboratory values from that body with the errors of assays and of the day.
 */
public final class VirtualPatients {
    /** Share of people of whom nothing was measured, and of those of whom only serum B12 was. */
    private static final double NOTHING = 0.15;

    private static final double SERUM_ONLY = 0.35;

    private final B12Network network;
    private final KnowledgeBase knowledge;
    private final TruthParameters parameters;
    private final Microbiomes microbiomes;
    private final StratumPeople questionnaires;

    /** @param parameters of the hidden bodies, each person takes one set */
    public VirtualPatients(
            B12Network network, KnowledgeBase knowledge, TruthParameters parameters, Microbiomes microbiomes) {
        this.network = network;
        this.knowledge = knowledge;
        this.parameters = parameters;
        this.microbiomes = microbiomes;
        questionnaires = new StratumPeople(network, knowledge);
    }

    /** Where microbes and parameters come from. */
    public String words() {
        return microbiomes.words() + "; bodies: " + parameters.words();
    }

    /**
     * Safe to call from several threads.
     *
     * @param number of the person, which decides the stratum
     * @param seed of all people; each number has its own stream
     */
    public VirtualPatient patient(int number, Seed seed) {
        Seed own = seed.child(number);
        Stratum stratum = Stratum.values()[Math.floorMod(number, Stratum.values().length)];
        Profile told = questionnaires.profile(stratum, own);
        MicrobiomeSample sample = microbiomes.draw(own.child("microbiome").generator());
        HostDraw host =
                network.draw(told, Optional.of(sample), 1, own.child("host")).getFirst();
        RandomGenerator random = own.child("body").generator();
        SimulatorParameters set =
                parameters.sets().get(random.nextInt(parameters.sets().size()));
        HostFactors factors = HostFactors.draw(set, random);
        GutCommunity community = GutCommunity.of(Optional.of(sample), knowledge);
        Lanes truth = new Simulator(set).settle(List.of(new VirtualPerson(host, factors, community)), Runnable::run);
        return new VirtualPatient(
                stratum, measured(told, truth, set, own.child("laboratory").generator()), sample, truth);
    }

    private Profile measured(Profile told, Lanes truth, SimulatorParameters set, RandomGenerator random) {
        double luck = random.nextDouble();
        SimulatorParameters.Variation day = set.variation();
        List<LaboratoryValue> values = new ArrayList<>();
        if (luck >= NOTHING) {
            values.add(value(Marker.SERUM_B12, truth.serumB12()[0], day.withinSerum(), random));
        }
        if (luck >= NOTHING + SERUM_ONLY) {
            values.add(value(Marker.HOLOTC, truth.holoTc()[0], day.withinHoloTc(), random));
            values.add(value(Marker.MMA, truth.mma()[0], day.withinMma(), random));
        }
        return new Profile(
                told.title(),
                told.ageYears(),
                told.sex(),
                told.weightKg(),
                told.diet(),
                told.supplements(),
                told.conditions(),
                told.ilealResectionCm(),
                told.drugs(),
                told.genotype(),
                values,
                told.gfr(),
                told.microbiome(),
                told.warnings());
    }

    private LaboratoryValue value(Marker marker, double truth, double within, RandomGenerator random) {
        double assay = knowledge
                .assay(marker.word())
                .orElseThrow(() -> new IllegalStateException("No assay error of " + marker.word()))
                .analyticalCv();
        return new LaboratoryValue(marker, truth * Math.exp(Math.hypot(within, assay) * random.nextGaussian()), assay);
    }
}
