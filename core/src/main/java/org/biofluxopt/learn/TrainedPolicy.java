package org.biofluxopt.learn;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.biofluxopt.learn.ParallelEnvironment.Group;
import org.biofluxopt.learn.PpoSettings.Inputs;
import org.biofluxopt.learn.PpoSettings.Network;

/**
 * What a training found: networks and scales of every group, in single precision, without the optimiser's state. It acts
 * by itself, for any number of agents, and other trainings can start from it ({@link Ppo#startFrom}). Policies with a
 * memory are not kept this way.
 *
 * <p>Immutable; threads may share it.
 */
public final class TrainedPolicy {
    private static final int MAGIC = 0x504f4c31; // "POL1"
    private static final int ROWS = 64; // acted on together

    final Network network;
    final List<Part> parts;

    TrainedPolicy(Network network, List<Part> parts) {
        if (network.memory() > 0 || network.inputs() != Inputs.RUNNING_SCALE) {
            throw new IllegalArgumentException("Only policies without memory, on scaled inputs, are kept");
        }
        this.network = network;
        this.parts = List.copyOf(parts);
    }

    /** One group: sizes, parameters as {@link ActorCritic} lays them out, scales. */
    static final class Part {
        final String name;
        final int observation;
        final int action;
        final int critic;
        final double[] parameters;
        final RunningNormaliser observationScale;
        final RunningNormaliser criticScale;
        final RunningNormaliser returnScale;

        Part(String name, int observation, int action, int critic, int parameters) {
            this.name = name;
            this.observation = observation;
            this.action = action;
            this.critic = critic;
            this.parameters = new double[parameters];
            observationScale = new RunningNormaliser(observation);
            criticScale = new RunningNormaliser(critic);
            returnScale = new RunningNormaliser(1);
        }
    }

    /**
     * The most probable actions of a group, [rows][actions], for raw observations.
     *
     * @param observations [rows][observation]
     */
    public double[] modes(int group, double[] observations, int rows) {
        Part part = parts.get(group);
        NeuralNetwork actor = NeuralNetwork.of(network, 0, part.observation, part.action, 0.01);
        NeuralNetwork.Workspace work = actor.workspace(ROWS);
        double[] scaled = new double[rows * part.observation];
        part.observationScale.normalise(observations, 0, scaled, 0, rows);
        double[] result = new double[rows * part.action];
        Kernel kernel = Kernel.fastest();
        for (int from = 0; from < rows; from += ROWS) {
            int count = Math.min(ROWS, rows - from);
            actor.forward(kernel, part.parameters, scaled, from * part.observation, Sequences.unrelated(count), work);
            System.arraycopy(work.output(), 0, result, from * part.action, count * part.action);
        }
        return result;
    }

    /** Shape of the networks, to go on with. */
    public Network network() {
        return network;
    }

    /** Whether agents of these groups can be led by it. */
    public boolean fits(List<Group> groups) {
        if (groups.size() != parts.size()) {
            return false;
        }
        for (int g = 0; g < parts.size(); g++) {
            Part part = parts.get(g);
            Group group = groups.get(g);
            if (!part.name.equals(group.name())
                    || part.observation != group.observationSize()
                    || part.action != group.actionSize()) {
                return false;
            }
        }
        return true;
    }

    /** The groups by name, with the numbers each agent sees and chooses, for messages. */
    public String describe() {
        List<String> words = new ArrayList<>();
        for (Part part : parts) {
            words.add("%s (sees %d, chooses %d)".formatted(part.name, part.observation, part.action));
        }
        return String.join(", ", words);
    }

    public void write(DataOutput out) throws IOException {
        out.writeInt(MAGIC);
        out.writeInt(network.hidden().size());
        for (int units : network.hidden()) {
            out.writeInt(units);
        }
        out.writeBoolean(network.layerNorm());
        out.writeDouble(network.initialLogStd());
        out.writeInt(parts.size());
        for (Part part : parts) {
            out.writeUTF(part.name);
            out.writeInt(part.observation);
            out.writeInt(part.action);
            out.writeInt(part.critic);
            out.writeInt(part.parameters.length);
            for (double value : part.parameters) {
                out.writeFloat((float) value);
            }
            part.observationScale.save(out);
            part.criticScale.save(out);
            part.returnScale.save(out);
        }
    }

    /** @throws IOException also if these bytes are not such a policy */
    public static TrainedPolicy read(DataInput in) throws IOException {
        if (in.readInt() != MAGIC) {
            throw new IOException("Not a policy: expected it to begin with POL1");
        }
        List<Integer> hidden = new ArrayList<>();
        int layers = bounded(in.readInt(), 16, "layers");
        for (int l = 0; l < layers; l++) {
            hidden.add(bounded(in.readInt(), 4096, "units"));
        }
        boolean layerNorm = in.readBoolean();
        double logStd = in.readDouble();
        List<Part> parts = new ArrayList<>();
        int groups = bounded(in.readInt(), 64, "groups");
        for (int g = 0; g < groups; g++) {
            Part part = new Part(
                    in.readUTF(),
                    bounded(in.readInt(), 100_000, "inputs"),
                    bounded(in.readInt(), 100_000, "actions"),
                    bounded(in.readInt(), 100_000, "inputs"),
                    bounded(in.readInt(), 100_000_000, "parameters"));
            for (int i = 0; i < part.parameters.length; i++) {
                part.parameters[i] = in.readFloat();
            }
            part.observationScale.load(in);
            part.criticScale.load(in);
            part.returnScale.load(in);
            parts.add(part);
        }
        return new TrainedPolicy(new Network(hidden, logStd, Inputs.RUNNING_SCALE, layerNorm, 0, 1), parts);
    }

    private static int bounded(int value, int most, String what) throws IOException {
        if (value < 1 || value > most) {
            throw new IOException("Not a policy: %d %s".formatted(value, what));
        }
        return value;
    }
}
