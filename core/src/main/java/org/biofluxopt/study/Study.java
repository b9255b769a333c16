package org.biofluxopt.study;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.biofluxopt.agents.GeneralPolicy;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.network.B12Network;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.plan.Progress;
import org.biofluxopt.profile.MicrobiomeSample;
import org.biofluxopt.profile.Profile;
import org.biofluxopt.simulator.Lanes;

/** The virtual trial: finds, plans for and simulates every person; what is done is in the log. */
public final class Study {
    private static final int FLUX_LANES = 16;

    private final StudyDesign design;
    private final KnowledgeBase knowledge;
    private final B12Network network;
    private final List<MicrobiomeSample> microbiomes;
    private final List<String> cohorts;
    private final AtomicLong planningNanos = new AtomicLong();

    /**
     * @param microbiomes true compositions, in order
     * @param cohorts where each comes from
     */
    public Study(
            StudyDesign design, KnowledgeBase knowledge, List<MicrobiomeSample> microbiomes, List<String> cohorts) {
        this.design = design;
        this.knowledge = knowledge;
        this.network = B12Network.expert(knowledge);
        int number = Math.min(design.number(), microbiomes.size());
        this.microbiomes = List.copyOf(microbiomes.subList(0, number));
        this.cohorts = List.copyOf(cohorts.subList(0, number));
    }

    /**
     * What a study was, and whom it had.
     *
     * @param microbiomes those used
     * @param cohorts where each microbiome comes from
     * @param truths where true parameters come from
     * @param planner how plans were made
     * @param flux what the flux arm scales
     * @param people by slot, those nobody was found for included
     */
    public record Done(
            StudyDesign design,
            List<MicrobiomeSample> microbiomes,
            List<String> cohorts,
            String truths,
            String planner,
            List<String> flux,
            List<PersonResult> people) {
        public Done {
            microbiomes = List.copyOf(microbiomes);
            cohorts = List.copyOf(cohorts);
            flux = List.copyOf(flux);
            people = List.copyOf(people);
        }
    }

    /**
     * Runs who is not in the log yet.
     *
     * @param executor for what is done once for all
     */
    public Done run(PersonLog log, CohortEngine engine, Executor executor, Progress progress) {
        Seed seed = new Seed(design.seed());
        StudyTruths truths = StudyTruths.of(knowledge, design.draws());
        Recruitment recruitment = new Recruitment(network, knowledge, design.serumBelow());
        progress.report(0, "searching the bound of what enzymes can give");
        Lanes others = OtherPeople.of(FLUX_LANES, recruitment, knowledge, seed.child("agents"));
        EnzymeScaling flux = EnzymeScaling.best(others, Arms.c1(design.dose()), design.days());
        Optional<GeneralPolicy> policy = design.agents() ? Optional.of(GeneralPolicy.bundled()) : Optional.empty();
        StudyPlanner planner = timed(new RobustPlanner(knowledge, network, design.planning(), policy));
        PersonTrial trial = new PersonTrial(
                design, knowledge, network, microbiomes, truths, recruitment, planner, flux, seed.child("people"));
        List<StudyDesign.Slot> slots = design.slots(microbiomes.size());
        Map<Integer, StudyDesign.Slot> byNumber =
                slots.stream().collect(Collectors.toMap(StudyDesign.Slot::number, Function.identity()));
        List<Integer> open = slots.stream()
                .map(StudyDesign.Slot::number)
                .filter(number -> !log.has(number))
                .toList();
        engine.run(open, number -> PersonCodec.write(trial.run(slot(byNumber, number))), (number, line) -> {
            log.append(number, line);
            progress.report((double) log.count() / slots.size(), "people " + log.count() + " of " + slots.size());
        });
        List<PersonResult> people = new ArrayList<>();
        log.forEach(line -> people.add(PersonCodec.read(line)));
        return new Done(design, microbiomes, cohorts, truths.words(), planner.words(), flux.words(others), people);
    }

    private static StudyDesign.Slot slot(Map<Integer, StudyDesign.Slot> byNumber, int number) {
        StudyDesign.Slot slot = byNumber.get(number);
        if (slot == null) {
            throw new IllegalArgumentException("No slot " + number);
        }
        return slot;
    }

    /** CPU time of planning so far, s. */
    public double planningSeconds() {
        return planningNanos.get() / 1e9;
    }

    private StudyPlanner timed(StudyPlanner planner) {
        return new StudyPlanner() {
            @Override
            public String words() {
                return planner.words();
            }

            @Override
            public Map<Double, Planned> plan(
                    Profile profile, Optional<MicrobiomeSample> sample, List<Double> doses, Seed own) {
                long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                Map<Double, Planned> plans = planner.plan(profile, sample, doses, own);
                planningNanos.addAndGet(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
                return plans;
            }
        };
    }
}
