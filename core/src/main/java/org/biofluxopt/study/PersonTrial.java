package org.biofluxopt.study;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.biofluxopt.agents.PlanLimits;
import org.biofluxopt.intervention.DailyRegimen;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.network.B12Network;
import org.biofluxopt.network.HostDraw;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.plan.Levers;
import org.biofluxopt.plan.Regimens;
import org.biofluxopt.profile.Diet;
import org.biofluxopt.profile.Genotype.Locus;
import org.biofluxopt.profile.MicrobiomeSample;
import org.biofluxopt.simulator.GutCommunity;
import org.biofluxopt.simulator.HostFactors;
import org.biofluxopt.simulator.Lanes;
import org.biofluxopt.simulator.Simulator;
import org.biofluxopt.simulator.SimulatorParameters;
import org.biofluxopt.simulator.VirtualPerson;

/** Everything that is done with one person: found, planned for, and lived in every arm. */
final class PersonTrial {
    /** Levers of the decomposition; the place is the bit. */
    static final List<String> LEVERS = List.of("timing_and_splitting", "host_support", "probiotic", "microbial_flux");

    private static final int TIMING = 1;
    private static final int HOST = 2;
    private static final int PROBIOTIC = 4;
    private static final int FLUX = 8;

    private final StudyDesign design;
    private final KnowledgeBase knowledge;
    private final B12Network network;
    private final List<MicrobiomeSample> microbiomes;
    private final StudyTruths truths;
    private final Recruitment recruitment;
    private final Measurement measurement;
    private final StudyPlanner planner;
    private final EnzymeScaling flux;
    private final PlanLimits limits;
    private final Seed seed;

    PersonTrial(
            StudyDesign design,
            KnowledgeBase knowledge,
            B12Network network,
            List<MicrobiomeSample> microbiomes,
            StudyTruths truths,
            Recruitment recruitment,
            StudyPlanner planner,
            EnzymeScaling flux,
            Seed seed) {
        this.design = design;
        this.knowledge = knowledge;
        this.network = network;
        this.microbiomes = List.copyOf(microbiomes);
        this.truths = truths;
        this.recruitment = recruitment;
        this.measurement = new Measurement(knowledge);
        this.planner = planner;
        this.flux = flux;
        this.limits = PlanLimits.of(knowledge);
        this.seed = seed;
    }

    PersonResult run(StudyDesign.Slot slot) {
        Seed own = seed.child(slot.number());
        int draw = own.child("truth").generator().nextInt(truths.sets().size());
        KnowledgeBase truth = truths.sets().get(draw);
        Simulator simulator = new Simulator(SimulatorParameters.of(truth));
        Optional<MicrobiomeSample> sample = Optional.of(microbiomes.get(slot.microbiome()));
        Optional<Recruitment.Recruit> found =
                recruitment.find(slot.stratum(), sample, simulator, own.child("recruitment"));
        return found.map(recruit -> new Enrolled(slot, draw, truth, simulator, recruit, own).result())
                .orElseGet(() -> PersonResult.nobody(slot, draw));
    }

    /** One person's stay in the study. */
    private final class Enrolled {
        private final StudyDesign.Slot slot;
        private final int draw;
        private final KnowledgeBase truth;
        private final Simulator simulator;
        private final Recruitment.Recruit recruit;
        private final Seed own;
        private final Map<Double, StudyPlanner.Planned> plans;
        private final ClinicalItems clinical;
        private final Map<String, ArmResult> results = new LinkedHashMap<>();
        private final List<VirtualPerson> variants = new ArrayList<>();
        private final LaneBatch arms = new LaneBatch();
        /** The person once more, as an object of its own: becomes who was treated. */
        private final HostDraw treated;

        private int treatedVariant;

        Enrolled(
                StudyDesign.Slot slot,
                int draw,
                KnowledgeBase truth,
                Simulator simulator,
                Recruitment.Recruit recruit,
                Seed own) {
            this.slot = slot;
            this.draw = draw;
            this.truth = truth;
            this.simulator = simulator;
            this.recruit = recruit;
            this.own = own;
            List<Double> doses = Stream.concat(
                            Stream.of(design.dose()), slot.detailed() ? design.otherDoses().stream() : Stream.empty())
                    .distinct()
                    .toList();
            plans = planner.plan(recruit.profile(), recruit.seen(), doses, own.child("plan"));
            clinical = ClinicalItems.of(recruit.profile(), recruit.seen(), network, own.child("clinical"));
            HostDraw host = recruit.truth().host();
            treated = Levers.withAcid(host, host.acid());
        }

        PersonResult result() {
            variants.add(recruit.truth());
            if (!clinical.words().isEmpty()) {
                treatedVariant = variant(treated, recruit.truth().factors());
            }
            mainArms();
            controls();
            if (slot.detailed()) {
                otherDoses();
                coalitions();
                factorChanges();
            }
            Lanes settled = simulator.settle(variants, Runnable::run);
            Seed errors = own.child("measurement");
            Lanes dayZero = settled.select(arms.variants());
            if (!clinical.words().isEmpty()) {
                dayZero = dayZero.withHosts(this::treat);
            }
            arms.run(dayZero, design.days(), measurement, errors, results);
            if (slot.detailed()) {
                TongueTrial.run(recruit.truth(), simulator, design.dose(), design.days(), measurement, errors, results);
                quantityChanges(errors);
            }
            StudyPlanner.Planned plan = plan(design.dose());
            return new PersonResult(
                    slot.number(),
                    slot.microbiome(),
                    slot.stratum(),
                    slot.host(),
                    draw,
                    true,
                    recruit.screened(),
                    recruit.referred(),
                    recruit.profile().ageYears(),
                    words(plan.regimen()),
                    plan.origin(),
                    plan.expectedGain(),
                    clinical.words(),
                    hidden(),
                    results);
        }

        @SuppressWarnings("ReferenceEquality") // the same person stands in both lanes, and one of them is treated
        private HostDraw treat(HostDraw host) {
            return host == treated ? clinical.change().apply(host) : host;
        }

        private StudyPlanner.Planned plan(double dose) {
            StudyPlanner.Planned plan = plans.get(dose);
            if (plan == null) {
                throw new IllegalStateException("The planner gave no plan for " + dose + " ug a day");
            }
            return plan;
        }

        private int variant(HostDraw host, HostFactors factors) {
            variants.add(new VirtualPerson(host, factors, recruit.truth().community()));
            return variants.size() - 1;
        }

        private boolean eatsAnimalFood() {
            return recruit.profile().diet().kind() != Diet.Kind.VEGAN;
        }

        private void mainArms() {
            double dose = design.dose();
            DailyRegimen standard = Arms.c1(dose);
            arms.add(Arms.C1, 0, standard);
            for (FixedSchedules.Schedule schedule : FixedSchedules.OTHERS) {
                arms.add(schedule.arm(), 0, schedule.at().apply(dose));
            }
            arms.add(Arms.P, 0, plan(dose).regimen());
            arms.add(Arms.NETWORK_ONLY, 0, plan(dose).networkOnly());
            arms.add(Arms.FLUX, 0, standard, flux);
            if (eatsAnimalFood()) {
                arms.add(Arms.FOOD, 0, Arms.foodOnly(dose));
            }
            if (design.agents()) {
                arms.add(Arms.AGENTS_ONLY, 0, plan(dose).agentsOnly());
            }
            withClinicalItems(Arms.P_PLUS, plan(dose).regimen());
        }

        /** Without an item the arm is the same regimen in the same person, variant 0. */
        private void withClinicalItems(String arm, DailyRegimen regimen) {
            arms.add(arm, treatedVariant, regimen);
        }

        private void controls() {
            DailyRegimen standard = Arms.c1(design.dose());
            arms.add(
                    Arms.CULTURE,
                    0,
                    new DailyRegimen(
                            standard.tablet(),
                            Map.of(),
                            0,
                            Map.of(GutCommunity.PROPIONIBACTERIUM, limits.probioticCfu())));
            arms.add(Arms.CULTURE_VEHICLE, 0, standard, cobalaminOfCulture());
            GutCommunity community = recruit.truth().community();
            arms.add(
                    Arms.PSEUDO,
                    0,
                    standard,
                    EnzymeScaling.pseudoB12(community.members().size(), community.residents()));
            HostFactors factors = recruit.truth().factors();
            arms.add(Arms.FUT2_NONE, variant(withFut2(0), factors), standard);
            arms.add(Arms.FUT2_TWO, variant(withFut2(2), factors), standard);
        }

        /** True cobalamin in a day's culture, ug. */
        private double cobalaminOfCulture() {
            double cells = limits.probioticCfu() / 1e12;
            GutCommunity community = recruit.truth().community();
            double share = community.members().stream()
                    .filter(member -> member.id().equals(GutCommunity.PROPIONIBACTERIUM))
                    .mapToDouble(GutCommunity.Member::trueShare)
                    .findFirst()
                    .orElseThrow();
            return cells * simulator.parameters().community().transientCargo() * share;
        }

        private HostDraw withFut2(int alleles) {
            HostDraw host = recruit.truth().host();
            Map<Locus, Integer> genotype = new EnumMap<>(Locus.class);
            genotype.putAll(host.effectAlleles());
            genotype.put(Locus.FUT2, alleles);
            return new HostDraw(
                    host.ageYears(),
                    host.weightKg(),
                    host.gfr(),
                    host.foodMicrograms(),
                    host.tabletMicrograms(),
                    host.acid(),
                    host.intrinsicFactor(),
                    host.ileum(),
                    host.metformin(),
                    host.calcium(),
                    host.overgrowthLog10(),
                    host.folateLow(),
                    host.pancreas(),
                    genotype);
        }

        private void otherDoses() {
            for (double dose : design.otherDoses()) {
                arms.add(Arms.at(Arms.C1, dose), 0, Arms.c1(dose));
                arms.add(Arms.at(Arms.C2, dose), 0, Regimens.spaced(dose));
                arms.add(Arms.at(Arms.P, dose), 0, plan(dose).regimen());
                withClinicalItems(Arms.at(Arms.P_PLUS, dose), plan(dose).regimen());
            }
        }

        /** All sixteen sets of levers; the empty one is C1. */
        private void coalitions() {
            DailyRegimen standard = Arms.c1(design.dose());
            DailyRegimen planned = plan(design.dose()).regimen();
            for (int set = 1; set < 1 << LEVERS.size(); set++) {
                DailyRegimen timed = (set & TIMING) != 0 ? planned : standard;
                Map<String, Double> culture = (set & PROBIOTIC) != 0
                        ? Map.of(GutCommunity.PROPIONIBACTERIUM, limits.probioticCfu())
                        : Map.of();
                DailyRegimen regimen = new DailyRegimen(timed.tablet(), timed.food(), timed.fibreGrams(), culture);
                int variant = (set & HOST) != 0 ? treatedVariant : 0;
                if ((set & FLUX) != 0) {
                    arms.add(Arms.coalition(set), variant, regimen, flux);
                } else {
                    arms.add(Arms.coalition(set), variant, regimen);
                }
            }
        }

        private void factorChanges() {
            for (StructuralChange change : StructuralChange.all()) {
                if (change instanceof StructuralChange.Factor factor) {
                    int other = variant(
                            recruit.truth().host(),
                            factor.change().apply(recruit.truth().factors()));
                    threeArms(arms, change, other);
                }
            }
        }

        private void threeArms(LaneBatch batch, StructuralChange change, int variant) {
            batch.add(Arms.in(change.name(), Arms.C1), variant, Arms.c1(design.dose()));
            batch.add(Arms.in(change.name(), Arms.C2), variant, Regimens.spaced(design.dose()));
            batch.add(
                    Arms.in(change.name(), Arms.P), variant, plan(design.dose()).regimen());
        }

        private void quantityChanges(Seed errors) {
            for (StructuralChange change : StructuralChange.all()) {
                if (change instanceof StructuralChange.Quantities quantities) {
                    LaneBatch batch = new LaneBatch();
                    threeArms(batch, change, 0);
                    Lanes settled = new Simulator(SimulatorParameters.of(truth.with(quantities.values())))
                            .settle(List.of(recruit.truth()), Runnable::run);
                    batch.run(settled.select(batch.variants()), design.days(), measurement, errors, results);
                }
            }
        }

        private Map<String, Double> hidden() {
            HostDraw host = recruit.truth().host();
            HostFactors factors = recruit.truth().factors();
            Map<String, Double> hidden = new LinkedHashMap<>();
            hidden.put("food_ug", host.foodMicrograms());
            hidden.put("gastric_acid", host.acid());
            hidden.put("intrinsic_factor", host.intrinsicFactor());
            hidden.put("ileum", host.ileum());
            hidden.put("pancreas", host.pancreas());
            hidden.put("overgrowth_log10", host.overgrowthLog10());
            hidden.put("uptake", factors.uptake());
            hidden.put("loss", factors.loss());
            hidden.put("tablet_mixing", factors.tabletMixing());
            hidden.put("receptor_recovery_hours", StructuralChange.TIME_CONSTANTS / factors.gateRecovery());
            hidden.put("fed_passive", factors.fedPassive());
            return hidden;
        }

        private static String words(DailyRegimen regimen) {
            String tablets = regimen.tablet().entrySet().stream()
                    .map(part -> "%s ug %s"
                            .formatted(number(part.getValue()), part.getKey().words()))
                    .collect(Collectors.joining("; "));
            List<String> parts = new ArrayList<>();
            if (!tablets.isEmpty()) {
                parts.add(tablets);
            }
            if (!regimen.food().isEmpty()) {
                parts.add(number(regimen.foodMicrogramsPerDay()) + " ug as food");
            }
            if (regimen.fibreGrams() > 0) {
                parts.add(number(regimen.fibreGrams()) + " g fibre");
            }
            regimen.probioticCfu().forEach((taxon, cfu) -> parts.add(number(cfu) + " CFU " + taxon));
            return String.join("; ", parts);
        }

        private static String number(double value) {
            return String.format(Locale.ROOT, "%.3g", value);
        }
    }
}
