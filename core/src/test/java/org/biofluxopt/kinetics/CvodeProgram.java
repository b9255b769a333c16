package org.biofluxopt.kinetics;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Writes a network as a C program that integrates people with CVODE and KLU: the same rates and the same sparse exact
 * Jacobian, in straight-line code for the C compiler. For benchmarks.
 */
public final class CvodeProgram {
    private static final int LANES = LaneKernel.LANES;

    private final CompiledNetwork network;
    private final List<int[]> probe;
    private final BitSet written = new BitSet();
    private final Set<Integer> constants = new HashSet<>();

    private CvodeProgram(CompiledNetwork network) {
        this.network = network;
        probe = instructions(network.probe());
        for (LaneProgram program : List.of(network.fixed(), network.begin(), network.again())) {
            instructions(program).forEach(i -> written.set(i[1]));
        }
        int first = network.residual() / LANES + network.species();
        for (int r = first; r < network.initial().length / LANES; r++) {
            if (!written.get(r)) {
                constants.add(r);
            }
        }
    }

    /**
     * The program reads {@code people days relative absolute...} and for each person parameters, amounts and three jumps
     * of amounts a day, in the order of the network; it prints the CPU seconds and the last amounts.
     *
     * @param hours of the jumps within a day, the first 0
     */
    public static String of(ReactionNetwork described, double[] hours) {
        return new CvodeProgram(NetworkCompiler.compile(described)).write(hours);
    }

    private String write(double[] hours) {
        int n = network.species();
        List<int[]> entries = new ArrayList<>(); // column, row, register; with all of the diagonal
        for (int e = 0; e < network.jacobian().row().length; e++) {
            entries.add(new int[] {
                network.jacobian().column()[e] / LANES,
                network.jacobian().row()[e] / LANES,
                network.jacobian().register()[e] / LANES
            });
        }
        for (int i = 0; i < n; i++) {
            int at = i;
            if (entries.stream().noneMatch(e -> e[0] == at && e[1] == at)) {
                entries.add(new int[] {i, i, -1});
            }
        }
        entries.sort((a, b) -> a[0] != b[0] ? Integer.compare(a[0], b[0]) : Integer.compare(a[1], b[1]));
        StringBuilder c = new StringBuilder();
        c.append(HEAD.formatted(
                n, network.parameters(), entries.size(), network.initial().length / LANES, hours.length));
        c.append("static const int POSITION[N] = ")
                .append(list(network.position()))
                .append(";\n");
        c.append("static const double HOUR[] = ").append(list(hours)).append(";\n");
        c.append("static void derive(void) {\n");
        for (int[] instruction : instructions(network.fixed())) {
            c.append(statement(instruction, false));
        }
        c.append("}\n");
        BitSet rates = new BitSet();
        rates.set(network.residual() / LANES, network.residual() / LANES + n);
        c.append("static int f(double t, N_Vector yv, N_Vector fv, void *d) {\n");
        c.append("const double *y = NV_DATA_S(yv); double *out = NV_DATA_S(fv);\n");
        body(c, rates);
        for (int i = 0; i < n; i++) {
            c.append("out[%d] = x%d;\n".formatted(i, network.residual() / LANES + i));
        }
        c.append("return 0; }\n");
        BitSet slopes = new BitSet();
        entries.stream().filter(e -> e[2] >= 0).forEach(e -> slopes.set(e[2]));
        c.append(
                "static int jac(double t, N_Vector yv, N_Vector fv, SUNMatrix J, void *d, N_Vector a, N_Vector b, N_Vector e) {\n");
        c.append("const double *y = NV_DATA_S(yv); double *out = SM_DATA_S(J);\n");
        c.append("static const sunindextype COLUMN[] = ")
                .append(columns(entries, n))
                .append(";\n");
        c.append("static const sunindextype ROW[] = ")
                .append(list(entries.stream().mapToInt(e -> e[1]).toArray()))
                .append(";\n");
        c.append("memcpy(SM_INDEXPTRS_S(J), COLUMN, sizeof COLUMN); memcpy(SM_INDEXVALS_S(J), ROW, sizeof ROW);\n");
        body(c, slopes);
        for (int e = 0; e < entries.size(); e++) {
            int register = entries.get(e)[2];
            c.append("out[%d] = %s;\n".formatted(e, register < 0 ? "0" : operand(register, true)));
        }
        c.append("return 0; }\n");
        return c.append(MAIN).toString();
    }

    /** Only what the wanted registers need. */
    private void body(StringBuilder c, BitSet wanted) {
        List<int[]> needed = new ArrayList<>();
        BitSet live = (BitSet) wanted.clone();
        for (int[] instruction : probe.reversed()) {
            if (live.get(instruction[1])) {
                needed.add(instruction);
                live.clear(instruction[1]);
                for (int o = 2; o < instruction.length; o++) {
                    live.set(instruction[o]);
                }
            }
        }
        Collections.reverse(needed);
        BitSet declared = new BitSet();
        for (int[] instruction : needed) {
            c.append(declared.get(instruction[1]) ? "" : "double ").append(statement(instruction, true));
            declared.set(instruction[1]);
        }
    }

    private String statement(int[] instruction, boolean local) {
        String[] o = new String[instruction.length];
        for (int i = 2; i < o.length; i++) {
            o[i] = operand(instruction[i], local);
        }
        String value = switch (LaneOp.values()[instruction[0]]) {
            case ADD -> o[2] + " + " + o[3];
            case SUBTRACT -> o[2] + " - " + o[3];
            case MULTIPLY -> o[2] + " * " + o[3];
            case RECIPROCAL -> "1 / " + o[2];
            case NEGATIVE_RECIPROCAL -> "-1 / " + o[2];
            case POWER -> "pow(" + o[2] + ", " + o[3] + ")";
            case EXPONENTIAL -> "exp(" + o[2] + ")";
            case DOT1, DOT2, DOT4 -> {
                StringBuilder sum = new StringBuilder(o[2]);
                for (int i = 3; i < o.length; i += 2) {
                    sum.append(" + ").append(o[i]).append(" * ").append(o[i + 1]);
                }
                yield sum.toString();
            }
        };
        return (local ? "x" + instruction[1] : "r[" + instruction[1] + "]") + " = " + value + ";\n";
    }

    private String operand(int register, boolean local) {
        if (constants.contains(register)) {
            return "(" + network.initial()[register * LANES] + ")";
        }
        if (register < network.species()) {
            return "y[" + register + "]";
        }
        boolean varies = local && probe.stream().anyMatch(i -> i[1] == register);
        return varies ? "x" + register : "r[" + register + "]";
    }

    private static List<int[]> instructions(LaneProgram program) {
        List<int[]> list = new ArrayList<>();
        for (int pc = 0; pc < program.code().length; ) {
            int width = LaneOp.values()[program.code()[pc]].width();
            int[] instruction = new int[width];
            instruction[0] = program.code()[pc];
            for (int i = 1; i < width; i++) {
                instruction[i] = program.code()[pc + i] / LANES;
            }
            list.add(instruction);
            pc += width;
        }
        return list;
    }

    private static String columns(List<int[]> entries, int n) {
        int[] start = new int[n + 1];
        entries.forEach(e -> start[e[0] + 1]++);
        for (int j = 0; j < n; j++) {
            start[j + 1] += start[j];
        }
        return list(start);
    }

    private static String list(int[] values) {
        List<String> words = new ArrayList<>();
        for (int value : values) {
            words.add(Integer.toString(value));
        }
        return "{" + String.join(",", words) + "}";
    }

    private static String list(double[] values) {
        List<String> words = new ArrayList<>();
        for (double value : values) {
            words.add(String.format(Locale.ROOT, "%s", value));
        }
        return "{" + String.join(",", words) + "}";
    }

    private static final String HEAD = """
            #include <math.h>
            #include <stdio.h>
            #include <stdlib.h>
            #include <string.h>
            #include <time.h>
            #include <cvode/cvode.h>
            #include <nvector/nvector_serial.h>
            #include <sunlinsol/sunlinsol_klu.h>
            #include <sunmatrix/sunmatrix_sparse.h>
            #define N %d
            #define P %d
            #define NONZERO %d
            #define REGISTERS %d
            #define JUMPS %d
            static double r[REGISTERS];
            """;

    private static final String MAIN = """
            static double number(void) { double x; if (scanf("%lf", &x) != 1) exit(2); return x; }
            static double cpu(void) {
                struct timespec t; clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t); return t.tv_sec + 1e-9 * t.tv_nsec;
            }
            int main(void) {
                int people = number(), days = number(); double relative = number();
                SUNContext c; SUNContext_Create(NULL, &c);
                N_Vector y = N_VNew_Serial(N, c), absolute = N_VNew_Serial(N, c);
                for (int i = 0; i < N; i++) NV_DATA_S(absolute)[POSITION[i]] = number();
                void *m = CVodeCreate(CV_BDF, c); CVodeInit(m, f, 0, y); CVodeSVtolerances(m, relative, absolute);
                SUNMatrix A = SUNSparseMatrix(N, N, NONZERO, CSC_MAT, c); SUNLinearSolver L = SUNLinSol_KLU(y, A, c);
                CVodeSetLinearSolver(m, L, A); CVodeSetJacFn(m, jac); CVodeSetMaxNumSteps(m, 100000000);
                double seconds = 0; long steps = 0;
                for (int p = 0; p < people; p++) {
                    static double jump[JUMPS][N];
                    for (int i = 0; i < P; i++) r[N + i] = number();
                    for (int i = 0; i < N; i++) NV_DATA_S(y)[POSITION[i]] = number();
                    for (int j = 0; j < JUMPS; j++) for (int i = 0; i < N; i++) jump[j][POSITION[i]] = number();
                    double begin = cpu(); derive();
                    for (int d = 0; d < days; d++) for (int j = 0; j < JUMPS; j++) {
                        for (int i = 0; i < N; i++) NV_DATA_S(y)[i] += jump[j][i];
                        double length = (j + 1 < JUMPS ? HOUR[j + 1] : 24) - HOUR[j], t; long q;
                        CVodeReInit(m, 0, y); CVodeSetStopTime(m, length);
                        int flag = CVode(m, length, y, &t, CV_NORMAL);
                        if (flag < 0) { printf("failed %d\\n", flag); return 1; }
                        CVodeGetNumSteps(m, &q); steps += q;
                    }
                    seconds += cpu() - begin;
                    for (int i = 0; i < N; i++) printf("%.17g\\n", NV_DATA_S(y)[POSITION[i]]);
                }
                printf("%.9f %ld\\n", seconds, steps);
                return 0;
            }
            """;
}
