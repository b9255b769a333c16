package org.biofluxopt.simulator;

import java.util.List;
import java.util.Optional;
import org.biofluxopt.kinetics.LaneBlock;
import org.biofluxopt.kinetics.ReactionNetwork.Label;

/** Puts what one person takes where it goes. */
final class Swallowing {
    private final HostGutModel model;
    private final LaneBlock block;
    private final int place;
    private final Subject subject;

    Swallowing(HostGutModel model, LaneBlock block, int place, Subject subject) {
        this.model = model;
        this.block = block;
        this.place = place;
        this.subject = subject;
    }

    /** @return true cobalamin that came in, ug */
    double take(Intake intake) {
        return switch (intake) {
            case Intake.Dose dose -> dose(dose);
            case Intake.Food food -> food(food);
            case Intake.Probiotic probiotic -> probiotic(probiotic);
            case Intake.Fibre fibre -> {
                double share = checked(fibre.gramsPerDay(), "fibre in g a day")
                        / subject.community().usualFibre();
                block.parameter(place, CommunityPart.index(model.community.fibreGrams), share);
                yield 0;
            }
            case Intake.BowelPreparation washed -> wash(washed.shareLeft());
        };
    }

    private double dose(Intake.Dose dose) {
        double amount = checked(dose.micrograms(), "dose in ug");
        int form = dose.form() == Form.CN ? 1 : 0;
        HostPart host = model.host;
        List<String> labels =
                dose.label().map(label -> List.of(label, Setup.DOSES)).orElse(List.of(Setup.DOSES));
        switch (dose.route()) {
            case ORAL, SUBLINGUAL -> swallow(amount, form, dose.withFood(), labels);
            case NASAL -> {
                double taken = amount * subject.body().nasal();
                enter(host.depot[form], taken, form, labels);
                swallow(amount - taken, form, false, labels);
            }
            case IM -> enter(host.depot[form], amount, form, labels);
            case IV -> enter(host.free[form], amount, form, labels);
            case COLON -> add(host.colon, amount, labels);
        }
        return amount;
    }

    private void swallow(double amount, int form, boolean withFood, List<String> labels) {
        double mixed = withFood ? amount * subject.factors().tabletMixing() : 0;
        add(model.host.solid[form], mixed, labels);
        add(model.host.liquid[form], amount - mixed, labels);
    }

    /** Into the body past the gut: counted as absorbed. */
    private void enter(int where, double amount, int form, List<String> labels) {
        add(where, amount, labels);
        add(model.host.absorbed[form], amount, labels);
    }

    private double food(Intake.Food food) {
        double amount = checked(food.micrograms(), "food cobalamin in ug");
        List<String> labels = food.label().map(List::of).orElse(List.of());
        Optional<FoodMatrix> matrix = food.matrix();
        if (matrix.isPresent()) {
            int which = subject.setup().matrices().indexOf(matrix.get());
            if (which < 0) {
                throw new IllegalArgumentException("The food " + matrix.get() + " is not in the group's setup");
            }
            double released = amount * matrix.get().releaseFraction();
            add(model.host.matrix[which], released, labels);
            add(model.host.unreleased, amount - released, labels);
        } else {
            double free = amount * subject.lumen().foodFree();
            add(model.host.solid[0], free, labels);
            add(model.host.protein, amount - free, labels);
        }
        if (food.meal()) {
            add(model.host.meal, 1, List.of());
        }
        return amount;
    }

    /** Live cells; a transient with the cobalamin it carries, a resident's kind without, since what its culture holds is not known. */
    private double probiotic(Intake.Probiotic probiotic) {
        List<GutCommunity.Member> members = subject.person().community().members();
        for (int m = 0; m < members.size(); m++) {
            if (members.get(m).id().equals(probiotic.member())) {
                double cells = checked(probiotic.cfu(), "probiotic in CFU") / 1e12;
                double cargo = m < model.community.residents
                        ? 0
                        : cells * subject.community().transientCargo();
                double real = cargo * members.get(m).trueShare();
                add(model.community.cells[0][m], cells, List.of());
                add(model.community.trueCobalamin[0][m], real, List.of());
                add(model.community.analogue[0][m], cargo - real, List.of());
                return real;
            }
        }
        throw new IllegalArgumentException("Probiotic " + probiotic.member() + " is no member of the community");
    }

    /** @return what was washed out, as a negative inflow */
    private double wash(double left) {
        CommunityPart gut = model.community;
        double removed = 0;
        for (int m = 0; m < gut.members; m++) {
            scale(gut.cells[CommunityPart.COLON][m], left);
            scale(gut.analogue[CommunityPart.COLON][m], left);
            removed += scale(gut.trueCobalamin[CommunityPart.COLON][m], left);
        }
        scale(gut.other[CommunityPart.COLON], left);
        scale(gut.cobinamide, left);
        removed += scale(model.host.colon, left);
        return -removed;
    }

    private double scale(int species, double by) {
        double before = block.amount(place, species);
        block.amount(place, species, before * by);
        for (Label label : model.network.labels()) {
            int copy = label.of(species);
            if (copy >= 0) {
                block.amount(place, copy, block.amount(place, copy) * by);
            }
        }
        return before - before * by;
    }

    private void add(int species, double amount, List<String> labels) {
        block.amount(place, species, block.amount(place, species) + amount);
        for (Label label : model.network.labels()) {
            if (labels.contains(label.name()) && label.of(species) >= 0) {
                int copy = label.of(species);
                block.amount(place, copy, block.amount(place, copy) + amount);
            }
        }
    }

    private static double checked(double value, String what) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("Expected " + what + " >= 0, got " + value);
        }
        return value;
    }
}
