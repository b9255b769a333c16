package org.biofluxopt.connect.sbml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.biofluxopt.kinetics.Tolerance;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.text.InputError;

/**
 * A time course of a model of others.
 *
 * @param engine which integrator ran it
 * @param symbols column names
 * @param times rows
 * @param values [time][symbol], what each symbol means in the model's formulas
 */
public record ModelRun(Engine engine, List<String> symbols, double[] times, double[][] values) {
    /** What integrates. */
    public enum Engine {
        /** The simulator's reference tier (sparse, lanes); for models of its form. */
        REFERENCE,
        /** A dense integrator that knows every function and event of SBML. */
        DENSE
    }

    /**
     * @param wanted symbols to read; empty for all species
     * @param end in the time unit of the model, above 0
     * @param steps equal output steps, at least 1
     * @param relative tolerance
     * @param dense whether the dense integrator is to be used in any case
     * @param seed decides the order of simultaneous events of equal priority
     * @throws InputError if the model cannot be run or has no such symbol
     */
    public static ModelRun of(
            SbmlModel model, List<String> wanted, double end, int steps, double relative, boolean dense, Seed seed) {
        OdeModel ode = ModelCompiler.compile(model);
        List<String> symbols = wanted.isEmpty() ? species(ode) : wanted;
        int[] registers = new int[symbols.size()];
        for (int i = 0; i < registers.length; i++) {
            Integer register = ode.values().get(symbols.get(i));
            if (register == null) {
                throw InputError.in(model.file())
                        .got("no symbol '" + symbols.get(i) + "'")
                        .expected("one of " + String.join(", ", ode.values().keySet()))
                        .error();
            }
            registers[i] = register;
        }
        double[] times = new double[steps + 1];
        for (int i = 0; i <= steps; i++) {
            times[i] = end * i / steps;
        }
        if (!dense) {
            Optional<double[][]> run = reference(ode, registers, times, relative, seed);
            if (run.isPresent()) {
                return new ModelRun(Engine.REFERENCE, symbols, times, run.get());
            }
        }
        double[][] values = TimeCourse.run(
                ode, registers, times, new TimeCourse.Tolerance(relative, 1e-4 * relative), seed.generator());
        return new ModelRun(Engine.DENSE, symbols, times, values);
    }

    private static Optional<double[][]> reference(
            OdeModel ode, int[] registers, double[] times, double relative, Seed seed) {
        try {
            return ReferenceRun.run(ode, registers, times, Tolerance.of(relative), seed.generator());
        } catch (ArithmeticException stuck) {
            return Optional.empty(); // a state would go below zero; the dense integrator allows that
        }
    }

    private static List<String> species(OdeModel ode) {
        List<String> all = new ArrayList<>(ode.amounts().keySet());
        return all.isEmpty() ? List.copyOf(ode.values().keySet()) : all;
    }
}
