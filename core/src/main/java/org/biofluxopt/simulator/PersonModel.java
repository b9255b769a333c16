package org.biofluxopt.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.biofluxopt.kinetics.Expr;
import org.biofluxopt.kinetics.ReactionNetwork;

/**
 * One person's model with all its numbers, as data: what exchange files and other solvers need.
 *
 * @param network species, laws and the names of the numbers
 * @param parameters in the order of the network's parameters
 * @param amounts present amounts in the order of the network's species
 * @param readings what a laboratory would measure, by output
 */
public record PersonModel(
        ReactionNetwork network, List<Double> parameters, List<Double> amounts, Map<Output, Expr> readings) {
    public PersonModel {
        parameters = List.copyOf(parameters);
        amounts = List.copyOf(amounts);
        readings = Map.copyOf(readings);
    }

    /**
     * @param group settled people, see {@link Simulator#settle}
     * @param lane whose model
     */
    public static PersonModel of(VirtualGroup group, int lane) {
        ModelGroup people = model(group);
        List<Double> parameters = new ArrayList<>();
        for (int p = 0; p < people.model().network.parameters().size(); p++) {
            parameters.add(people.block(lane).parameter(people.place(lane), p));
        }
        return new PersonModel(
                people.model().network,
                parameters,
                amounts(people, lane),
                readings(people.model(), people.subject(lane)));
    }

    /** Change of amounts, by species, that an intake brings at once. */
    public static Map<Integer, Double> jump(VirtualGroup group, int lane, Intake intake) {
        ModelGroup before = model(group);
        ModelGroup after = before.select(new int[] {lane});
        after.take(0, intake);
        List<Double> was = amounts(before, lane);
        List<Double> is = amounts(after, 0);
        Map<Integer, Double> changed = new LinkedHashMap<>();
        for (int i = 0; i < was.size(); i++) {
            double by = is.get(i) - was.get(i);
            if (by != 0) {
                changed.put(i, by);
            }
        }
        return changed;
    }

    private static ModelGroup model(VirtualGroup group) {
        if (group instanceof ModelGroup model) {
            return model;
        }
        throw new IllegalArgumentException("Expected a group that the simulator settled");
    }

    private static List<Double> amounts(ModelGroup people, int lane) {
        List<Double> amounts = new ArrayList<>();
        for (int i = 0; i < people.model().network.species().size(); i++) {
            amounts.add(people.amount(lane, i));
        }
        return amounts;
    }

    private static Map<Output, Expr> readings(HostGutModel model, Subject subject) {
        HostPart host = model.host;
        Expr unit = Expr.of(subject.picomolarPerMicrogram());
        Expr holoTc = Declaration.amount(host.holoTc);
        Expr serum = holoTc.plus(Declaration.amount(host.holoHc))
                .plus(Declaration.amount(host.free[0]))
                .plus(Declaration.amount(host.free[1]));
        SimulatorParameters.Markers m = subject.parameters().markers();
        Expr body = host.body().stream().map(Declaration::amount).reduce(Expr.ZERO, Expr::plus);
        return Map.of(
                Output.BODY_STORE, body,
                Output.SERUM_B12, serum.times(unit),
                Output.HOLOTC, holoTc.times(unit),
                Output.MMA, marker(subject.mmaBase(), m.mmaHalf(), m.mmaHill(), host.adenosyl),
                Output.HOMOCYSTEINE,
                        marker(subject.homocysteineBase(), m.homocysteineHalf(), m.homocysteineHill(), host.methyl));
    }

    private static Expr marker(double base, double half, double hill, int pool) {
        Expr lacking = Expr.of(half).over(Declaration.amount(pool)).power(Expr.of(hill));
        return Expr.of(base).times(Expr.ONE.plus(lacking));
    }
}
