package org.biofluxopt.simulator;

import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import org.biofluxopt.network.HostDraw;

/** Virtual people side by side, a lane each, all at the same moment. Hour 0 is 08:00 of day 0, before breakfast. */
public interface VirtualGroup {
    int size();

    /** Now, h. */
    double hour();

    /**
     * Lives on without any intake.
     *
     * @param hour not before now, h; the training tier rounds to its step
     * @param executor runs blocks of lanes; the result does not depend on it
     */
    void advanceTo(double hour, Executor executor);

    /** One person takes something now. */
    void take(int lane, Intake intake);

    /** One person's host is another from now on: a drug started or stopped, a disease, an eradication. */
    void change(int lane, UnaryOperator<HostDraw> change);

    /** Per lane, in the output's unit. */
    double[] read(Output output);

    /** A tracer's amount per lane, ug. */
    double[] label(String label, LabelPlace place);

    /** Shares of the corrinoids in faeces since {@link #openBooks()}, by name, per lane; they sum to 1. */
    Map<String, double[]> faecalProfile();

    /** Sums start at zero; the present community becomes the one that others are compared with. */
    void openBooks();

    /** The same people at the same moment; the two then go their own ways. */
    VirtualGroup copy();

    /** Some of the people, in the given order. */
    VirtualGroup select(int[] lanes);
}
