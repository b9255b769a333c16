package org.biofluxopt.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.biofluxopt.intervention.DailyRegimen;
import org.biofluxopt.network.BeliefSummary;
import org.biofluxopt.network.HostDraw;
import org.biofluxopt.network.Why;
import org.biofluxopt.plan.ArmRun;
import org.biofluxopt.plan.Levers;
import org.biofluxopt.plan.PlanCase.Worked;
import org.biofluxopt.plan.Regimens;
import org.biofluxopt.simulator.Lanes;

/**
 * Asks the simulator why a plan does what it does: each lever left out in turn, and what would change the gain. All answers
 * are for the same virtual people as the plan, so they differ by the change alone.
 */
public final class Explainer {
    private static final double[] OTHER_DOSES = {2.5, 50, 1_000};
    private static final List<String> LEVER_NODES = List.of("dose_per_occasion");
    /** Share of the virtual people that a clinical change must touch to be worth a line. */
    private static final double WORTH_A_LINE = 0.1;

    private static final double OVERGROWTH_LOG10 = 5;
    private static final double NORMAL_LOG10 = 4;
    private static final double LOW_ACID = 0.7;

    private final Worked worked;
    private final Executor executor;

    private Explainer(Worked worked, Executor executor) {
        this.worked = worked;
        this.executor = executor;
    }

    /**
     * @param path the network's edges on the way to serum B12 for this person
     * @param status why the network thinks the person's cells deficient or not
     */
    public static Explanation explain(Worked worked, List<BeliefSummary.Edge> path, Why status, Executor executor) {
        Explainer explainer = new Explainer(worked, executor);
        return new Explanation(explainer.contributions(), reasons(path), explainer.wouldChange(), Optional.of(status));
    }

    // ---- levers

    private List<Explanation.Contribution> contributions() {
        DailyRegimen chosen = worked.chosen();
        double gain = mean(worked.expected().gainPercentOver(worked.control()));
        List<Explanation.Contribution> result = new ArrayList<>();
        result.add(contribution(
                "dose_timing", "When and in how many parts the tablet is taken", gain, Levers.withoutTiming(chosen)));
        result.add(contribution("food", "Part of the cobalamin as food", gain, Levers.withoutFood(chosen)));
        result.add(contribution("fibre", "More fermentable fibre", gain, Levers.withoutFibre(chosen)));
        result.add(contribution("probiotic", "An allowed probiotic", gain, Levers.withoutProbiotic(chosen)));
        return result;
    }

    private Explanation.Contribution contribution(
            String lever, String description, double gain, DailyRegimen withoutLever) {
        if (withoutLever.equals(worked.chosen())) {
            return new Explanation.Contribution(lever, description, gain, 0);
        }
        ArmRun run =
                ArmRun.simulate(worked.dayZero(), withoutLever, worked.control().days(), executor);
        double without = mean(run.gainPercentOver(worked.control()));
        return new Explanation.Contribution(lever, description, without, gain - without);
    }

    // ---- what would change it

    private List<Explanation.WhatIf> wouldChange() {
        List<Explanation.WhatIf> result = new ArrayList<>();
        if (!worked.chosen().equals(worked.standard())) {
            result.add(byMixing(
                    "If a tablet swallowed with a meal leaves the stomach at once (third of the ensemble with"
                            + " the least mixing)",
                    true));
            result.add(byMixing(
                    "If it mixes with the meal and leaves slowly (third of the ensemble with the most" + " mixing)",
                    false));
        }
        for (double dose : OTHER_DOSES) {
            if (Math.abs(dose - worked.dose()) > 0.3 * worked.dose()) {
                result.add(atDose(dose));
            }
        }
        clinical(result);
        return result;
    }

    /** Nobody has measured how much a tablet mixes with a meal; the gain is never told at one value of it. */
    private Explanation.WhatIf byMixing(String words, boolean least) {
        Integer[] order = new Integer[worked.dayZero().size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(
                order,
                Comparator.comparingDouble(
                        (Integer i) -> worked.dayZero().person(i).factors().tabletMixing()));
        int third = Math.max(1, order.length / 3);
        double[] gains = worked.expected().gainPercentOver(worked.control());
        double[] serum = worked.expected().finalSerum();
        double[] someGains = new double[third];
        double[] someSerum = new double[third];
        for (int i = 0; i < third; i++) {
            int lane = order[least ? i : order.length - 1 - i];
            someGains[i] = gains[lane];
            someSerum[i] = serum[lane];
        }
        return new Explanation.WhatIf(words, ArmRun.band(someGains), ArmRun.band(someSerum));
    }

    private Explanation.WhatIf atDose(double dose) {
        DailyRegimen chosen = worked.chosen();
        double factor = dose / worked.dose();
        DailyRegimen plan = Levers.scaled(chosen, factor);
        return compare(
                "If the dose were %s µg a day in both arms"
                        .formatted(dose == Math.rint(dose) ? Long.toString((long) dose) : Double.toString(dose)),
                worked.dayZero(),
                Regimens.standard(dose),
                plan);
    }

    private void clinical(List<Explanation.WhatIf> result) {
        List<HostDraw> hosts = new ArrayList<>();
        for (int lane = 0; lane < worked.dayZero().size(); lane++) {
            hosts.add(worked.dayZero().person(lane).host());
        }
        if (concerns(hosts, host -> host.metformin() && !host.calcium())) {
            result.add(withHosts("If calcium were taken with metformin (a clinical decision)", Levers::withCalcium));
        }
        if (concerns(hosts, host -> host.overgrowthLog10() >= OVERGROWTH_LOG10)) {
            result.add(withHosts(
                    "If small-intestinal overgrowth, where present, were treated (a clinical decision)",
                    host -> Levers.withOvergrowth(host, Math.min(host.overgrowthLog10(), NORMAL_LOG10))));
        }
        if (concerns(hosts, host -> host.acid() < LOW_ACID)) {
            result.add(withHosts(
                    "If gastric acid were normal (for instance a needless acid blocker stopped; a clinical decision)",
                    host -> Levers.withAcid(host, 1)));
        }
    }

    private static boolean concerns(List<HostDraw> hosts, Predicate<HostDraw> change) {
        return hosts.stream().filter(change).count() >= WORTH_A_LINE * hosts.size();
    }

    /** The changed person under the plan, against the unchanged person under the control arm. */
    private Explanation.WhatIf withHosts(String words, UnaryOperator<HostDraw> change) {
        Lanes changed = worked.dayZero().withHosts(change);
        ArmRun plan = ArmRun.simulate(changed, worked.chosen(), worked.control().days(), executor);
        return new Explanation.WhatIf(
                words, ArmRun.band(plan.gainPercentOver(worked.control())), ArmRun.band(plan.finalSerum()));
    }

    private Explanation.WhatIf compare(String words, Lanes people, DailyRegimen control, DailyRegimen plan) {
        int days = worked.control().days();
        ArmRun first = ArmRun.simulate(people, control, days, executor);
        ArmRun second = plan.equals(control) ? first : ArmRun.simulate(people, plan, days, executor);
        return new Explanation.WhatIf(
                words, ArmRun.band(second.gainPercentOver(first)), ArmRun.band(second.finalSerum()));
    }

    // ---- network

    private static List<Explanation.Reason> reasons(List<BeliefSummary.Edge> path) {
        return ReasonPaths.of(path, LEVER_NODES).stream()
                .map(edge ->
                        new Explanation.Reason(edge.from(), edge.to(), edge.sign(), edge.mechanism(), edge.source()))
                .toList();
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
