package org.biofluxopt.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import org.biofluxopt.agents.GeneralPolicy;
import org.biofluxopt.coverage.TruthParameters;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.network.B12Network;
import org.biofluxopt.numeric.Parallel;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.report.ReportWriter;
import org.biofluxopt.text.InputError;
import org.biofluxopt.training.Comparison;
import org.biofluxopt.training.Comparison.Outcome;
import org.biofluxopt.training.Comparison.PersonResult;
import org.biofluxopt.training.Method;
import org.biofluxopt.training.Microbiomes;
import org.biofluxopt.training.PairedScores;
import org.biofluxopt.training.VirtualPatients;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** {@code train --compare}: all methods on the same people, budgets and hidden truth. */
final class PolicyComparison {
    private static final int MOST_SETS = 200;
    private static final String HEADER = "number\tstratum\tserum_b12\tdose\tmethod\tgain_percent\tperson_days\tseconds";

    private final int people;
    private final Set<Method> methods;
    private final GutSamples samples;
    private final GeneralPolicy policy;
    private final long seed;
    private final @Nullable Path out;
    private final boolean resume;
    private final RunOptions run;
    private final @Nullable CommandSpec spec;

    PolicyComparison(
            int people,
            Set<Method> wanted,
            GutSamples samples,
            GeneralPolicy policy,
            long seed,
            @Nullable Path out,
            boolean resume,
            RunOptions run,
            @Nullable CommandSpec spec) {
        this.people = people;
        methods = Comparison.completed(wanted);
        this.samples = samples;
        this.policy = policy;
        this.seed = seed;
        this.out = out;
        this.resume = resume;
        this.run = run;
        this.spec = spec;
    }

    void compare(ExecutorService executor) throws IOException {
        KnowledgeBase knowledge = KnowledgeBase.bundled();
        B12Network network = B12Network.expert(knowledge);
        Seed root = new Seed(seed).child("comparison"); // never the people of a training
        VirtualPatients patients = new VirtualPatients(
                network,
                knowledge,
                TruthParameters.of(TruthParameters.Origin.BEST, knowledge, MOST_SETS, 0, root),
                samples.given()
                        ? Microbiomes.of(samples.read(knowledge), samples.source())
                        : Microbiomes.made(knowledge));
        Comparison comparison = new Comparison(patients, network, knowledge, policy, Comparison.Effort.STANDARD);
        Map<Integer, PersonResult> before = past();
        List<Integer> numbers = comparison.lowStatus(people, root);
        PersonResult[] results = new PersonResult[people];
        ProgressLine progress = new ProgressLine(Terminal.err(spec), "", run.quiet);
        Parallel.run(people, executor, i -> {
            PersonResult known = before.get(numbers.get(i));
            results[i] = known != null ? known : comparison.person(numbers.get(i), methods, root);
            if (known == null) {
                keep(results[i]);
            }
            progress.report((double) (i + 1) / people, "comparing");
        });
        progress.done();
        print(List.of(results), patients, root);
    }

    // ---- what is kept of each person

    private @Nullable Path log() {
        return out == null ? null : out.resolve("people.tsv");
    }

    private Map<Integer, PersonResult> past() throws IOException {
        Path log = log();
        if (log == null) {
            if (resume) {
                throw InputError.about("train", "--resume needs the folder to go on from.", "Add --out DIR.");
            }
            return Map.of();
        }
        Files.createDirectories(log.toAbsolutePath().getParent());
        if (!Files.exists(log)) {
            Files.writeString(log, "# comparison, seed %d, policy %s%n%s%n".formatted(seed, policy.sha256(), HEADER));
            return Map.of();
        }
        List<String> lines = Files.readAllLines(log);
        String wanted = "# comparison, seed %d, policy %s".formatted(seed, policy.sha256());
        if (!resume || lines.isEmpty() || !lines.getFirst().equals(wanted)) {
            throw InputError.about(
                    "train",
                    "--out already holds a comparison" + (resume ? " of another seed or policy." : "."),
                    "Add --resume to go on with the same one, or take another folder.");
        }
        return read(lines.subList(2, lines.size()));
    }

    /** People of whom every method is there; a kill may have cut the last one short. */
    private Map<Integer, PersonResult> read(List<String> lines) {
        Map<Integer, PersonResult> people = new TreeMap<>();
        for (String line : lines) {
            String[] cell = line.split("\t", -1);
            if (cell.length == 8) {
                PersonResult person = people.computeIfAbsent(
                        Integer.valueOf(cell[0]),
                        number -> new PersonResult(
                                number,
                                cell[1],
                                Double.parseDouble(cell[2]),
                                Double.parseDouble(cell[3]),
                                new EnumMap<>(Method.class)));
                person.outcomes()
                        .put(
                                Method.valueOf(cell[4]),
                                new Outcome(
                                        Double.parseDouble(cell[5]),
                                        Long.parseLong(cell[6]),
                                        Double.parseDouble(cell[7])));
            }
        }
        people.values().removeIf(person -> !person.outcomes().keySet().containsAll(methods));
        return people;
    }

    private synchronized void keep(PersonResult person) {
        Path log = log();
        if (log == null) {
            return;
        }
        StringBuilder rows = new StringBuilder();
        person.outcomes()
                .forEach((method, outcome) -> rows.append(String.join(
                                "\t",
                                String.valueOf(person.number()),
                                person.stratum(),
                                String.valueOf(person.serumB12()),
                                String.valueOf(person.dose()),
                                method.name(),
                                String.valueOf(outcome.gainPercent()),
                                String.valueOf(outcome.personDays()),
                                String.valueOf(outcome.seconds())))
                        .append('\n'));
        try {
            Files.writeString(log, rows, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    // ---- what is printed

    private void print(List<PersonResult> results, VirtualPatients patients, Seed root) throws IOException {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("people", results.size());
        json.put("people_are", "low or marginal true serum B12, drawn in turn from all strata; " + patients.words());
        json.put("seed", seed);
        json.put("policy_sha256", policy.sha256());
        json.put("mode", "plan");
        List<Object> rows = new ArrayList<>();
        double[] bound = methods.contains(Method.CMA_ES) ? gains(results, Method.CMA_ES) : new double[0];
        for (Method method : methods) {
            rows.add(row(results, method, bound, root));
        }
        json.put("methods", rows);
        String text = FactJson.write(json);
        if (out != null) {
            Files.writeString(out.resolve("comparison.json"), text + "\n");
            ReportWriter.describe(
                    out,
                    List.of("comparison.json"),
                    new RunRecipe("train", Terminal.arguments(spec), seed, samples.files()).record());
        }
        PrintWriter printer = Terminal.out(spec);
        if (run.json) {
            printer.println(text);
        } else {
            for (Method method : methods) {
                double[] gains = gains(results, method);
                PairedScores.Summary s = PairedScores.summary(gains, root.child("bootstrap"));
                printer.printf(
                        Locale.ROOT, "%-60s %6.2f %% (%.2f to %.2f)%n", method.words(), s.mean(), s.low(), s.high());
            }
        }
        printer.flush();
    }

    private static double[] gains(List<PersonResult> results, Method method) {
        return results.stream()
                .mapToDouble(person -> of(person, method).gainPercent())
                .toArray();
    }

    private static Outcome of(PersonResult person, Method method) {
        Outcome outcome = person.outcomes().get(method);
        if (outcome == null) {
            throw new IllegalStateException("No result of " + method + " for person " + person.number());
        }
        return outcome;
    }

    private Map<String, Object> row(List<PersonResult> results, Method method, double[] bound, Seed root) {
        double[] gains = gains(results, method);
        PairedScores.Summary summary = PairedScores.summary(gains, root.child("bootstrap"));
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("method", method.name().toLowerCase(Locale.ROOT));
        row.put("words", method.words());
        row.put("mean_gain_percent", summary.mean());
        row.put("ci95", List.of(summary.low(), summary.high()));
        row.put("iqm_gain_percent", summary.interquartile());
        row.put("iqm_ci95", List.of(summary.interquartileLow(), summary.interquartileHigh()));
        double total = 0;
        for (double gain : bound) {
            total += gain;
        }
        row.put("share_of_cma_es", total == 0 ? null : summary.mean() * bound.length / total);
        row.put(
                "simulator_person_days",
                results.stream()
                        .mapToLong(person -> of(person, method).personDays())
                        .average()
                        .orElse(0));
        row.put(
                "seconds",
                results.stream()
                        .mapToDouble(person -> of(person, method).seconds())
                        .average()
                        .orElse(0));
        Map<String, Object> against = new LinkedHashMap<>();
        for (Method other : methods) {
            if (other != method) {
                against.put(other.name().toLowerCase(Locale.ROOT), difference(gains, gains(results, other), root));
            }
        }
        row.put("minus", against);
        return row;
    }

    private static Map<String, Object> difference(double[] mine, double[] theirs, Seed root) {
        double[] differences = new double[mine.length];
        boolean same = true;
        for (int i = 0; i < mine.length; i++) {
            differences[i] = mine[i] - theirs[i];
            same &= differences[i] == 0;
        }
        PairedScores.Summary summary = PairedScores.summary(differences, root.child("bootstrap"));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("mean", summary.mean());
        json.put("ci95", List.of(summary.low(), summary.high()));
        json.put("p_sign_flip", same ? null : PairedScores.signFlip(differences, root.child("signs")));
        return json;
    }
}
