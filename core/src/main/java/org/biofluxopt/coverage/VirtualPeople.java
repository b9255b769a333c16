package org.biofluxopt.coverage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleConsumer;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.network.B12Network;
import org.biofluxopt.network.HostDraw;
import org.biofluxopt.numeric.Parallel;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.profile.Profile;
import org.biofluxopt.simulator.GutCommunity;
import org.biofluxopt.simulator.HostFactors;
import org.biofluxopt.simulator.Lanes;
import org.biofluxopt.simulator.Simulator;
import org.biofluxopt.simulator.SimulatorParameters;
import org.biofluxopt.simulator.VirtualPerson;

/**
 * People of all strata in equal parts. What a questionnaire does not tell of a person is drawn from the network; how
 * this body differs from the median one, and the parameters, are the simulator's and unknown to the network.
 */
public final class VirtualPeople {
    private VirtualPeople() {}

    private record Person(Stratum stratum, Profile profile, HostDraw host, HostFactors factors) {}

    /**
     * @param causes the network that hidden causes are drawn from
     * @param count at least one for each stratum
     * @param executor the result does not depend on it
     */
    public static List<VirtualTruth> simulate(
            B12Network causes,
            KnowledgeBase knowledge,
            TruthParameters parameters,
            int count,
            Seed seed,
            Executor executor) {
        return simulate(causes, knowledge, parameters, count, seed, executor, share -> {});
    }

    /** @param progress told the share of people that have lived, from any thread */
    public static List<VirtualTruth> simulate(
            B12Network causes,
            KnowledgeBase knowledge,
            TruthParameters parameters,
            int count,
            Seed seed,
            Executor executor,
            DoubleConsumer progress) {
        AtomicInteger finished = new AtomicInteger();
        StratumPeople questionnaires = new StratumPeople(causes, knowledge);
        int sets = Math.min(parameters.sets().size(), count);
        VirtualTruth[] people = new VirtualTruth[count];
        Parallel.run(sets, executor, set -> {
            List<Person> mine = new ArrayList<>();
            List<Integer> numbers = new ArrayList<>();
            SimulatorParameters chosen = parameters.sets().get(set);
            for (int i = set; i < count; i += sets) {
                numbers.add(i);
                mine.add(person(i, questionnaires, causes, chosen, seed.child(i)));
            }
            List<VirtualTruth> lived = live(mine, chosen, knowledge);
            for (int k = 0; k < lived.size(); k++) {
                people[numbers.get(k)] = lived.get(k);
            }
            progress.accept((double) finished.addAndGet(lived.size()) / count);
        });
        return List.copyOf(Arrays.asList(people));
    }

    private static Person person(
            int number, StratumPeople questionnaires, B12Network causes, SimulatorParameters parameters, Seed seed) {
        Stratum stratum = Stratum.values()[number % Stratum.values().length];
        Profile profile = questionnaires.profile(stratum, seed);
        HostDraw host =
                causes.draw(profile, Optional.empty(), 1, seed.child("host")).getFirst();
        HostFactors factors = HostFactors.draw(parameters, seed.child("factors").generator());
        return new Person(stratum, profile, host, factors);
    }

    private static List<VirtualTruth> live(
            List<Person> people, SimulatorParameters parameters, KnowledgeBase knowledge) {
        GutCommunity community = GutCommunity.of(Optional.empty(), knowledge);
        Lanes lanes = new Simulator(parameters)
                .settle(
                        people.stream()
                                .map(person -> new VirtualPerson(person.host, person.factors, community))
                                .toList(),
                        Runnable::run);
        double[] serum = lanes.serumB12();
        double[] holoTc = lanes.holoTc();
        double[] mma = lanes.mma();
        double[] homocysteine = lanes.homocysteine();
        double[] absorbed = lanes.absorbed();
        double[] store = lanes.bodyStore();
        List<VirtualTruth> lived = new ArrayList<>();
        for (int lane = 0; lane < people.size(); lane++) {
            Person person = people.get(lane);
            lived.add(new VirtualTruth(
                    person.stratum,
                    person.profile,
                    person.host,
                    serum[lane],
                    holoTc[lane],
                    mma[lane],
                    homocysteine[lane],
                    absorbed[lane],
                    store[lane]));
        }
        return lived;
    }
}
