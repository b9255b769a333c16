package org.biofluxopt.training;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.biofluxopt.agents.GeneralPolicy;
import org.biofluxopt.intervention.DailyRegimen;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.network.B12Network;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.plan.ArmRun;
import org.biofluxopt.plan.Beliefs;
import org.biofluxopt.plan.Plan;
import org.biofluxopt.plan.Planner;
import org.biofluxopt.plan.PlannerSettings;
import org.biofluxopt.plan.Safety;

/**
 * All methods on people whom no policy ever saw and whose status is low: each finds a regimen from what can be known of the
 * person, and every regimen is then lived by the same hidden body for half a year.
 */
public final class Comparison {
    private final VirtualPatients patients;
    private final Beliefs beliefs;
    private final KnowledgeBase knowledge;
    private final GeneralPolicy policy;
    private final Effort effort;
    private final Planner quick;
    private final double lowBelow;

    /**
     * How much work a comparison is.
     *
     * @param draws that a person's ensemble is chosen from
     * @param fineTuning iterations
     * @param days that a regimen is lived
     */
    public record Effort(int draws, int fineTuning, int days) {
        /** Half a year, and the fine-tuning of {@code optimize}. */
        public static final Effort STANDARD = new Effort(1_000, PlannerSettings.TRAINING_ITERATIONS, 180);
    }

    /** @param policy the shipped one */
    public Comparison(
            VirtualPatients patients,
            B12Network network,
            KnowledgeBase knowledge,
            GeneralPolicy policy,
            Effort effort) {
        this.patients = patients;
        this.knowledge = knowledge;
        this.policy = policy;
        this.effort = effort;
        quick = new Planner(knowledge, network, PlannerSettings.of(knowledge).withoutFinetuning(), policy);
        beliefs = new Beliefs(knowledge, network);
        lowBelow = knowledge.quantity("ME09").high().orElseThrow();
    }

    /**
     * What one method came to for one person.
     *
     * @param gainPercent serum B12 on day 180 over the standard arm's, of the true body, %
     * @param personDays simulated to find it
     * @param seconds of processor time to find it
     */
    public record Outcome(double gainPercent, long personDays, double seconds) {}

    /**
     * One person.
     *
     * @param number among those drawn
     * @param serumB12 true, before, pmol/L
     * @param dose cyanocobalamin a day in every arm, ug
     */
    public record PersonResult(
            int number, String stratum, double serumB12, double dose, Map<Method, Outcome> outcomes) {}

    /**
     * The first people from {@code number} on whose true serum B12 is low or marginal and whom no safety rule refers.
     *
     * @return their numbers
     */
    public List<Integer> lowStatus(int people, Seed seed) {
        List<Integer> found = new ArrayList<>();
        for (int number = 0; found.size() < people; number++) {
            VirtualPatient patient = patients.patient(number, seed);
            if (patient.serumB12() < lowBelow
                    && !Safety.assess(patient.profile(), knowledge).refers()) {
                found.add(number);
            }
        }
        return found;
    }

    /** What is needed to run some methods: the standard arm always, fine-tuning where its cost is another's budget. */
    public static Set<Method> completed(Set<Method> wanted) {
        Set<Method> all = EnumSet.of(Method.STANDARD);
        all.addAll(wanted);
        if (wanted.stream().anyMatch(Method::budgeted)) {
            all.add(Method.FINE_TUNED);
        }
        return all;
    }

    /**
     * Everything in the calling thread; the same number and seed, the same result but for the seconds.
     *
     * @param wanted methods, {@link #completed}
     */
    public PersonResult person(int number, Set<Method> wanted, Seed seed) {
        VirtualPatient patient = patients.patient(number, seed);
        Seed own = seed.child("methods").child(number);
        Beliefs.Person believed =
                beliefs.of(patient.profile(), patient.measured(), effort.draws(), own.child("person"), Runnable::run);
        MethodRuns runs = new MethodRuns(believed, knowledge, policy, effort.fineTuning(), effort.days());
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        List<Method> methods = new ArrayList<>(completed(wanted));
        if (methods.remove(Method.FINE_TUNED)) {
            methods.addFirst(Method.FINE_TUNED); // its cost is the others' budget
        }
        Map<Method, MethodRuns.Found> found = new EnumMap<>(Method.class);
        Map<Method, Double> seconds = new EnumMap<>(Method.class);
        long budget = 0;
        for (Method method : methods) {
            long start = clock.getCurrentThreadCpuTime();
            Seed stream = own.child(method.name());
            MethodRuns.Found one =
                    method == Method.QUICK_PLAN ? planned(patient, stream) : runs.find(method, budget, stream);
            seconds.put(method, (clock.getCurrentThreadCpuTime() - start) / 1e9);
            found.put(method, one);
            budget = method == Method.FINE_TUNED ? one.personDays() : budget;
        }
        return scored(number, patient, believed.dose(), found, seconds, effort.days());
    }

    /** Beliefs, choice and all; the days are those in which regimens were judged. */
    private MethodRuns.Found planned(VirtualPatient patient, Seed seed) {
        Plan plan = quick.plan(patient.profile(), patient.measured(), seed, Runnable::run, (share, words) -> {})
                .plan();
        int days = PlannerSettings.of(knowledge).horizonDays();
        return new MethodRuns.Found(
                plan.regimen().orElseThrow(), (long) plan.alternatives().size() * plan.lanes() * days);
    }

    private static PersonResult scored(
            int number,
            VirtualPatient patient,
            double dose,
            Map<Method, MethodRuns.Found> found,
            Map<Method, Double> seconds,
            int days) {
        List<Method> methods = new ArrayList<>(found.keySet());
        List<DailyRegimen> regimens =
                found.values().stream().map(MethodRuns.Found::regimen).toList();
        List<ArmRun> runs = ArmRun.simulate(patient.truth(), regimens, days, Runnable::run);
        ArmRun control = runs.get(methods.indexOf(Method.STANDARD));
        Map<Method, Outcome> outcomes = new EnumMap<>(Method.class);
        for (int m = 0; m < methods.size(); m++) {
            Method method = methods.get(m);
            outcomes.put(
                    method,
                    new Outcome(
                            runs.get(m).gainPercentOver(control)[0],
                            found.values().stream().toList().get(m).personDays(),
                            seconds.getOrDefault(method, 0.0)));
        }
        return new PersonResult(number, patient.stratum().name(), patient.serumB12(), dose, outcomes);
    }
}
