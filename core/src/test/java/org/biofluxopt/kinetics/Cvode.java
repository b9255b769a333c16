package org.biofluxopt.kinetics;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * One person integrated by CVODE of SUNDIALS 6 (Hindmarsh et al. 2005, ACM Trans. Math. Softw. 31:363): variable-order
 * BDF, Newton with a dense exact Jacobian. The oracle of the reference tier; only tests use it. Debian: libsundials-dev.
 */
public final class Cvode implements LaneBlock {
    private static final int BDF = 2;
    private static final int NORMAL = 1;
    private static final String[] LIBRARIES = {
        "libsundials_cvode.so",
        "libsundials_nvecserial.so",
        "libsundials_sunmatrixdense.so",
        "libsundials_sunlinsoldense.so"
    };

    private final CompiledNetwork network;
    private final VectorLaneKernel kernel = new VectorLaneKernel();
    private final double[] registers;
    private final int species;
    private final Arena arena = Arena.ofShared();
    private final SymbolLookup library = library(arena);
    private final MemorySegment memory;
    private final MemorySegment vector;
    private final MemorySegment values;
    private final MemorySegment reached = arena.allocate(JAVA_DOUBLE);
    private final MethodHandle pointer;
    private final MethodHandle matrixData;
    private final MethodHandle restart;
    private final MethodHandle stopAt;
    private final MethodHandle integrate;
    private double hour;
    private double origin; // CVODE's time 0: far from it, its first steps would drown in rounding
    private boolean disturbed = true;

    /** Whether this machine has the libraries. */
    public static boolean available() {
        try (Arena arena = Arena.ofConfined()) {
            library(arena);
            return true;
        } catch (IllegalArgumentException missing) {
            return false;
        }
    }

    private static SymbolLookup library(Arena arena) {
        SymbolLookup lookup = SymbolLookup.libraryLookup(LIBRARIES[0], arena);
        for (int i = 1; i < LIBRARIES.length; i++) {
            lookup = lookup.or(SymbolLookup.libraryLookup(LIBRARIES[i], arena));
        }
        return lookup;
    }

    public Cvode(ReactionNetwork described, Tolerance tolerance) {
        network = NetworkCompiler.compile(described);
        registers = network.initial().clone();
        species = network.species();
        MethodHandle newVector = function("N_VNew_Serial", ADDRESS, JAVA_LONG, ADDRESS);
        pointer = function("N_VGetArrayPointer", ADDRESS, ADDRESS);
        matrixData = function("SUNDenseMatrix_Data", ADDRESS, ADDRESS);
        restart = function("CVodeReInit", JAVA_INT, ADDRESS, JAVA_DOUBLE, ADDRESS);
        stopAt = function("CVodeSetStopTime", JAVA_INT, ADDRESS, JAVA_DOUBLE);
        integrate = function("CVode", JAVA_INT, ADDRESS, JAVA_DOUBLE, ADDRESS, ADDRESS, JAVA_INT);
        try {
            MemorySegment context = arena.allocate(ADDRESS);
            check((int)
                    function("SUNContext_Create", JAVA_INT, ADDRESS, ADDRESS).invoke(MemorySegment.NULL, context));
            MemorySegment in = context.get(ADDRESS, 0);
            vector = (MemorySegment) newVector.invoke((long) species, in);
            values = data(vector);
            MemorySegment absolute = (MemorySegment) newVector.invoke((long) species, in);
            MemorySegment scale = data(absolute);
            for (int i = 0; i < species; i++) {
                scale.setAtIndex(
                        JAVA_DOUBLE,
                        network.position()[i],
                        tolerance.absolute() * described.species().get(i).scale());
            }
            memory = (MemorySegment)
                    function("CVodeCreate", ADDRESS, JAVA_INT, ADDRESS).invoke(BDF, in);
            check((int) function("CVodeInit", JAVA_INT, ADDRESS, ADDRESS, JAVA_DOUBLE, ADDRESS)
                    .invoke(memory, upcall("rates", 3, JAVA_DOUBLE), 0.0, vector));
            check((int) function("CVodeSVtolerances", JAVA_INT, ADDRESS, JAVA_DOUBLE, ADDRESS)
                    .invoke(memory, tolerance.relative(), absolute));
            MemorySegment matrix = (MemorySegment) function("SUNDenseMatrix", ADDRESS, JAVA_LONG, JAVA_LONG, ADDRESS)
                    .invoke((long) species, (long) species, in);
            MemorySegment solver = (MemorySegment) function("SUNLinSol_Dense", ADDRESS, ADDRESS, ADDRESS, ADDRESS)
                    .invoke(vector, matrix, in);
            check((int) function("CVodeSetLinearSolver", JAVA_INT, ADDRESS, ADDRESS, ADDRESS)
                    .invoke(memory, solver, matrix));
            check((int) function("CVodeSetJacFn", JAVA_INT, ADDRESS, ADDRESS)
                    .invoke(memory, upcall("jacobian", 7, JAVA_DOUBLE)));
            check((int) function("CVodeSetMaxNumSteps", JAVA_INT, ADDRESS, JAVA_LONG)
                    .invoke(memory, 10_000_000L));
        } catch (Throwable failed) {
            throw new IllegalStateException(failed);
        }
    }

    private MethodHandle function(String name, MemoryLayout result, MemoryLayout... arguments) {
        return Linker.nativeLinker()
                .downcallHandle(library.findOrThrow(name), FunctionDescriptor.of(result, arguments));
    }

    /** A function of ours, (time, addresses ...) to int, that C can call. */
    private MemorySegment upcall(String name, int addresses, MemoryLayout time) throws ReflectiveOperationException {
        MethodType type = MethodType.methodType(int.class, double.class);
        MemoryLayout[] layouts = new MemoryLayout[addresses + 1];
        layouts[0] = time;
        for (int i = 1; i <= addresses; i++) {
            type = type.appendParameterTypes(MemorySegment.class);
            layouts[i] = ADDRESS;
        }
        MethodHandle handle = MethodHandles.lookup().bind(this, name, type);
        return Linker.nativeLinker().upcallStub(handle, FunctionDescriptor.of(JAVA_INT, layouts), arena);
    }

    private MemorySegment data(MemorySegment of) throws Throwable {
        return ((MemorySegment) pointer.invoke(of)).reinterpret(JAVA_DOUBLE.byteSize() * species);
    }

    @SuppressWarnings("unused") // called by CVODE
    private int rates(double time, MemorySegment y, MemorySegment change, MemorySegment user) {
        try {
            probe(data(y));
            MemorySegment out = data(change);
            for (int i = 0; i < species; i++) {
                out.setAtIndex(JAVA_DOUBLE, i, registers[network.residual() + i * LaneKernel.LANES]);
            }
            return 0;
        } catch (Throwable failed) {
            return -1;
        }
    }

    @SuppressWarnings("unused") // called by CVODE
    private int jacobian(
            double time,
            MemorySegment y,
            MemorySegment change,
            MemorySegment matrix,
            MemorySegment user,
            MemorySegment a,
            MemorySegment b,
            MemorySegment c) {
        try {
            probe(data(y));
            MemorySegment out =
                    ((MemorySegment) matrixData.invoke(matrix)).reinterpret(JAVA_DOUBLE.byteSize() * species * species);
            out.fill((byte) 0);
            CompiledNetwork.JacobianPlaces places = network.jacobian();
            for (int e = 0; e < places.row().length; e++) {
                int row = places.row()[e] / LaneKernel.LANES;
                int column = places.column()[e] / LaneKernel.LANES;
                out.setAtIndex(JAVA_DOUBLE, (long) column * species + row, registers[places.register()[e]]);
            }
            return 0;
        } catch (Throwable failed) {
            return -1;
        }
    }

    private void probe(MemorySegment y) {
        for (int i = 0; i < species; i++) {
            registers[i * LaneKernel.LANES] = y.getAtIndex(JAVA_DOUBLE, i);
        }
        kernel.run(network.probe(), registers);
    }

    private static void check(int flag) {
        if (flag < 0) {
            throw new IllegalStateException("CVODE gave " + flag);
        }
    }

    @Override
    public int lanes() {
        return 1;
    }

    @Override
    public double hour() {
        return hour;
    }

    @Override
    public void resetClock() {
        hour = 0;
        disturbed = true;
    }

    @Override
    public double amount(int lane, int species) {
        return values.getAtIndex(JAVA_DOUBLE, network.position()[species]);
    }

    @Override
    public void amount(int lane, int species, double value) {
        values.setAtIndex(JAVA_DOUBLE, network.position()[species], value);
        disturbed = true;
    }

    @Override
    public double parameter(int lane, int parameter) {
        return registers[network.firstParameter() + parameter * LaneKernel.LANES];
    }

    @Override
    public void parameter(int lane, int parameter, double value) {
        registers[network.firstParameter() + parameter * LaneKernel.LANES] = value;
        disturbed = true;
    }

    @Override
    public void put(int lane, LaneBlock from, int fromLane) {
        throw new UnsupportedOperationException();
    }

    @Override
    public LaneBlock copy() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void advanceTo(double to) {
        if (to == hour) {
            return;
        }
        try {
            if (disturbed) {
                kernel.run(network.fixed(), registers);
                check((int) restart.invoke(memory, 0.0, vector));
                origin = hour;
                disturbed = false;
            }
            check((int) stopAt.invoke(memory, to - origin));
            check((int) integrate.invoke(memory, to - origin, vector, reached, NORMAL));
        } catch (Throwable failed) {
            throw new IllegalStateException("From " + hour + " h to " + to + " h", failed);
        }
        hour = to;
    }
}
