package org.biofluxopt.connect.sbml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.biofluxopt.connect.sbml.ExchangeModel.ReadOut;
import org.biofluxopt.kinetics.Expr;
import org.biofluxopt.kinetics.LaneBlock;
import org.biofluxopt.kinetics.ReferenceSolver;
import org.biofluxopt.kinetics.Tolerance;

/** Runs a model in our own reference tier, for the results that go with an exported file. */
public final class ExchangeRun {
    private ExchangeRun() {}

    private record Moment(double hour, Recurring what) {}

    /**
     * Read-outs at some hours; at the hour of an intake, after it.
     *
     * @param hours rising, from 0
     * @return [hour][read-out]
     */
    public static double[][] run(ExchangeModel model, double[] hours, Tolerance tolerance) {
        LaneBlock block = new ReferenceSolver(model.network(), tolerance).newBlock();
        fill(block, model);
        List<Moment> moments = moments(model, hours[hours.length - 1]);
        double[][] read = new double[hours.length][];
        int next = 0;
        for (int i = 0; i < hours.length; i++) {
            while (next < moments.size() && moments.get(next).hour() <= hours[i]) {
                block.advanceTo(moments.get(next).hour());
                apply(block, moments.get(next).what());
                next++;
            }
            block.advanceTo(hours[i]);
            read[i] = model.readOuts().stream()
                    .map(ReadOut::value)
                    .mapToDouble(e -> value(block, e))
                    .toArray();
        }
        return read;
    }

    private static void fill(LaneBlock block, ExchangeModel model) {
        for (int lane = 0; lane < block.lanes(); lane++) {
            for (int p = 0; p < model.parameters().length; p++) {
                block.parameter(lane, p, model.parameters()[p]);
            }
            for (int i = 0; i < model.amounts().length; i++) {
                block.amount(lane, i, model.amounts()[i]);
            }
        }
    }

    private static List<Moment> moments(ExchangeModel model, double end) {
        List<Moment> moments = new ArrayList<>();
        for (Recurring r : model.intakes()) {
            double hour = r.firstHour();
            while (hour <= Math.min(end, r.lastHour())) {
                moments.add(new Moment(hour, r));
                if (r.everyHours() == 0) {
                    break;
                }
                hour += r.everyHours();
            }
        }
        moments.sort(Comparator.comparingDouble(Moment::hour)); // stable: the order of the model at one hour
        return moments;
    }

    private static void apply(LaneBlock block, Recurring what) {
        double[] amounts = new double[what.amounts().size()];
        int[] species =
                what.amounts().keySet().stream().mapToInt(i -> i).sorted().toArray();
        for (int k = 0; k < species.length; k++) {
            amounts[k] = value(block, what.amounts().getOrDefault(species[k], Expr.ZERO));
        }
        for (int lane = 0; lane < block.lanes(); lane++) {
            for (int k = 0; k < species.length; k++) {
                block.amount(lane, species[k], amounts[k]);
            }
            int at = lane;
            what.settings().forEach((p, value) -> block.parameter(at, p, value));
        }
    }

    private static double value(LaneBlock block, Expr expr) {
        IntToDoubleFunction amount = i -> block.amount(0, i);
        return expr.value(amount, p -> block.parameter(0, p));
    }
}
