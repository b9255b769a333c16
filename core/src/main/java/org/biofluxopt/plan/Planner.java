package org.biofluxopt.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Executor;
import org.biofluxopt.agents.GeneralPolicy;
import org.biofluxopt.agents.GutTraining;
import org.biofluxopt.agents.PlanLimits;
import org.biofluxopt.agents.PolicyContext;
import org.biofluxopt.intervention.DailyRegimen;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.network.B12Network;
import org.biofluxopt.numeric.Quantiles;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.profile.CobalaminForm;
import org.biofluxopt.profile.Marker;
import org.biofluxopt.profile.MicrobiomeSample;
import org.biofluxopt.profile.Profile;
import org.biofluxopt.simulator.Ensemble;
import org.biofluxopt.simulator.Lanes;

/**
 * From beliefs to a plan: the network's draws become an ensemble of virtual people that agrees with the laboratory values;
 * agents learn on it; what they found is cut down to what a person can do, judged against both control schedules over the
 * whole ensemble, and given only where it is worth it and safe.
 */
public final class Planner {
    private final KnowledgeBase knowledge;
    private final Beliefs beliefs;
    private final PlannerSettings settings;
    private final GeneralPolicy policy;

    /** With the policy that ships. */
    public Planner(KnowledgeBase knowledge, B12Network network, PlannerSettings settings) {
        this(knowledge, network, settings, GeneralPolicy.bundled());
    }

    /** @param policy where agents start from */
    public Planner(KnowledgeBase knowledge, B12Network network, PlannerSettings settings, GeneralPolicy policy) {
        this.knowledge = knowledge;
        this.beliefs = new Beliefs(knowledge, network);
        this.settings = settings;
        this.policy = policy;
    }

    /** Sets of the simulator's constants that the virtual people have in turn. */
    public int parameterSets() {
        return beliefs.parameterSets();
    }

    /**
     * @param sample absent when none was given: the mean of healthy adults stands in, and a warning says so
     * @param progress told of the share done and what is going on
     */
    public PlanCase plan(
            Profile profile, Optional<MicrobiomeSample> sample, Seed seed, Executor executor, Progress progress) {
        SafetyAssessment safety = Safety.assess(profile, knowledge);
        if (safety.refers()) {
            return new PlanCase(referred(profile, safety), Optional.empty(), List.of(), 0);
        }
        progress.report(0, "drawing virtual people from the network");
        Beliefs.Person person = beliefs.of(profile, sample, settings.draws(), seed, executor);
        Lanes people = person.lanes(settings.lanes());
        double dose = person.dose();
        DailyRegimen standard = Regimens.standard(dose);
        PolicyContext context = person.context();
        Learned learned = settings.trainingIterations() == 0
                ? asked(context, standard)
                : finetuned(people, context, standard, seed.child("agents"), executor, progress);
        progress.report(0.7, "judging regimens against both controls");
        RegimenChoice.Choice choice = RegimenChoice.among(people, learned.regimen(), dose, settings, executor);
        return conclude(new Known(profile, sample, safety, person.ensemble(), people, dose), learned, choice);
    }

    /** What the agents ask for, and what it took. */
    private record Learned(DailyRegimen regimen, List<Double> curve, long personDays) {}

    private Learned asked(PolicyContext context, DailyRegimen standard) {
        return new Learned(policy.regimen(context, standard, PlanLimits.of(knowledge)), List.of(), 0);
    }

    private Learned finetuned(
            Lanes people,
            PolicyContext context,
            DailyRegimen standard,
            Seed seed,
            Executor executor,
            Progress progress) {
        GutTraining.Result result = GutTraining.train(
                people,
                standard,
                settings.horizonDays(),
                context,
                GutTraining.Settings.standard(knowledge)
                        .withIterations(settings.trainingIterations())
                        .startingFrom(policy),
                seed,
                executor,
                (iteration, of, meanReturn) -> {
                    progress.report(0.1 + 0.6 * iteration / of, "agents learn");
                    return true;
                });
        return new Learned(result.regimen(), result.curve(), result.personDays());
    }

    /** The person as the planner knows them. */
    private record Known(
            Profile profile,
            Optional<MicrobiomeSample> sample,
            SafetyAssessment safety,
            Ensemble ensemble,
            Lanes people,
            double dose) {}

    private PlanCase conclude(Known known, Learned learned, RegimenChoice.Choice choice) {
        Profile profile = known.profile();
        Ensemble ensemble = known.ensemble();
        double dose = known.dose();
        double atRisk = StatusRisk.of(knowledge).shareAtRisk(ensemble.lanes());
        RegimenChoice.Candidate best = choice.best();
        boolean worthIt = atRisk >= settings.leastShareAtRisk()
                && best.meanGain() >= settings.leastGainPercent()
                && best.isRobust()
                && !best.regimen().equals(Regimens.standard(dose));
        DailyRegimen chosen = worthIt ? best.regimen() : Regimens.standard(dose);
        ArmRun expected = worthIt ? best.run() : choice.control();
        Band gain = ArmRun.band(expected.gainPercentOver(choice.control()));
        List<Action> actions = actions(profile, known.safety(), ensemble, chosen, dose, worthIt, atRisk);
        Plan plan = new Plan(
                worthIt ? Verdict.IMPROVES : Verdict.LITTLE_TO_GAIN,
                (worthIt ? improves(chosen, dose, gain) : littleToGain(ensemble, atRisk, choice)) + doubt(ensemble),
                actions,
                Optional.of(chosen),
                Optional.of(Regimens.standard(dose)),
                Optional.of(choice.control().forecast()),
                Optional.of(expected.forecast()),
                Optional.of(gain),
                OptionalDouble.of(expected.brayCurtisTo(choice.control())),
                OptionalDouble.of(expected.shannon() - choice.control().shannon()),
                alternatives(choice, worthIt),
                dayZero(ensemble),
                ensemble.effectiveSampleSize(),
                known.people().size(),
                warnings(profile, known.sample(), known.safety(), ensemble));
        PlanCase.Worked worked =
                new PlanCase.Worked(known.people(), dose, Regimens.standard(dose), chosen, choice.control(), expected);
        return new PlanCase(plan, Optional.of(worked), learned.curve(), learned.personDays());
    }

    private List<Action> actions(
            Profile profile,
            SafetyAssessment safety,
            Ensemble ensemble,
            DailyRegimen chosen,
            double dose,
            boolean worthIt,
            double atRisk) {
        List<Action> actions = new ArrayList<>();
        if (worthIt) {
            actions.addAll(Instructions.of(chosen, Instructions.compound(profile, safety)));
        } else if (atRisk >= settings.leastShareAtRisk()) {
            actions.add(Advice.standard(profile, safety, dose));
        } else {
            double[] food = new double[ensemble.lanes().size()];
            for (int lane = 0; lane < food.length; lane++) {
                food[lane] = ensemble.lanes().person(lane).host().foodMicrograms();
            }
            actions.add(Advice.adequate(
                    profile,
                    safety,
                    dose,
                    Quantiles.of(food, 0.5),
                    knowledge.quantity("IN11").value()));
        }
        actions.addAll(Advice.leftOut(chosen));
        if (profile.laboratory().isEmpty()) {
            actions.addAll(0, safety.discuss()); // measure first
        } else {
            actions.addAll(safety.discuss());
        }
        return actions;
    }

    /** A last sentence of the headline where the ensemble does not carry the rest of it. */
    private static String doubt(Ensemble ensemble) {
        boolean clash = ensemble.effectiveSampleSize() < Ensemble.LEAST_EFFECTIVE
                || ensemble.agreement().stream().anyMatch(marker -> !marker.agrees());
        return clash
                ? " The laboratory values do not fit the rest of the profile: check them before trusting this."
                : "";
    }

    private static List<Plan.Alternative> alternatives(RegimenChoice.Choice choice, boolean worthIt) {
        List<Plan.Alternative> judged = new ArrayList<>();
        for (RegimenChoice.Candidate candidate : choice.candidates()) {
            judged.add(new Plan.Alternative(
                    candidate.origin(),
                    candidate.regimen(),
                    ArmRun.band(candidate.gainPercent()),
                    candidate.robustGain(),
                    worthIt ? candidate == choice.best() : candidate.origin().equals(RegimenChoice.STANDARD)));
        }
        return judged;
    }

    private static List<DayZero> dayZero(Ensemble ensemble) {
        return ensemble.agreement().stream()
                .map(a -> new DayZero(a.marker(), a.measured(), a.standardError(), a.simulatedMedian(), a.agrees()))
                .toList();
    }

    private List<String> warnings(
            Profile profile, Optional<MicrobiomeSample> sample, SafetyAssessment safety, Ensemble ensemble) {
        List<String> warnings = new ArrayList<>(profile.warnings());
        warnings.addAll(safety.warnings());
        warnings.addAll(ensemble.warnings());
        if (profile.supplementMicrogramsPerDay() == 0) {
            warnings.add("The profile names no supplement: both arms take "
                    + Instructions.micrograms(settings.standardDose().value()) + " of cyanocobalamin a day"
                    + (settings.standardDose().isAssumed() ? " (an assumption; fact plan_standard_dose)." : "."));
        }
        boolean otherForm =
                profile.supplements().stream().anyMatch(supplement -> supplement.form() != CobalaminForm.CN);
        if (otherForm || !safety.form(Instructions.forms(profile)).equals(Optional.of(CobalaminForm.CN))) {
            warnings.add(
                    "Tablets are simulated with the kinetics of cyanocobalamin in both arms. Of other forms about as much"
                            + " is retained, but holoTC rises less (fact AB23), so the holoTC forecast is too high for them.");
        }
        if (sample.isEmpty()) {
            warnings.add("No microbiome sample was given: mean abundances of healthy adults stand in for it.");
        }
        if (profile.laboratory().isEmpty()) {
            warnings.add("No laboratory value was given: the forecast rests on the network's prior alone and is wide."
                    + " Serum B12 with holoTC or MMA would narrow it most.");
        }
        return warnings;
    }

    private static Plan referred(Profile profile, SafetyAssessment safety) {
        List<Action> actions = new ArrayList<>(safety.refer());
        actions.addAll(safety.discuss());
        List<String> warnings = new ArrayList<>(profile.warnings());
        warnings.addAll(safety.warnings());
        return new Plan(
                Verdict.REFERRED,
                "No dose plan is given; a clinician is needed first. "
                        + safety.refer().getFirst().instruction(),
                actions,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                List.of(),
                List.of(),
                0,
                0,
                warnings);
    }

    private static String improves(DailyRegimen chosen, double dose, Band gain) {
        return String.format(
                Locale.ROOT,
                "%s is expected to raise serum B12 by %.0f %% (90 %% interval %.0f to %.0f %%) over one %s tablet with"
                        + " breakfast, after 180 days.",
                summary(chosen, dose),
                gain.mean(),
                gain.p05(),
                gain.p95(),
                Instructions.micrograms(dose));
    }

    /** The levers that differ from standard, the tablet's schedule first. */
    private static String summary(DailyRegimen chosen, double dose) {
        List<String> levers = new ArrayList<>();
        int occasions = chosen.tablet().size();
        boolean standardTime =
                chosen.tablet().keySet().equals(Regimens.standard(dose).tablet().keySet());
        if (occasions > 1) {
            levers.add(
                    "spreading the same " + Instructions.micrograms(dose) + " a day over " + occasions + " occasions");
        } else if (occasions == 1 && !standardTime) {
            levers.add("taking the same " + Instructions.micrograms(dose) + " a day at another time");
        }
        if (!chosen.food().isEmpty()) {
            levers.add("taking " + Instructions.micrograms(chosen.foodMicrogramsPerDay()) + " of the "
                    + Instructions.micrograms(dose) + " a day as food");
        }
        if (!chosen.probioticCfu().isEmpty()) {
            levers.add("a probiotic");
        }
        if (chosen.fibreGrams() > 0) {
            levers.add("more fibre");
        }
        String words = String.join(", with ", levers);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private String littleToGain(Ensemble ensemble, double atRisk, RegimenChoice.Choice choice) {
        double serum = Quantiles.of(ensemble.lanes().serumB12(), 0.5);
        if (atRisk < settings.leastShareAtRisk()) {
            RegimenChoice.Candidate best = choice.best();
            return String.format(
                    Locale.ROOT,
                    "There is little to gain: B12 status is adequate (serum B12 about %.0f pmol/L). The best other schedule of"
                            + " the same tablet would move serum B12 by %.0f %% and methylmalonic acid by %.0f %%, which is"
                            + " not worth a change of habits.",
                    serum,
                    best.meanGain(),
                    RegimenChoice.mean(best.run().percentOver(choice.control(), Marker.MMA)));
        }
        return String.format(
                Locale.ROOT,
                "There is little to gain over one tablet with breakfast: the best schedule found promises %.0f %% and is"
                        + " not better over the whole range of what is unknown.",
                choice.best().meanGain());
    }
}
