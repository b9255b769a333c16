package org.biofluxopt.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.biofluxopt.intervention.DaySlot;
import org.biofluxopt.numeric.Seed;

/**
 * How the fitted numbers of body and markers came about: a random search in the log of the parameters, step by step
 * smaller, on host anchors (fit rows of the validation table and anchors of physiology.tsv; check rows are not in it). Run by hand:
 * {@code HostCalibration TABLE SEED SECONDS}; it prints the best set and what each anchor then reads. It never looks at
 * a plan.
 */
final class HostCalibration {
    private static final List<String> FITTED = List.of(
            "sim_tc_clearance",
            "sim_hc_max",
            "sim_hc_half",
            "sim_hc_hill",
            "sim_store_release",
            "sim_store_release_half",
            "sim_cell_return",
            "sim_reexport",
            "sim_to_store",
            "sim_bile",
            "sim_other_loss",
            "sim_mma_base",
            "sim_mma_half",
            "sim_mma_hill",
            "sim_hcy_base",
            "sim_hcy_half",
            "sim_hcy_hill");

    private final Map<String, double[]> range = new TreeMap<>();
    private final Map<String, Double> start = new TreeMap<>();

    private HostCalibration(Path table) throws IOException {
        for (String line :
                Files.readAllLines(table).subList(1, Files.readAllLines(table).size())) {
            String[] cell = line.split("\t", -1);
            start.put(cell[0], Double.parseDouble(cell[3]));
            range.put(cell[0], new double[] {Double.parseDouble(cell[4]), Double.parseDouble(cell[5])});
        }
    }

    private double[] range(String id) {
        return Objects.requireNonNull(range.get(id), id);
    }

    private static double of(Map<String, Double> values, String id) {
        return Objects.requireNonNull(values.get(id), id);
    }

    /** An anchor: published value and the log of the tolerance. */
    private record Anchor(String id, double published, double simulated, double tolerance) {
        double cost() {
            double z = Math.log(Math.max(simulated, 1e-9) / published) / tolerance;
            return z * z;
        }
    }

    private static Simulator simulator(Map<String, Double> values) {
        return new Simulator(SimulatorParameters.of(id -> of(values, id)));
    }

    private static List<Anchor> anchors(Map<String, Double> values) {
        Simulator simulator = simulator(values);
        double[] food = {0.4, 2, 4.5, 7, 9, 0.3, 0.8, 14};
        List<VirtualPerson> people = new ArrayList<>();
        for (double micrograms : food) {
            people.add(new VirtualPerson(
                    PublishedExperiments.healthyAdult(micrograms),
                    HostFactors.median(simulator.parameters()),
                    Fixture.COMMUNITY));
        }
        Lanes l = simulator.settle(people, Runnable::run);
        double[] serum = l.serumB12();
        double[] holoTc = l.holoTc();
        List<Anchor> a = new ArrayList<>();
        a.add(new Anchor("V51 vegan serum", 122, serum[0], 0.1));
        a.add(new Anchor("V51 vegetarian serum", 182, serum[1], 0.1));
        a.add(new Anchor("V51 omnivore serum", 281, serum[3], 0.1));
        a.add(new Anchor("V52 diet doubled", 1.11, serum[4] / serum[2], 0.03));
        a.add(new Anchor("PL06 holoTC omnivore", 77, holoTc[2], 0.1));
        a.add(new Anchor("holoTC vegan", 27, holoTc[0], 0.15));
        a.add(new Anchor("BO01 store", 2000, l.bodyStore()[2], 0.4));
        a.add(new Anchor("V24 bile", 1.36, l.state(2)[Pool.DAY_BILE], 0.25));
        double loss = of(values, "sim_bile") + of(values, "sim_other_loss");
        a.add(new Anchor("V23 PA loss", 0.002, loss, 0.3));
        a.add(new Anchor("V55 MMA low", 281, l.mma()[5], 0.15));
        a.add(new Anchor("V55 MMA mid", 148, at(230, serum, l.mma()), 0.1));
        a.add(new Anchor("V55 MMA high", 120, l.mma()[7], 0.07));
        a.add(new Anchor("V56 Hcy low", 12, l.homocysteine()[5], 0.1));
        a.add(new Anchor("V56 Hcy mid", 9, at(230, serum, l.homocysteine()), 0.07));
        a.add(new Anchor("V56 Hcy high", 8, l.homocysteine()[7], 0.05));
        a.add(new Anchor("V27 holoTC after 3 x 9 ug", 30, cobaSorb(l.select(new int[] {2})), 0.25));
        return a;
    }

    private static double at(double serum, double[] serums, double[] values) {
        int[] order = {5, 0, 6, 1, 2, 3, 4, 7};
        for (int i = 1; i < order.length; i++) {
            double high = serums[order[i]];
            double low = serums[order[i - 1]];
            if (serum <= high || i == order.length - 1) {
                double t = Math.clamp((serum - low) / (high - low), 0.0, 1.0);
                return values[order[i - 1]] * (1 - t) + values[order[i]] * t;
            }
        }
        return values[7];
    }

    /** Three times 9 ug for two days; rise of the next morning's sample. */
    private static double cobaSorb(Lanes lanes) {
        double scale = lanes.model(0).rates().picomolarPerMicrogram;
        double before = lanes.state(0)[Pool.HOLO_TC] * scale;
        DayEvents day = lanes.habitualDay();
        day.tablet(DaySlot.BREAKFAST, 0, 9);
        day.tablet(DaySlot.LUNCH, 0, 9);
        day.tablet(DaySlot.DINNER, 0, 9);
        lanes.day(day);
        lanes.day(day);
        return lanes.state(0)[Pool.HOLO_TC] * scale - before;
    }

    private static double cost(Map<String, Double> values) {
        double cost = 0;
        for (Anchor anchor : anchors(values)) {
            cost += anchor.cost();
        }
        return Double.isFinite(cost) ? cost : 1e9;
    }

    private Map<String, Double> search(RandomGenerator random, double seconds) {
        Map<String, Double> best = new TreeMap<>(start);
        double least = cost(best);
        long begun = System.nanoTime();
        for (double t = 0; t < 1; t = (System.nanoTime() - begun) / 1e9 / seconds) {
            Map<String, Double> tried = new TreeMap<>(best);
            for (String id : FITTED) {
                if (random.nextDouble() < 0.3) {
                    double moved = of(best, id) * Math.exp(Math.max(0.01, 0.3 * (1 - t)) * random.nextGaussian());
                    tried.put(id, Math.clamp(moved, range(id)[0], range(id)[1]));
                }
            }
            double cost = cost(tried);
            if (cost < least) {
                least = cost;
                best = tried;
            }
        }
        return best;
    }

    public static void main(String[] arguments) throws IOException {
        HostCalibration calibration = new HostCalibration(Path.of(arguments[0]));
        System.out.printf("cost at start %.2f%n", cost(calibration.start));
        RandomGenerator random = new Seed(Long.parseLong(arguments[1])).generator();
        Map<String, Double> best = calibration.search(random, Double.parseDouble(arguments[2]));
        System.out.printf("cost %.2f%n", cost(best));
        FITTED.forEach(id -> System.out.printf("%s\t%.4g\t(%.4g)%n", id, best.get(id), calibration.start.get(id)));
        for (Anchor anchor : anchors(best)) {
            System.out.printf("%-28s %8.4g %8.4g%n", anchor.id(), anchor.published(), anchor.simulated());
        }
    }
}
