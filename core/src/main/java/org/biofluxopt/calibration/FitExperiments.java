package org.biofluxopt.calibration;

import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.biofluxopt.numeric.Parallel;
import org.biofluxopt.plan.Progress;
import org.biofluxopt.provenance.Sha256;
import org.biofluxopt.validation.Experiments;
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
    private final int manyPeople;
    private final EvaluationLog log;
    private final String fingerprint;
    private final Executor executor;
    private final Progress progress;
    private final BooleanSupplier overdue;
    private final double[] correction;
    private String stage = "";

    /** People of an experiment between anchors: a block of lanes is enough for slopes. */
    static final int FEW_PEOPLE = 16;

    /** Years of decline or large groups: simulated at anchors only, held in between. */
    private static final Set<String> AT_ANCHORS = Set.of("V21.yaml", "V50.yaml", "V69.yaml", "V72.yaml");

    /**
     * @param targets only counted lines that may steer, each with a protocol
     * @param people of an experiment at anchors
     * @param fingerprint of everything beside the unknowns that results depend on
     * @param overdue whether the time that was given is over
     */
    FitExperiments(
            Unknowns unknowns,
            List<Target> targets,
            ExperimentRunner runner,
            int people,
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
        this.correction = new double[residuals.size()];
        Map<String, String> first = new HashMap<>();
        this.byProtocol = targets.stream()
                .collect(Collectors.groupingBy(
                        target -> {
                            String file = target.protocol().orElseThrow();
                            return first.computeIfAbsent(carriedOut(file), text -> file);
                        },
                        LinkedHashMap::new,
                        Collectors.toList()));
        this.runner = runner;
        this.manyPeople = people;
        this.log = log;
        this.fingerprint = fingerprint;
        this.executor = executor;
        this.progress = progress;
        this.overdue = overdue;
    }

    /** What is done in an experiment: rows that ask different things of the same one differ by title and comments alone. */
    private static String carriedOut(String file) {
        return Experiments.protocol(file)
                .lines()
                .filter(line -> !line.startsWith("#") && !line.startsWith("title:"))
                .collect(Collectors.joining("\n"));
    }

    private boolean sloped(int unknown, String file) {
        return byProtocol.getOrDefault(file, List.of()).stream()
                .anyMatch(target -> unknowns.sloped(unknown, target.protocol().orElseThrow()));
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
    public void anchor(double[] point) {
        double[] many = raw(simulateAll(point));
        Map<String, Double> few = simulate(List.of(point)).getFirst();
        for (int i = 0; i < correction.length; i++) {
            TargetResidual residual = residuals.get(i);
            correction[i] = many[i] - (atAnchors(residual) ? 0 : residual.of(value(residual, few)));
        }
    }

    private static boolean atAnchors(TargetResidual residual) {
        return AT_ANCHORS.contains(residual.target().protocol().orElseThrow());
    }

    private static double value(TargetResidual residual, Map<String, Double> simulated) {
        return simulated.getOrDefault(residual.target().id(), Double.NaN);
    }

    @Override
    public List<double[]> evaluate(List<double[]> points) {
        return corrected(simulate(points));
    }

    @Override
    public List<double[]> neighbours(double[] at, List<double[]> points) {
        return corrected(simulate(points.size(), FEW_PEOPLE, false, (j, file) -> sloped(j, file) ? points.get(j) : at));
    }

    private List<double[]> corrected(List<Map<String, Double>> few) {
        List<double[]> answers = new ArrayList<>();
        for (Map<String, Double> simulated : few) {
            double[] answer = correction.clone();
            for (int i = 0; i < answer.length; i++) {
                TargetResidual residual = residuals.get(i);
                answer[i] += atAnchors(residual) ? 0 : residual.of(value(residual, simulated));
            }
            answers.add(answer);
        }
        return answers;
    }

    private double[] raw(Map<String, Double> simulated) {
        double[] answer = new double[residuals.size()];
        for (int i = 0; i < answer.length; i++) {
            answer[i] = residuals.get(i).of(value(residuals.get(i), simulated));
        }
        return answer;
    }

    /** Simulated values by target id of all experiments with all people. */
    Map<String, Double> simulateAll(double[] point) {
        return simulate(1, manyPeople, true, (i, file) -> point).getFirst();
    }

    private List<Map<String, Double>> simulate(List<double[]> points) {
        return simulate(points.size(), FEW_PEOPLE, false, (i, file) -> points.get(i));
    }

    /**
     * @param dear whether experiments that are dear take part
     * @param point of an answer in a protocol file
     */
    private List<Map<String, Double>> simulate(
            int count, int people, boolean dear, BiFunction<Integer, String, double[]> point) {
        List<String> files = byProtocol.keySet().stream()
                .filter(file -> dear || !AT_ANCHORS.contains(file))
                .toList();
        List<Map<String, Double>> answers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            answers.add(new LinkedHashMap<>());
        }
        AtomicInteger done = new AtomicInteger();
        int tasks = count * files.size();
        Parallel.run(tasks, executor, task -> {
            int i = task / files.size();
            String file = files.get(task % files.size());
            Map<String, Double> values = run(file, people, point.apply(i, file));
            synchronized (answers) {
                answers.get(i).putAll(values);
                progress.report((double) done.incrementAndGet() / tasks, stage);
            }
        });
        return answers;
    }

    private Map<String, Double> run(String file, int people, double[] point) {
        String key = key(file, people, point);
        Optional<Map<String, Double>> known = log.find(key, file);
        if (known.isPresent()) {
            return known.get();
        }
        if (overdue.getAsBoolean()) {
            throw new OutOfTime();
        }
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        Map<String, Double> values =
                runner.run(file, byProtocol.getOrDefault(file, List.of()), people, unknowns.values(point));
        long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
        log.put(key, file, values, nanos / 1e9);
        return values;
    }

    /** The same for points that differ only in what cannot matter to the protocol. */
    private String key(String file, int people, double[] point) {
        String protocol = Experiments.protocol(file);
        byte[] start = (fingerprint + "/" + people + "/" + protocol).getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(start.length + 8 * point.length);
        bytes.put(start);
        for (int j = 0; j < point.length; j++) {
            bytes.putDouble(unknowns.matters(j, protocol) ? point[j] : 0);
        }
        return Sha256.of(bytes.array()).substring(0, 24);
    }
}
