package org.biofluxopt.network;

import java.util.ArrayList;
import java.util.List;

/**
 * What the network believes of the number behind a node: the posterior of its bins and, inside a bin, one of the spreads of
 * {@link QuantityBeliefs.Inside}, those of rows weighed by P(row, bin | findings).
 */
public final class QuantityBelief {
    private final BinShapes shapes;
    private final double[] joint; // P(row, bin | findings)
    private final double[] bins;

    QuantityBelief(BinShapes shapes, double[] joint) {
        this.shapes = shapes;
        this.joint = joint;
        bins = new double[shapes.bins().count()];
        for (int cell = 0; cell < joint.length; cell++) {
            bins[cell % bins.length] += joint[cell];
        }
    }

    /** The mixture of beliefs of one node in equal parts. */
    public static QuantityBelief mixed(List<QuantityBelief> beliefs) {
        double[] joint = new double[beliefs.getFirst().joint.length];
        for (QuantityBelief belief : beliefs) {
            for (int cell = 0; cell < joint.length; cell++) {
                joint[cell] += belief.joint[cell] / beliefs.size();
            }
        }
        return new QuantityBelief(beliefs.getFirst().shapes, joint);
    }

    /** P(bin), in the order of the states. */
    public List<Double> probabilities() {
        List<Double> p = new ArrayList<>();
        for (double value : bins) {
            p.add(value);
        }
        return p;
    }

    /** The bin of a value; values outside the outer bounds count to the outer bins. */
    public int bin(double value) {
        return shapes.bins().state(value);
    }

    /** The value below which a share of the probability lies, between the outer bounds. */
    public double quantile(double share) {
        if (shapes.smooth()) {
            return new SmoothCumulative(shapes.bins(), bins).quantile(share);
        }
        double below = 0;
        int bin = 0;
        while (bin < bins.length - 1 && below + bins[bin] < share) {
            below += bins[bin++];
        }
        return shapes.value(bin, joint, Math.clamp(share - below, 0, bins[bin]));
    }
}
