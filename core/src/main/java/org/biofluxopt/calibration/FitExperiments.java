package org.biofluxopt.calibration;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.biofluxopt.numeric.Parallel;
import org.biofluxopt.plan.Progress;
import org.biofluxopt.provenance.Sha256;
import org.biofluxopt.validation.Target;

/**
 * The experiments that may steer the calibration as residuals of the unknowns. The people of an experiment are the same at
 * every point (common random numbers), so two points differ by their parameters alone.
 */
final class FitExperiments implements Problem {
    /** The time that was given is over; what was evaluated is in the log. */
    static final class OutOfTime extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private final Unknowns unknowns;
    private final List<TargetResidual> residuals;
    private final Map<String, List<Target>> byProtocol;
    private final ExperimentRunner runner;
    private final EvaluationLog log;
    private final String fingerprint;
    private final Executor executor;
    private final Progress progress;
    private final BooleanSupplier overdue;
    private String stage = "";

    /**
     * @param targets only counted lines that may steer, each with a protocol
     * @param fingerprint of everything beside the unknowns that results depend on
     * @param overdue whether the time that was given is over
     */
    FitExperiments(
            Unknowns unknowns,
            List<Target> targets,
            ExperimentRunner runner,
            EvaluationLog log,
            String fingerprint,
            Executor executor,
            Progress progress,
            BooleanSupplier overdue) {
        for (Target target : targets) {
            if (target.split() != Target.Split.FIT
                    || !target.counted()
                    || target.protocol().isEmpty()) {
                throw new IllegalArgumentException(target.id() + " must not steer the calibration.");
            }
        }
        this.unknowns = unknowns;
        this.residuals = targets.stream().map(TargetResidual::new).toList();
        this.byProtocol = targets.stream()
                .collect(Collectors.groupingBy(
                        target -> target.protocol().orElseThrow(), LinkedHashMap::new, Collectors.toList()));
        this.runner = runner;
        this.log = log;
        this.fingerprint = fingerprint;
        this.executor = executor;
        this.progress = progress;
        this.overdue = overdue;
    }

    /** The lines of the table that may steer: counted lines of fit rows that are human protocols. */
    static List<Target> steering(List<Target> all) {
        return all.stream()
                .filter(target -> target.split() == Target.Split.FIT
                        && target.counted()
                        && target.protocol().isPresent())
                .toList();
    }

    /** Words for the progress line. */
    void stage(String words) {
        stage = words;
    }

    @Override
    public int unknowns() {
        return unknowns.count();
    }

    @Override
    public int residuals() {
        return residuals.size();
    }

    @Override
    public boolean measured(int residual) {
        return residuals.get(residual).measured();
    }

    @Override
    public List<double[]> evaluate(List<double[]> points) {
        List<double[]> answers = new ArrayList<>();
        for (Map<String, Double> simulated : simulate(points)) {
            double[] answer = new double[residuals.size()];
            for (int i = 0; i < answer.length; i++) {
                Double value = simulated.get(residuals.get(i).target().id());
                answer[i] = residuals.get(i).of(value == null ? Double.NaN : value);
            }
            answers.add(answer);
        }
        return answers;
    }

    /** Simulated values by target id at each point. */
    List<Map<String, Double>> simulate(List<double[]> points) {
        List<String> files = List.copyOf(byProtocol.keySet());
        List<Map<String, Double>> answers = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        for (double[] point : points) {
            answers.add(new LinkedHashMap<>());
            keys.add(key(point));
        }
        AtomicInteger done = new AtomicInteger();
        int tasks = points.size() * files.size();
        Parallel.run(tasks, executor, task -> {
            int point = task / files.size();
            String file = files.get(task % files.size());
            Map<String, Double> values =
                    log.find(keys.get(point), file).orElseGet(() -> run(keys.get(point), file, points.get(point)));
            synchronized (answers) {
                answers.get(point).putAll(values);
                progress.report((double) done.incrementAndGet() / tasks, stage);
            }
        });
        return answers;
    }

    private Map<String, Double> run(String key, String file, double[] point) {
        if (overdue.getAsBoolean()) {
            throw new OutOfTime();
        }
        List<Target> targets = byProtocol.getOrDefault(file, List.of());
        Map<String, Double> values = runner.run(file, targets, unknowns.values(point));
        log.put(key, file, values);
        return values;
    }

    private String key(double[] point) {
        byte[] start = fingerprint.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(start.length + 8 * point.length);
        bytes.put(start);
        for (double z : point) {
            bytes.putDouble(z);
        }
        return Sha256.of(bytes.array()).substring(0, 24);
    }
}
