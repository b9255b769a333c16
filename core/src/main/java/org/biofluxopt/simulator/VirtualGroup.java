package org.biofluxopt.simulator;

import java.util.List;
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

    /**
     * People of several groups side by side at hour 0; each goes on as it was.
     *
     * @param groups for each lane to be, where its person is; settled with the same parameters, setup and tier
     * @param lanes for each lane to be, the lane there
     */
    VirtualGroup gather(List<? extends VirtualGroup> groups, int[] lanes);

    /**
     * A person shows more or less of each marker at equal status from now on; the pools that go with it are scaled.
     *
     * @param factors of haptocorrin, transcobalamin, MMA and homocysteine
     */
    void readOut(int lane, double[] factors);
}
