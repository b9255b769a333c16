package org.biofluxopt.connect.sbml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.biofluxopt.kinetics.Tolerance;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.text.InputError;

/** A time-course case of the SBML Test Suite: a model, its settings and the expected results. */
record SuiteCase(String id, Path model, Map<String, String> settings, List<String> columns, double[][] expected) {

    /** @param detail what was wrong or why it was refused */
    record Outcome(Verdict verdict, String detail) {}

    enum Verdict {
        PASSED,
        REFUSED,
        WRONG
    }

    static SuiteCase read(Path folder, String format) throws IOException {
        String id = folder.getFileName().toString();
        Map<String, String> settings = new HashMap<>();
        for (String line : Files.readAllLines(folder.resolve(id + "-settings.txt"))) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                settings.put(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip());
            }
        }
        List<String> lines = Files.readAllLines(folder.resolve(id + "-results.csv")).stream()
                .filter(line -> !line.isBlank())
                .toList();
        List<String> columns =
                Arrays.stream(lines.getFirst().split(",")).map(String::strip).toList();
        double[][] expected = lines.stream()
                .skip(1)
                .map(line -> Arrays.stream(line.split(","))
                        .mapToDouble(SuiteCase::number)
                        .toArray())
                .toArray(double[][]::new);
        return new SuiteCase(id, folder.resolve(id + "-sbml-" + format + ".xml"), settings, columns, expected);
    }

    private static double number(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            case "nan" -> Double.NaN;
            default -> Double.parseDouble(text.strip());
        };
    }

    private List<String> named(String setting) {
        return Arrays.stream(settings.getOrDefault(setting, "").split(","))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .toList();
    }

    /** Runs it and compares at the suite's own tolerances. */
    Outcome run(boolean inReferenceTier) {
        try {
            OdeModel ode = ModelCompiler.compile(SbmlReader.read(model));
            double absolute = Double.parseDouble(settings.get("absolute"));
            double relative = Double.parseDouble(settings.get("relative"));
            int[] registers = new int[columns.size() - 1];
            for (int i = 0; i < registers.length; i++) {
                String id = columns.get(i + 1);
                Integer register = named("amount").contains(id) && ode.amounts().containsKey(id)
                        ? ode.amounts().get(id)
                        : named("concentration").contains(id)
                                        && ode.concentrations().containsKey(id)
                                ? ode.concentrations().get(id)
                                : ode.values().get(id);
                if (register == null) {
                    return new Outcome(Verdict.WRONG, "no symbol " + id);
                }
                registers[i] = register;
            }
            double[] times = Arrays.stream(expected).mapToDouble(row -> row[0]).toArray();
            Optional<double[][]> run = inReferenceTier
                    ? ReferenceRun.run(
                            ode,
                            registers,
                            times,
                            new Tolerance(1e-8, Math.min(1e-9, absolute)),
                            new Seed(1).generator())
                    : Optional.of(TimeCourse.run(
                            ode,
                            registers,
                            times,
                            new TimeCourse.Tolerance(1e-8, Math.min(1e-12, absolute * 1e-5)),
                            new Seed(1).generator()));
            if (run.isEmpty()) {
                return new Outcome(Verdict.REFUSED, "not of the reference tier's form");
            }
            double[][] got = run.get();
            List<String> wrong = new ArrayList<>();
            for (int row = 0; row < times.length && wrong.isEmpty(); row++) {
                for (int i = 0; i < registers.length; i++) {
                    double want = expected[row][i + 1];
                    double have = got[row][i];
                    boolean same = Double.compare(want, have) == 0
                            || Math.abs(want - have) <= absolute + relative * Math.abs(want);
                    if (!same) {
                        wrong.add("%s at %s: %s instead of %s".formatted(columns.get(i + 1), times[row], have, want));
                    }
                }
            }
            return wrong.isEmpty() ? new Outcome(Verdict.PASSED, "") : new Outcome(Verdict.WRONG, wrong.getFirst());
        } catch (InputError refused) {
            String message = String.valueOf(refused.getMessage());
            return new Outcome(Verdict.REFUSED, message.substring(message.indexOf(".xml") + 4));
        } catch (RuntimeException fault) {
            return new Outcome(Verdict.WRONG, "fault " + fault);
        }
    }
}
