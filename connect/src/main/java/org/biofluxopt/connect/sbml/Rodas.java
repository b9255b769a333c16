package org.biofluxopt.connect.sbml;

import java.util.Arrays;

/**
 * One step of RODAS (Hairer and Wanner 1996, Solving Ordinary Differential Equations II, section IV.7, with the
 * coefficients of their program rodas.f, METH = 1): stiffly stable, order 4 with an embedded solution of order 3.
 */
final class Rodas {
    private static final double GAMMA = 0.25;
    private static final double[] NODES = {0, 0.386, 0.21, 0.63, 1, 1};
    private static final double[] TIME_SLOPES = {0.25, -0.1043, 0.1035, -0.0362, 0, 0};
    private static final double[][] STAGES = {
        {},
        {1.544},
        {0.9466785280815826, 0.2557011698983284},
        {3.314825187068521, 2.896124015972201, 0.9986419139977817},
        {1.221224509226641, 6.019134481288629, 12.53708332932087, -0.6878860361058950}
    };
    private static final double[][] COUPLINGS = {
        {},
        {-5.6688},
        {-2.430093356833875, -0.2063599157091915},
        {-0.1073529058151375, -9.594562251023355, -20.47028614809616},
        {7.496443313967647, -10.24680431464352, -33.99990352819905, 11.70890893206160},
        {8.083246795921522, -7.981132988064893, -31.52159432874371, 16.31930543123136, -6.058818238834054}
    };

    private final OdeModel model;
    private final int n;
    private final double[] registers;
    private final double[] tangents;
    private final double[][] jacobian;
    private final double[] timeSlope;
    private final DenseLu lu;
    private final double[][] u;
    private final double[] stage;
    private final double[] held;

    Rodas(OdeModel model) {
        this.model = model;
        n = model.states().length;
        registers = model.tape().registers();
        tangents = new double[model.tape().size()];
        jacobian = new double[n][n];
        timeSlope = new double[n];
        lu = new DenseLu(n);
        u = new double[6][n];
        stage = new double[n];
        held = new double[model.tape().inputs()];
    }

    /** Takes the inputs (time first) as the point from which steps start, and works out the derivatives there. */
    void from(double[] inputs) {
        System.arraycopy(inputs, 0, held, 0, held.length);
        System.arraycopy(inputs, 0, registers, 0, held.length);
        model.tape().values(registers);
        for (int j = 0; j < n; j++) {
            column(model.states()[j]);
            for (int i = 0; i < n; i++) {
                jacobian[i][j] = tangents[model.derivatives()[i]];
            }
            clear(model.states()[j]);
        }
        column(0);
        for (int i = 0; i < n; i++) {
            timeSlope[i] = tangents[model.derivatives()[i]];
        }
        clear(0);
    }

    private void column(int input) {
        tangents[input] = 1;
        model.tape().tangents(input, registers, tangents);
    }

    private void clear(int input) {
        tangents[input] = 0;
        for (int i : model.tape().dependents(input)) {
            tangents[i] = 0;
        }
    }

    /** The slopes at the point given to {@link #from}. */
    void slopes(double[] into) {
        evaluate(held[0], held, into);
    }

    /** The slopes at other inputs. */
    void slopesAt(double[] inputs, double[] into) {
        evaluate(inputs[0], inputs, into);
    }

    private void evaluate(double time, double[] inputs, double[] into) {
        System.arraycopy(inputs, 0, registers, 0, held.length);
        registers[0] = time;
        model.tape().values(registers);
        for (int i = 0; i < n; i++) {
            into[i] = registers[model.derivatives()[i]];
        }
    }

    /**
     * Steps by {@code h} from the point given to {@link #from}.
     *
     * @param inputs receives the inputs at the end
     * @param error receives the difference of the two solutions, per state
     * @return false if the matrix is singular
     */
    boolean step(double h, double[] inputs, double[] error) {
        double[][] matrix = lu.matrix();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                matrix[i][j] = -jacobian[i][j];
            }
            matrix[i][i] += 1 / (h * GAMMA);
        }
        System.arraycopy(held, 0, inputs, 0, held.length);
        inputs[0] = held[0] + h;
        if (!lu.factor()) {
            return false;
        }
        for (int s = 0; s < 6; s++) {
            if (s < 5) {
                setStage(inputs, s);
            } else {
                addLast(inputs, 4);
            }
            evaluate(held[0] + NODES[s] * h, inputs, stage);
            double[] x = u[s];
            for (int i = 0; i < n; i++) {
                double sum = stage[i] + h * TIME_SLOPES[s] * timeSlope[i];
                for (int q = 0; q < s; q++) {
                    sum += COUPLINGS[s][q] / h * u[q][i];
                }
                x[i] = sum;
            }
            lu.solve(x);
        }
        addLast(inputs, 5);
        System.arraycopy(u[5], 0, error, 0, n);
        return true;
    }

    private void setStage(double[] inputs, int s) {
        for (int i = 0; i < n; i++) {
            double y = held[model.states()[i]];
            for (int q = 0; q < s; q++) {
                y += STAGES[s][q] * u[q][i];
            }
            inputs[model.states()[i]] = y;
        }
    }

    private void addLast(double[] inputs, int s) {
        for (int i = 0; i < n; i++) {
            inputs[model.states()[i]] += u[s][i];
        }
    }

    /** Fills the registers from inputs, for reading values and conditions. */
    double[] at(double[] inputs) {
        System.arraycopy(inputs, 0, registers, 0, held.length);
        model.tape().values(registers);
        return registers;
    }

    double[] newInputs() {
        return Arrays.copyOf(held, held.length);
    }
}
