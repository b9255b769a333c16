package org.biofluxopt.simulator;

import java.nio.file.*;
import java.util.*;

final class Scratch {
    static Map<String, Double> table(String file) throws Exception {
        Map<String, Double> m = new TreeMap<>();
        List<String> l = Files.readAllLines(Path.of(file));
        for (String s : l.subList(1, l.size())) {
            String[] c = s.split("\t");
            m.put(c[0], Double.parseDouble(c[3]));
        }
        return m;
    }

    public static void main(String[] a) throws Exception {
        Map<String, Double> t = table(a[0]);
        for (int i = 2; i + 1 < a.length; i += 2) t.put(a[i], Double.parseDouble(a[i + 1]));
        Simulator sim = new Simulator(SimulatorParameters.of(id -> Objects.requireNonNull(t.get(id), id)));
        for (var r : new PublishedExperiments(sim).absorption())
            System.out.printf(
                    "%s %-45s %8.4g %8.4g %.2f %s%n",
                    r.id(),
                    r.experiment(),
                    r.published(),
                    r.simulated(),
                    r.ratio(),
                    r.inside() ? "in" : r.fitted() ? "OUT" : "out");
        if (a.length < 2 || a[1].equals("abs")) return;
        List<VirtualPerson> people = new ArrayList<>();
        double[] food = {0.2, 0.4, 1, 2, 4, 5, 7, 10, 14};
        for (double f : food)
            people.add(new VirtualPerson(
                    PublishedExperiments.healthyAdult(f),
                    HostFactors.median(sim.parameters()),
                    GutCommunity.reference()));
        Lanes l = sim.settle(people, Runnable::run);
        for (int k = 0; k < 2; k++) {
            for (int i = 0; i < food.length; i++)
                System.out.printf(
                        "food %5.1f serum %6.1f holoTC %6.1f MMA %6.1f Hcy %5.2f abs %6.3f body %7.1f store %7.1f cell %.1f urine %.3f faeces %.3f corr %.1f bile %.2f mb %.1e shannon %.3f share0 %.4f%n",
                        food[i],
                        l.serumB12()[i],
                        l.holoTc()[i],
                        l.mma()[i],
                        l.homocysteine()[i],
                        l.absorbed()[i],
                        l.bodyStore()[i],
                        l.state(i)[Pool.STORE],
                        l.state(i)[Pool.METHYL] + l.state(i)[Pool.ADENOSYL],
                        l.urine()[i],
                        l.faeces()[i],
                        l.faecalCorrinoid()[i],
                        l.state(i)[Pool.DAY_BILE],
                        l.massBalanceError(i),
                        l.shannon(i),
                        l.share(0, i));
            if (k == 0) {
                long t0 = System.nanoTime();
                DayEvents e = l.habitualDay();
                for (int d = 0; d < 60; d++) l.day(e);
                System.out.printf(
                        "60 days later, %.0f person-days/s%n", 60 * food.length / ((System.nanoTime() - t0) / 1e9));
            }
        }
    }
}
