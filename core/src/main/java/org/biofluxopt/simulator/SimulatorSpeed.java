package org.biofluxopt.simulator;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.biofluxopt.kinetics.Species;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.network.HostDraw;
import org.biofluxopt.profile.Genotype.Locus;

/**
 * How fast this machine simulates both tiers, measured on healthy adults aged 25 to 85 with three meals a day. Times are CPU
 * time of the one thread that computes, after the JVM has compiled the loops, so other programs matter little.
 *
 * @param states amounts that something depends on: species but for counters
 * @param taxa resident taxa, each in three segments of the gut
 * @param trainingPersonDays person-days/s on one core
 */
public record SimulatorSpeed(int states, int taxa, double trainingPersonDays, List<Reference> reference) {
    private static final double[] TOLERANCES = {1e-4, 1e-6};
    private static final int BLOCK = 16;
    private static final double WARM_UP_SECONDS = 2;

    private static final double MEASURED_SECONDS = 1;
    private static final int WINDOWS = 3;
    private static final double DAYS_PER_YEAR = 365.25;

    public SimulatorSpeed {
        reference = List.copyOf(reference);
    }

    /**
     * The reference tier at one tolerance.
     *
     * @param relative relative tolerance
     * @param personYears person-years/s on one core
     */
    public record Reference(double relative, double personYears) {}

    /** @param taxa see {@link GutCommunity#taxa} */
    public static SimulatorSpeed measure(int taxa, SimulatorParameters parameters, KnowledgeBase knowledge) {
        List<VirtualPerson> people = people(taxa, 1, parameters, knowledge);
        Executor here = Runnable::run;
        ModelGroup training = new ModelGroup(parameters, people, Setup.PLAIN);
        new SteadyState(training, Routine.USUAL).settle(here);
        List<Reference> reference = new ArrayList<>();
        for (double relative : TOLERANCES) {
            ModelGroup group = training.in(training.model().reference(relative)::newBlock);
            reference.add(new Reference(relative, personDaysPerSecond(group) / DAYS_PER_YEAR));
        }
        int states = (int) training.model().network.species().stream()
                .filter(s -> s.kind() != Species.Kind.COUNTER)
                .count();
        return new SimulatorSpeed(states, taxa, personDaysPerSecond(training), reference);
    }

    /** Healthy adults who fill whole blocks in both tiers. */
    static List<VirtualPerson> people(int taxa, int blocks, SimulatorParameters parameters, KnowledgeBase knowledge) {
        GutCommunity community = GutCommunity.taxa(taxa, knowledge);
        List<VirtualPerson> people = new ArrayList<>();
        for (int i = 0; i < blocks * BLOCK; i++) {
            int who = i % BLOCK;
            people.add(
                    new VirtualPerson(adult(25 + 4 * who, 3 + 0.25 * who), HostFactors.median(parameters), community));
        }
        return people;
    }

    /** The median of a few windows of a second. */
    private static double personDaysPerSecond(ModelGroup group) {
        rate(group, WARM_UP_SECONDS);
        double[] rates = new double[WINDOWS];
        for (int i = 0; i < WINDOWS; i++) {
            rates[i] = rate(group, MEASURED_SECONDS);
        }
        Arrays.sort(rates);
        return rates[WINDOWS / 2];
    }

    private static double rate(ModelGroup group, double atLeastSeconds) {
        double begin = seconds();
        double now = begin;
        int days = 0;
        while (now - begin < atLeastSeconds) {
            day(group, Runnable::run);
            days++;
            now = seconds();
        }
        return group.size() * days / (now - begin);
    }

    private static double seconds() {
        return 1e-9 * ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** One day with three meals. */
    static void day(ModelGroup group, Executor executor) {
        double[] hours = Routine.USUAL.mealHours().stream().mapToDouble(h -> h).toArray();
        group.runDay(
                hours,
                (lane, meal) -> {
                    double food = group.subject(lane).host().foodMicrograms()
                            * Routine.USUAL.mealShares().get(meal);
                    group.take(lane, new Intake.Food(food, Optional.empty(), true, Optional.empty()));
                },
                executor);
    }

    private static HostDraw adult(double ageYears, double foodMicrograms) {
        Map<Locus, Integer> noEffectAlleles = Map.of();
        return new HostDraw(ageYears, 72, 95, foodMicrograms, 0, 1, 1, 1, false, false, 4, false, 1, noEffectAlleles);
    }
}
