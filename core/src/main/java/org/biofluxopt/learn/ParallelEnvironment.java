package org.biofluxopt.learn;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.biofluxopt.numeric.Seed;

/**
 * E copies of a world in which agents act at the same time; the parallel interface of PettingZoo (Terry et al. 2021, arXiv
 * 2009.14471) with arrays in place of dictionaries. Agents of one group share observation size, action size and a policy.
 *
 * <p>Cycle: {@link #reset}, then observe, {@link #step}, observe the states reached (the last ones of an episode
 * included), {@link #resetFinished}, observe, and so on. Arrays are row-major [environment][agent][size], index
 * {@code (environment * agents + agent) * size}.
 */
public interface ParallelEnvironment {
    /** What an agent chooses. */
    enum Actions {
        /** Real numbers. */
        CONTINUOUS,
        /** One of several, handed over as a row of one 1 and zeros. */
        DISCRETE
    }

    /**
     * @param agents number of agents with this group's policy in one environment
     * @param observationSize numbers an agent of the group sees
     * @param actionSize numbers an agent of the group chooses, or choices
     */
    record Group(String name, int agents, int observationSize, int actionSize, Actions actions) {
        public Group(String name, int agents, int observationSize, int actionSize) {
            this(name, agents, observationSize, actionSize, Actions.CONTINUOUS);
        }
    }

    /**
     * What a step brought, per agent, index {@code environment * agents + agent}. Dead agents get reward 0.
     *
     * @param rewards reward
     * @param terminated whether the agent reached a terminal state: nothing follows
     * @param truncated whether a time limit cut the agent's episode: something would have followed
     */
    record Outcome(double[] rewards, boolean[] terminated, boolean[] truncated) {
        public static Outcome of(int streams) {
            return new Outcome(new double[streams], new boolean[streams], new boolean[streams]);
        }
    }

    int environments();

    List<Group> groups();

    /** Numbers in an environment's state for a centralised critic; 0 if it offers none. */
    default int stateSize() {
        return 0;
    }

    /** Starts an episode in every environment; all later randomness comes from {@code seed}. */
    void reset(Seed seed);

    /** Writes the observations of a group, [environment][agent][observationSize]. */
    void observe(int group, double[] into);

    /** Writes the states, [environment][stateSize]. */
    default void state(double[] into) {}

    /** Whether an agent may act, index {@code environment * agents + agent}; all do unless an environment says otherwise. */
    default boolean live(int group, int stream) {
        return true;
    }

    /**
     * One step of all environments.
     *
     * @param actions per group [environment][agent][actionSize], unbounded: the environment clips, the learner never does
     * @return one outcome per group, valid until the next call
     */
    List<Outcome> step(double[][] actions);

    /** Starts a new episode wherever all agents' episodes are over. */
    void resetFinished();

    /** Writes what {@link #load} needs to go on from here. Environments whose rollouts are whole episodes write little. */
    void save(DataOutput out) throws IOException;

    void load(DataInput in) throws IOException;
}
