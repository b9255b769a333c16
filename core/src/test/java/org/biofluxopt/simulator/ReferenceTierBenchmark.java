package org.biofluxopt.simulator;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.biofluxopt.kinetics.CvodeProgram;
import org.biofluxopt.kinetics.ReactionNetwork;
import org.biofluxopt.kinetics.ReferenceBlock;
import org.biofluxopt.kinetics.ReferenceSolver;
import org.biofluxopt.kinetics.Tolerance;

/**
 * Speed of the reference tier beside CVODE with KLU in C on the same people, meals, rates and Jacobian, at equal measured
 * error; see benchmarks/reference-tier.md. Times are CPU seconds of one thread. Needs gcc, libsundials-dev and
 * libsuitesparse-dev.
 */
public final class ReferenceTierBenchmark {
    private static final double[] HOURS = {0, 5, 11};
    private static final double[] SHARES = {0.25, 0.35, 0.40};
    private static final int PEOPLE = 8;
    private static final double[] OURS = {1e-4, 1e-5, 1e-6};
    private static final double[] THEIRS = {1e-4, 1e-6, 1e-8, 1e-9, 1e-10};
    private static final int ROUNDS = 2;
    private static final int WARM_UP = 20;

    private final ReactionNetwork network;
    private final List<PersonModel> people = new ArrayList<>();
    private final List<List<Map<Integer, Double>>> jumps = new ArrayList<>();
    private final Path folder;
    private final int days;

    private record Run(double relative, double seconds, double error, double steps) {}

    private ReferenceTierBenchmark(int taxa, int days, Path folder) {
        this.days = days;
        this.folder = folder;
        List<VirtualPerson> persons = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            persons.add(new VirtualPerson(
                    Fixture.healthyAdult(3 + 0.5 * i),
                    HostFactors.median(Fixture.parameters()),
                    GutCommunity.taxa(taxa, Fixture.KNOWLEDGE)));
        }
        VirtualGroup group =
                Fixture.simulator().settle(persons, Routine.USUAL, Setup.PLAIN, Tier.TRAINING, Runnable::run);
        for (int i = 0; i < PEOPLE; i++) {
            people.add(PersonModel.of(group, i));
            List<Map<Integer, Double>> own = new ArrayList<>();
            for (double share : SHARES) {
                double food = share * (3 + 0.5 * i);
                own.add(PersonModel.jump(group, i, new Intake.Food(food, Optional.empty(), true, Optional.empty())));
            }
            jumps.add(own);
        }
        network = people.getFirst().network();
    }

    /** @param arguments taxa, days, and a folder for the C program */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int taxa = Integer.parseInt(arguments[0]);
        int days = Integer.parseInt(arguments[1]);
        new ReferenceTierBenchmark(taxa, days, Path.of(arguments[2])).run(taxa);
    }

    private void run(int taxa) throws IOException, InterruptedException {
        compile();
        double[] exact = new double[PEOPLE * network.species().size()];
        cvode(1e-11, exact);
        for (int i = 0; i < WARM_UP; i++) {
            reference(1e-4, exact);
        }
        List<Run> theirs = new ArrayList<>();
        List<Run> ours = new ArrayList<>();
        for (double relative : OURS) {
            ours.add(reference(relative, exact));
        }
        for (double relative : THEIRS) {
            theirs.add(cvode(relative, exact));
        }
        for (int round = 1; round < ROUNDS; round++) { // in turn, so that the machine is the same for both
            for (int i = 0; i < OURS.length; i++) {
                ours.set(i, faster(ours.get(i), reference(OURS[i], exact)));
            }
            for (int i = 0; i < THEIRS.length; i++) {
                theirs.set(i, faster(theirs.get(i), cvode(THEIRS[i], exact)));
            }
        }
        print(taxa, ours, theirs);
    }

    private static Run faster(Run a, Run b) {
        return a.seconds <= b.seconds ? a : b;
    }

    private void print(int taxa, List<Run> ours, List<Run> theirs) {
        System.out.printf(
                Locale.ROOT,
                "%d taxa, %d species, %d people, %d days%n",
                taxa,
                network.species().size(),
                PEOPLE,
                days);
        System.out.println(
                "solver          rtol   error     person-years/s  steps/day  CVODE's time / ours at our error");
        for (Run run : theirs) {
            print("CVODE+KLU (C)", run, Double.NaN);
        }
        for (Run run : ours) {
            print("Rodas5P, lanes", run, secondsAt(run.error, theirs) / run.seconds);
        }
    }

    private void print(String solver, Run run, double ratio) {
        double years = PEOPLE * days / 365.25 / run.seconds;
        System.out.printf(
                Locale.ROOT,
                "%-15s %.0e  %.1e  %14.2f  %9.0f  %s%n",
                solver,
                run.relative,
                run.error,
                years,
                run.steps,
                Double.isNaN(ratio) ? "" : String.format(Locale.ROOT, "%.1f", ratio));
    }

    /** Seconds that CVODE would need for an error: between two of its runs, straight in the logs. */
    private static double secondsAt(double error, List<Run> runs) {
        for (int i = 0; i + 1 < runs.size(); i++) {
            Run loose = runs.get(i);
            Run tight = runs.get(i + 1);
            if (error <= loose.error && error >= tight.error) {
                double part = Math.log(loose.error / error) / Math.log(loose.error / tight.error);
                return loose.seconds * Math.pow(tight.seconds / loose.seconds, part);
            }
        }
        return Double.NaN;
    }

    private Run reference(double relative, double[] exact) {
        ReferenceSolver solver = new ReferenceSolver(network, Tolerance.of(relative));
        ReferenceBlock block = solver.newBlock();
        for (int lane = 0; lane < PEOPLE; lane++) {
            PersonModel person = people.get(lane);
            for (int p = 0; p < person.parameters().size(); p++) {
                block.parameter(lane, p, person.parameters().get(p));
            }
            for (int i = 0; i < person.amounts().size(); i++) {
                block.amount(lane, i, person.amounts().get(i));
            }
        }
        double begin = cpu();
        for (int day = 0; day < days; day++) {
            for (int meal = 0; meal < HOURS.length; meal++) {
                block.advanceTo(24 * day + HOURS[meal]);
                for (int lane = 0; lane < PEOPLE; lane++) {
                    int at = lane;
                    jumps.get(lane).get(meal).forEach((i, by) -> block.amount(at, i, block.amount(at, i) + by));
                }
            }
        }
        block.advanceTo(24.0 * days);
        double seconds = cpu() - begin;
        double[] last = new double[exact.length];
        for (int lane = 0; lane < PEOPLE; lane++) {
            for (int i = 0; i < network.species().size(); i++) {
                last[lane * network.species().size() + i] = block.amount(lane, i);
            }
        }
        return new Run(relative, seconds, error(last, exact), block.acceptedSteps() / (double) days);
    }

    private static double cpu() {
        return 1e-9 * ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Largest over people and species, relative to the amount or a millionth of the species' scale. */
    private double error(double[] last, double[] exact) {
        double worst = 0;
        int species = network.species().size();
        for (int i = 0; i < last.length; i++) {
            double floor = 1e-6 * network.species().get(i % species).scale();
            worst = Math.max(worst, Math.abs(last[i] - exact[i]) / Math.max(exact[i], floor));
        }
        return worst;
    }

    private void compile() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("person.c"), CvodeProgram.of(network, HOURS));
        int exit = new ProcessBuilder(
                        "gcc",
                        "-O3",
                        "-march=native",
                        "-I/usr/include/suitesparse",
                        "person.c",
                        "-o",
                        "person",
                        "-lsundials_cvode",
                        "-lsundials_nvecserial",
                        "-lsundials_sunmatrixsparse",
                        "-lsundials_sunlinsolklu",
                        "-lklu",
                        "-lm")
                .directory(folder.toFile())
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException("gcc gave " + exit + "; are libsundials-dev and libsuitesparse-dev there?");
        }
    }

    /** Runs the C program; where {@code exact} is all zeros it gets the result. */
    private Run cvode(double relative, double[] exact) throws IOException, InterruptedException {
        StringBuilder input = new StringBuilder();
        input.append(PEOPLE)
                .append(' ')
                .append(days)
                .append(' ')
                .append(relative)
                .append('\n');
        network.species()
                .forEach(s -> input.append(Tolerance.of(relative).absolute() * s.scale())
                        .append('\n'));
        for (int p = 0; p < PEOPLE; p++) {
            people.get(p).parameters().forEach(v -> input.append(v).append('\n'));
            people.get(p).amounts().forEach(v -> input.append(v).append('\n'));
            for (Map<Integer, Double> jump : jumps.get(p)) {
                for (int i = 0; i < network.species().size(); i++) {
                    input.append(jump.getOrDefault(i, 0.0)).append('\n');
                }
            }
        }
        Files.writeString(folder.resolve("input.txt"), input.toString());
        Path output = folder.resolve("output.txt");
        int exit = new ProcessBuilder("./person")
                .directory(folder.toFile())
                .redirectInput(folder.resolve("input.txt").toFile())
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        List<String> lines = Files.readAllLines(output);
        if (exit != 0) {
            throw new IOException("CVODE at rtol " + relative + ": " + lines.getLast());
        }
        double[] last = new double[exact.length];
        for (int i = 0; i < last.length; i++) {
            last[i] = Double.parseDouble(lines.get(i));
        }
        if (relative == 1e-11) {
            System.arraycopy(last, 0, exact, 0, last.length);
        }
        String[] words = lines.getLast().split(" ");
        double steps = Double.parseDouble(words[1]) / PEOPLE / days;
        return new Run(relative, Double.parseDouble(words[0]), error(last, exact), steps);
    }
}
