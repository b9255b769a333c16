package org.biofluxopt.learn;

import java.util.Arrays;

/** The deterministic policy of a trained group for a number of streams, with what it remembers of each. */
public final class Policy {
    private final GroupLearner learner;
    private final Memories memories;
    private final int streams;

    Policy(GroupLearner learner, int streams, int memory) {
        this.learner = learner;
        this.streams = streams;
        memories = new Memories(streams, memory);
    }

    /** Empties the memory of a stream: an episode starts. */
    public void restart(int stream) {
        memories.fresh[stream] = true;
    }

    /** The most probable actions, [streams][actionSize], for raw observations. */
    public double[] act(double[] observations) {
        memories.emptyFreshOnes();
        Arrays.fill(memories.fresh, false);
        return learner.modes(observations, streams, memories.actor);
    }
}
