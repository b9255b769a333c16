package org.biofluxopt.connect.sbml;

import java.util.List;
import java.util.Map;
import org.biofluxopt.connect.sbml.ExchangeModel.ReadOut;
import org.biofluxopt.kinetics.Expr;
import org.biofluxopt.kinetics.ParameterSpec;
import org.biofluxopt.kinetics.Process.Binding;
import org.biofluxopt.kinetics.Process.Inflow;
import org.biofluxopt.kinetics.Process.Tempo;
import org.biofluxopt.kinetics.Process.Transfer;
import org.biofluxopt.kinetics.ReactionNetwork;
import org.biofluxopt.kinetics.Species;

/** A network that uses every kind of process and of expression, with a dose and meals. */
final class SmallNetwork {
    static final double[] PARAMETERS = {0.4, 0.3, 1.5, 2, 0.05, 0.2};
    static final double[] AMOUNTS = {1, 0, 2, 0, 0.5, 0, 0};

    private SmallNetwork() {}

    static ReactionNetwork network() {
        ReactionNetwork.Builder n = new ReactionNetwork.Builder();
        Expr k = n.parameter(new ParameterSpec("k", "outflow", "1/h"));
        Expr half = n.parameter(new ParameterSpec("half", "half <of> \"that\" & more", "ug"));
        Expr hill = n.parameter(new ParameterSpec("hill", "steepness", "dimensionless"));
        Expr on = n.parameter(new ParameterSpec("kon", "binding", "1/(ug h)"));
        Expr basal = n.parameter(new ParameterSpec("basal", "secretion", "ug/h"));
        Expr growth = n.parameter(new ParameterSpec("growth", "growth", "1/h"));
        int gut = n.species(new Species("gut", "free", "gut", "ug", 1, Species.Kind.CONSERVED));
        int bound = n.species(new Species("bound", "bound", "gut", "ug", 1, Species.Kind.CONSERVED));
        int carrier = n.species(new Species("carrier", "carrier", "gut", "ug", 1, Species.Kind.OTHER));
        int store = n.species(new Species("store", "store", "body", "ug", 1, Species.Kind.CONSERVED));
        int cells = n.species(new Species("cells", "cells", "gut", "1e12 cells", 1, Species.Kind.OTHER));
        int hours =
                n.species(new Species("store_hours", "store over time", "counted", "ug h", 1, Species.Kind.COUNTER));
        int lost = n.species(new Species("lost", "lost", "counted", "ug", 1, Species.Kind.COUNTER));
        Expr shared = new Expr.Slow(
                "saturation",
                Expr.ONE.over(Expr.ONE.plus(
                        half.over(new Expr.Amount(store).plus(0.01)).power(hill))),
                Expr.Pace.DAILY);
        n.add(new Transfer("bound_to_store", Tempo.FAST, bound, k, List.of(store)));
        n.add(new Binding(
                "binding", Tempo.FAST, on, carrier, -1, List.of(new Binding.Pair(gut, List.of(bound))), true));
        n.add(new Inflow("into_carrier", Tempo.FAST, carrier, basal.plus(new Expr.Amount(cells).times(0.01))));
        n.add(new Transfer("store_to_lost", Tempo.SLOW, store, k.times(shared), List.of(lost)));
        n.add(new Inflow(
                "growth_of_cells",
                Tempo.SLOW,
                cells,
                growth.times(new Expr.Amount(cells))
                        .times(new Expr.Exponential(Expr.ZERO.minus(new Expr.Amount(cells))))));
        n.add(new Inflow("hours", Tempo.SLOW, hours, new Expr.Amount(store)));
        return n.build();
    }

    static ExchangeModel model() {
        ReactionNetwork network = network();
        Expr total = new Expr.Amount(0).plus(new Expr.Amount(1)).times(738.0);
        return new ExchangeModel(
                "small",
                "Small network",
                "For a test.",
                network,
                PARAMETERS,
                AMOUNTS,
                List.of(new ReadOut("gut_total", "in the gut", "pmol", total)),
                List.of(
                        Recurring.adding("meal_1", "breakfast", 0, 24, 48, Map.of(0, 0.7)),
                        new Recurring(
                                "dose",
                                "a dose",
                                5.5,
                                0,
                                5.5,
                                Map.of(
                                        0, new Expr.Amount(0).plus(2.5),
                                        4, new Expr.Amount(4).times(0.5)),
                                Map.of(4, 0.1))),
                Map.of("gut", new Annotation("SBO:0000247", "is", List.of("https://identifiers.org/CHEBI:30411"))));
    }
}
