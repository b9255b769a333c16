package org.biofluxopt.agents;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.biofluxopt.learn.ParallelEnvironment;
import org.biofluxopt.numeric.Seed;

/** A person's gut in {@link GutEnvironment.Mode#PLAN} for one agent that sees what the diet agent sees and chooses for all. */
final class SingleAgent implements ParallelEnvironment {
    private static final int DIET = PlanActions.DIET_ACTIONS;

    private final GutEnvironment gut;
    private final int members;
    private final List<Group> groups;

    SingleAgent(GutEnvironment gut) {
        this.gut = gut;
        members = gut.groups().getFirst().agents();
        groups = List.of(new Group("person", 1, gut.groups().get(1).observationSize(), DIET + members));
    }

    /** Actions of all, [rows][diet, microbes], as those of microbes and of the diet agent. */
    double[][] split(double[] actions, int rows) {
        double[][] parts = {new double[rows * members], new double[rows * DIET]};
        for (int row = 0; row < rows; row++) {
            System.arraycopy(actions, row * (DIET + members), parts[1], row * DIET, DIET);
            System.arraycopy(actions, row * (DIET + members) + DIET, parts[0], row * members, members);
        }
        return parts;
    }

    @Override
    public int environments() {
        return gut.environments();
    }

    @Override
    public List<Group> groups() {
        return groups;
    }

    @Override
    public int stateSize() {
        return gut.stateSize();
    }

    @Override
    public void reset(Seed seed) {
        gut.reset(seed);
    }

    @Override
    public void observe(int group, double[] into) {
        gut.observe(1, into);
    }

    @Override
    public void state(double[] into) {
        gut.state(into);
    }

    @Override
    public List<Outcome> step(double[][] actions) {
        return List.of(gut.step(split(actions[0], environments())).get(1));
    }

    @Override
    public void resetFinished() {
        gut.resetFinished();
    }

    @Override
    public void save(DataOutput out) throws IOException {
        gut.save(out);
    }

    @Override
    public void load(DataInput in) throws IOException {
        gut.load(in);
    }
}
