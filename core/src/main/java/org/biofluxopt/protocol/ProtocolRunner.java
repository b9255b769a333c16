package org.biofluxopt.protocol;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.network.B12Network;
import org.biofluxopt.numeric.Parallel;
import org.biofluxopt.profile.MicrobiomeReference;
import org.biofluxopt.profile.MicrobiomeSample;
import org.biofluxopt.provenance.Sha256;
import org.biofluxopt.simulator.FoodMatrix;
import org.biofluxopt.simulator.GutCommunity;
import org.biofluxopt.simulator.Setup;
import org.biofluxopt.simulator.Tier;
import org.biofluxopt.text.InputError;

/**
 * Runs a protocol. People are simulated in blocks by their number, each block from its steady state to the last day, so
 * memory does not grow with their number and the result does not depend on threads.
 */
public final class ProtocolRunner {
    /** People in a block; a fixed number, so that lane mates are always the same. */
    public static final int BLOCK = 64;

    private static final long MOST_VALUES = 1_000_000_000L;

    private final World world;
    private final Tier tier;
    private final Executor executor;

    /** Told the share of the work that is done, 0..1. */
    @FunctionalInterface
    public interface Progress {
        void report(double share, String words);
    }

    /**
     * @param samples finds the sample that a protocol names
     * @param executor runs blocks; the result does not depend on it
     */
    public ProtocolRunner(
            KnowledgeBase knowledge,
            B12Network network,
            Model model,
            Tier tier,
            Function<MicrobiomeReference, MicrobiomeSample> samples,
            Executor executor) {
        world = new World(knowledge, network, model, samples);
        this.tier = tier;
        this.executor = executor;
    }

    /** Runs without progress; nothing is kept for a later run. */
    public ProtocolResult run(Protocol protocol) {
        return run(protocol, Optional.empty(), "", (share, words) -> {});
    }

    /**
     * @param kept file in which finished blocks outlive a broken-off run
     * @param recipe what else decides the result, such as the version; a kept file of another recipe is not used
     */
    public ProtocolResult run(Protocol protocol, Optional<Path> kept, String recipe, Progress progress) {
        List<Preparation> preparations = protocol.arms().stream()
                .map(arm -> Preparation.of(arm, world.parameters()))
                .toList();
        checkProbiotics(protocol);
        Setup setup = setup(protocol);
        List<Double> readDays = readDays(protocol);
        List<Series> series = series(protocol, preparations, setup);
        int n = protocol.n();
        int blocks = (n + BLOCK - 1) / BLOCK;
        long columns = (long) protocol.arms().size() * series.size() * readDays.size();
        if (columns * n > MOST_VALUES) {
            throw InputError.about(
                    "protocol",
                    "asks for " + columns * n + " values, more than " + MOST_VALUES + ".",
                    "Report on fewer days, or measure fewer outputs or people.");
        }
        String key = Sha256.of((protocol + recipe + tier).getBytes(StandardCharsets.UTF_8));
        Spool spool = Spool.open(kept, key, (int) columns, n, blocks);
        AtomicIntegerArray unmet = new AtomicIntegerArray(protocol.arms().size());
        double units = (double) blocks * protocol.arms().size() * readDays.size();
        AtomicInteger done =
                new AtomicInteger(spool.finished() * protocol.arms().size() * readDays.size());
        Runnable step = () -> progress.report(done.incrementAndGet() / units, words(protocol, tier));
        progress.report(done.get() / units, words(protocol, tier));
        try {
            Parallel.run(blocks, executor, block -> {
                if (!spool.isDone(block)) {
                    block(protocol, preparations, setup, series, readDays, block, spool, unmet, step);
                    spool.done(block);
                }
            });
        } catch (RuntimeException | Error e) {
            spool.close();
            throw e;
        }
        return new ProtocolResult(protocol, series, readDays, spool, notes(protocol, unmet));
    }

    private static String words(Protocol protocol, Tier tier) {
        return "simulating " + protocol.n() + " people"
                + (protocol.arms().size() > 1 ? " in " + protocol.arms().size() + " arms" : "")
                + (tier == Tier.REFERENCE ? ", reference tier" : "");
    }

    /** What a start depends on; arms that share it start from the same copies. */
    private record StartKey(Subjects subjects, List<Entry> before) {}

    private void block(
            Protocol protocol,
            List<Preparation> preparations,
            Setup setup,
            List<Series> series,
            List<Double> readDays,
            int block,
            Spool spool,
            AtomicIntegerArray unmet,
            Runnable step) {
        List<Integer> numbers = IntStream.range(block * BLOCK, Math.min(protocol.n(), (block + 1) * BLOCK))
                .boxed()
                .toList();
        List<Double> hours = readDays.stream().map(day -> 24 * day).toList();
        Map<StartKey, Start.Begun> starts = new HashMap<>();
        for (int arm = 0; arm < preparations.size(); arm++) {
            Preparation preparation = preparations.get(arm);
            StartKey key = new StartKey(protocol.arms().get(arm).subjects(), preparation.before());
            Start.Begun begun = starts.get(key);
            if (begun == null) {
                begun = new Start(preparation, setup, tier, world).begin(numbers, executor);
                starts.put(key, begun);
            }
            unmet.addAndGet(arm, begun.unmet());
            List<Step> steps = Timeline.of(
                    preparation.schedule(), preparation.subjects().eating(), preparation.firstMorning(), hours);
            Readings readings = new Readings(series, readDays.size(), arm, spool);
            new PartRun(
                            begun.part().copy(),
                            preparation.subjects(),
                            preparation.schedule(),
                            world.physiology(),
                            world.parameters().preparationLeft())
                    .run(
                            steps,
                            hours.getLast(),
                            (index, part) -> {
                                readings.read(index, part);
                                step.run();
                            },
                            executor);
        }
    }

    private List<String> notes(Protocol protocol, AtomicIntegerArray unmet) {
        List<String> notes = new ArrayList<>();
        for (int arm = 0; arm < protocol.arms().size(); arm++) {
            Arm one = protocol.arms().get(arm);
            String where = one.name().isEmpty() ? "" : "Arm '" + one.name() + "': ";
            if (unmet.get(arm) > 0) {
                notes.add(where + unmet.get(arm) + " of " + protocol.n()
                        + " people could not be brought within 10 % of the stated baseline.");
            }
            if (Habit.cannotLast(one.subjects())) {
                notes.add(
                        where
                                + "The diet holds too little cobalamin to live on for years: people ate as omnivores before day 0.");
            }
        }
        return notes;
    }

    private void checkProbiotics(Protocol protocol) {
        for (Arm arm : protocol.arms()) {
            GutCommunity community = world.community(arm.subjects().microbiome());
            for (Entry entry : arm.schedule()) {
                if (entry.act() instanceof Act.Probiotic probiotic
                        && community.members().stream()
                                .noneMatch(member -> member.id().equals(probiotic.member()))) {
                    throw InputError.about(
                            "probiotic",
                            "'" + probiotic.member() + "' is not among the bacteria that the simulator can follow.",
                            "It follows "
                                    + String.join(
                                            ", ",
                                            community.members().stream()
                                                    .map(GutCommunity.Member::id)
                                                    .toList())
                                    + ".");
                }
            }
        }
    }

    private static Setup setup(Protocol protocol) {
        Set<FoodMatrix> matrices = new LinkedHashSet<>();
        for (Arm arm : protocol.arms()) {
            for (Entry entry : arm.schedule()) {
                if (entry.act() instanceof Act.Portion portion) {
                    portion.matrix().ifPresent(matrices::add);
                }
            }
        }
        List<String> labels = new ArrayList<>(ProtocolReader.labels(protocol.arms()));
        if (protocol.outputs().contains(Measurement.ABSORBED_FROM_DOSE)) {
            labels.add(Setup.DOSES);
        }
        return new Setup(labels, List.copyOf(matrices));
    }

    /** Day 0, the report's days, those of statistics, and every day where a time until is asked. */
    static List<Double> readDays(Protocol protocol) {
        TreeSet<Double> days = new TreeSet<>(protocol.reportDays());
        days.add(0.0);
        for (StatisticRequest request : protocol.statistics()) {
            days.add(request.day());
            if (request.kind().isTime()) {
                for (int day = 1; day < request.day(); day++) {
                    days.add((double) day);
                }
            }
        }
        return List.copyOf(days);
    }

    /** Series in the order asked; the corrinoids of faeces are known only to a simulated group. */
    private List<Series> series(Protocol protocol, List<Preparation> preparations, Setup setup) {
        List<Series> series = new ArrayList<>();
        for (Measurement measurement : protocol.outputs()) {
            if (measurement.labelPlace().isPresent()) {
                ProtocolReader.labels(protocol.arms()).forEach(label -> series.add(new Series(measurement, label)));
            } else if (measurement == Measurement.FAECAL_PROFILE) {
                Part any = new Start(preparations.getFirst(), setup, Tier.TRAINING, world).any(executor);
                new TreeSet<>(any.group().faecalProfile().keySet())
                        .forEach(name -> series.add(new Series(measurement, name)));
            } else {
                series.add(new Series(measurement, ""));
            }
        }
        return series;
    }
}
