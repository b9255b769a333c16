package org.biofluxopt.protocol;

import java.util.List;

/**
 * An experiment.
 *
 * @param arms at least one; the others are compared with the first
 * @param outputs what is measured, in the order asked
 * @param reportDays days since day 0, rising, at least one
 */
public record Protocol(
        String title,
        List<Arm> arms,
        List<Measurement> outputs,
        List<Double> reportDays,
        List<StatisticRequest> statistics) {
    public Protocol {
        arms = List.copyOf(arms);
        outputs = List.copyOf(outputs);
        reportDays = List.copyOf(reportDays);
        statistics = List.copyOf(statistics);
    }

    /** Number of people in each arm. */
    public int n() {
        return arms.getFirst().subjects().n();
    }

    /** Seed of the people. */
    public long seed() {
        return arms.getFirst().subjects().seed();
    }

    /**
     * The first subject in one arm.
     *
     * @param arm place in {@link #arms()}
     */
    public Protocol firstPerson(int arm) {
        Arm one = arms.get(arm);
        return new Protocol(
                title,
                List.of(new Arm(one.name(), one.subjects().first(), one.schedule())),
                outputs,
                reportDays,
                List.of());
    }

    /** The same experiment on other people. */
    public Protocol withSeed(long seed) {
        List<Arm> others = arms.stream()
                .map(arm -> new Arm(arm.name(), arm.subjects().withSeed(seed), arm.schedule()))
                .toList();
        return new Protocol(title, others, outputs, reportDays, statistics);
    }
}
