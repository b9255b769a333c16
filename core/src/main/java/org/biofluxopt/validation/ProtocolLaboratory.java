package org.biofluxopt.validation;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.IntFunction;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.network.B12Network;
import org.biofluxopt.protocol.Model;
import org.biofluxopt.protocol.Protocol;
import org.biofluxopt.protocol.ProtocolReader;
import org.biofluxopt.protocol.ProtocolResult;
import org.biofluxopt.protocol.ProtocolRunner;
import org.biofluxopt.protocol.Series;
import org.biofluxopt.simulator.SimulatorParameters;
import org.biofluxopt.simulator.Tier;
import org.biofluxopt.text.InputError;

/**
 * Carries out the protocols of {@code experiments/validation} on the simulator. Rows that ask different things of the same
 * experiment share one run: their files are the same but for the title.
 */
public final class ProtocolLaboratory implements Laboratory {
    private final IntFunction<KnowledgeBase> draws;
    private final B12Network network;
    private final Tier tier;
    private final Executor executor;
    private final Map<List<Object>, Measured> done = new HashMap<>();
    private int drawDone;

    /**
     * @param draws the knowledge of each draw of its quantities, 0 being the central one
     * @param executor runs blocks of people; the result does not depend on it
     */
    public ProtocolLaboratory(IntFunction<KnowledgeBase> draws, B12Network network, Tier tier, Executor executor) {
        this.draws = draws;
        this.network = network;
        this.tier = tier;
        this.executor = executor;
    }

    /** @throws InputError if the file is no protocol or cannot be run */
    @Override
    public Measured run(String file, int draw) {
        Protocol protocol = read(file, Experiments.protocol(file), draw);
        if (draw != drawDone) {
            done.clear();
            drawDone = draw;
        }
        List<Object> same = List.of(protocol.arms(), protocol.outputs(), protocol.reportDays());
        Measured known = done.get(same);
        if (known == null) {
            known = run(protocol, draw);
            done.put(same, known);
        }
        return known;
    }

    /**
     * The central model on a changed protocol, such as one with fewer people.
     *
     * @param file name used in messages
     */
    public Measured run(String file, String text) {
        return run(read(file, text, 0), 0);
    }

    private Protocol read(String file, String text, int draw) {
        return ProtocolReader.read(Experiments.FOLDER + "/" + file, text, Path.of(""), draws.apply(draw));
    }

    private Measured run(Protocol protocol, int draw) {
        ProtocolRunner runner = new ProtocolRunner(
                draws.apply(draw),
                network,
                Model.of(SimulatorParameters.of(draws.apply(draw))),
                tier,
                sample -> {
                    throw new IllegalStateException("experiments use the usual community, not " + sample);
                },
                executor);
        try (ProtocolResult result = runner.run(protocol)) {
            return copy(result);
        }
    }

    /** Takes the values out of the result, which is closed afterwards. */
    private static Measured copy(ProtocolResult result) {
        Map<List<Object>, double[]> values = new HashMap<>();
        List<Double> days = result.days();
        for (String arm : result.arms()) {
            for (Series series : result.series()) {
                for (double day : days) {
                    values.put(List.of(arm, series.id(), day), result.values(arm, series.id(), day));
                }
            }
        }
        return new Measured() {
            @Override
            public double[] values(String arm, String output, double day) {
                double[] found = values.get(List.<Object>of(arm, output, day));
                if (found == null) {
                    throw new IllegalArgumentException(
                            "The protocol does not report " + output + " of arm '" + arm + "' on day " + day + ".");
                }
                return found;
            }

            @Override
            public List<Double> days() {
                return days;
            }
        };
    }
}
