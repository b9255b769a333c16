package org.biofluxopt.kinetics;

import java.util.List;
import org.biofluxopt.kinetics.Process.Binding;

/**
 * Writes the mean of a carrier over a step while ligands meet it by mass action. Carrier and ligand each follow a linear
 * law while the other has its mean; the two means are found by a predictor and one correction, so the error of a step is
 * of third order where binding is slow against the step. Where it is fast ({@link Binding#instant}) the predictor is the
 * implicit Euler step, a quadratic equation: it gives the slow manifold {@code constant x carrier x ligand = what comes
 * in}, and uses up the scarcer side when both come at once.
 */
final class BindingWriter {
    private final TapeWriter tape;
    private final PoolWriter pools;
    private final int step;

    /**
     * One side of a binding.
     *
     * @param present amount at the beginning of the step
     * @param inflow what comes in evenly during the step
     * @param loss 1/h, by other ways than the binding
     */
    record Side(int present, int inflow, int loss) {}

    BindingWriter(TapeWriter tape, PoolWriter pools, double stepHours) {
        this.tape = tape;
        this.pools = pools;
        step = tape.constant(stepHours);
    }

    /** Ligands that meet the same carrier as one, their losses weighed by how much there is of each. */
    Side together(List<Side> ligands) {
        int present = tape.constant(0);
        int inflow = tape.constant(0);
        int all = tape.constant(0);
        int lost = tape.constant(0);
        boolean alike = true;
        for (Side ligand : ligands) {
            int offered = tape.add(ligand.present(), ligand.inflow());
            present = tape.add(present, ligand.present());
            inflow = tape.add(inflow, ligand.inflow());
            all = tape.add(all, offered);
            lost = tape.add(lost, tape.multiply(ligand.loss(), offered));
            alike &= ligand.loss() == ligands.getFirst().loss();
        }
        int loss =
                alike ? ligands.getFirst().loss() : tape.divide(lost, tape.max(all, tape.constant(Double.MIN_NORMAL)));
        return new Side(present, inflow, loss);
    }

    /**
     * Mean of the carrier over the step.
     *
     * @param constant 1/(unit of carrier x h)
     */
    int mean(int constant, Side ligand, Side carrier, boolean instant) {
        int first = instant ? implicitEuler(constant, ligand, carrier) : mean(constant, middle(ligand), carrier);
        return mean(constant, mean(constant, first, ligand), carrier);
    }

    /** Mean of one side while the other has a given mean. */
    private int mean(int constant, int other, Side side) {
        return pools.mean(side.present(), side.inflow(), tape.add(side.loss(), tape.multiply(constant, other)));
    }

    private int middle(Side side) {
        return tape.add(side.present(), tape.multiply(side.inflow(), tape.constant(0.5)));
    }

    /**
     * What is bound at once of ligand and carrier that are there together, as after a dose: an implicit Euler step over a
     * moment, less what comes in meanwhile, so that nothing is left of it on the slow manifold.
     */
    int atOnce(int constant, Side ligand, Side carrier) {
        int brief = tape.multiply(tape.multiply(constant, step), tape.constant(MOMENT));
        int met = bound(ligand.present(), carrier.present(), tape.divide(tape.constant(1), brief));
        int coming = tape.multiply(tape.add(ligand.inflow(), carrier.inflow()), tape.constant(MOMENT));
        return tape.max(tape.subtract(met, coming), tape.constant(0));
    }

    /** The smaller root b of {@code b slowness = (ligand - b) (carrier - b)}. */
    private int bound(int ligand, int carrier, int slowness) {
        int sum = tape.add(tape.add(ligand, carrier), slowness);
        int product = tape.multiply(tape.multiply(tape.constant(4), ligand), carrier);
        int root = tape.root(tape.max(tape.subtract(tape.multiply(sum, sum), product), tape.constant(0)));
        return tape.divide(tape.multiply(tape.constant(0.5), product), tape.add(sum, root));
    }

    /**
     * The carrier after an implicit Euler step. With L and C all there is of ligand and carrier and b what is bound,
     * {@code b (1 + ligand loss) (1 + carrier loss) / k = (L - b) (C - b)}.
     */
    private int implicitEuler(int constant, Side ligand, Side carrier) {
        int one = tape.constant(1);
        int k = tape.multiply(constant, step);
        int l = tape.add(ligand.present(), ligand.inflow());
        int c = tape.add(carrier.present(), carrier.inflow());
        int keepsL = tape.add(one, tape.multiply(ligand.loss(), step));
        int keepsC = tape.add(one, tape.multiply(carrier.loss(), step));
        int slowness = tape.divide(tape.multiply(keepsL, keepsC), k);
        int bound = bound(l, c, slowness);
        int left = tape.divide(tape.max(tape.subtract(l, bound), tape.constant(0)), keepsL);
        return tape.divide(c, tape.add(keepsC, tape.multiply(k, left)));
    }

    /** Share of a step. */
    private static final double MOMENT = 1.0 / 4;
}
