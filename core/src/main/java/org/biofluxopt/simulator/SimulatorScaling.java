package org.biofluxopt.simulator;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.biofluxopt.knowledge.KnowledgeBase;

/**
 * How much faster several threads run the training tier than one, on {@link SimulatorSpeed}'s people, a day at a time with
 * all threads waiting for each other after it. Rounds of one thread and of several alternate; medians of the rounds.
 *
 * @param threads how many
 * @param wall person-days per second of several threads over those of one: what the machine gave, other programs
 *     included
 * @param free the same if nobody else used the machine, from CPU time: threads x work per CPU second of several over that
 *     of one; shows what threads cost each other, not waiting
 * @param load load average of the machine at the end, negative where the system has none: much above {@code threads},
 *     {@code wall} says little
 */
public record SimulatorScaling(int threads, double wall, double free, double load) {
    private static final double WARM_UP_SECONDS = 2;
    private static final double ROUND_SECONDS = 1.5;
    private static final int ROUNDS = 5;
    private static final int BLOCKS_PER_THREAD = 8;

    /**
     * @param taxa see {@link GutCommunity#taxa}
     * @param threads at least 2, not more than there are processors
     */
    public static SimulatorScaling measure(
            int taxa, int threads, SimulatorParameters parameters, KnowledgeBase knowledge) {
        List<VirtualPerson> people = SimulatorSpeed.people(taxa, BLOCKS_PER_THREAD * threads, parameters, knowledge);
        ModelGroup group = new ModelGroup(parameters, people, Setup.PLAIN);
        ConcurrentLinkedQueue<Thread> workers = new ConcurrentLinkedQueue<>();
        workers.add(Thread.currentThread());
        try (ExecutorService pool = Executors.newFixedThreadPool(threads - 1, task -> {
            Thread worker = new Thread(task);
            workers.add(worker);
            return worker;
        })) {
            new SteadyState(group, Routine.USUAL).settle(pool);
            run(group, pool, workers, WARM_UP_SECONDS);
            double[] wall = new double[ROUNDS];
            double[] free = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                Rate one = run(group, Runnable::run, workers, ROUND_SECONDS);
                Rate all = run(group, pool, workers, ROUND_SECONDS);
                wall[round] = all.perSecond() / one.perSecond();
                free[round] = threads * all.perCpuSecond() / one.perCpuSecond();
            }
            double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
            return new SimulatorScaling(threads, median(wall), median(free), load);
        }
    }

    /** Person-days. */
    private record Rate(double perSecond, double perCpuSecond) {}

    private static Rate run(ModelGroup group, Executor executor, Iterable<Thread> workers, double seconds) {
        long begin = System.nanoTime();
        double cpu = cpuSeconds(workers);
        int days = 0;
        double passed = 0;
        while (passed < seconds) {
            SimulatorSpeed.day(group, executor);
            days++;
            passed = 1e-9 * (System.nanoTime() - begin);
        }
        double work = (double) group.size() * days;
        return new Rate(work / passed, work / (cpuSeconds(workers) - cpu));
    }

    private static double cpuSeconds(Iterable<Thread> workers) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double sum = 0;
        for (Thread worker : workers) {
            sum += 1e-9 * Math.max(0, threads.getThreadCpuTime(worker.threadId()));
        }
        return sum;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
