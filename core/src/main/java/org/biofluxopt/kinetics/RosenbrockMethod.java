package org.biofluxopt.kinetics;

/**
 * Coefficients of stiffly accurate Rosenbrock methods in the form without matrix products (Hairer and Wanner, Solving
 * Ordinary Differential Equations II, 2nd ed. 1996, IV.7, eq. 7.25), for equations without explicit time:
 *
 * <pre>
 * (1/(gamma h) I - J) k_i = f(y + sum_j a_ij k_j) + sum_j (c_ij / h) k_j
 * y_new = y + sum_j a_sj k_j + k_s,   error = k_s
 * </pre>
 */
enum RosenbrockMethod {
    /** RODAS of Hairer and Wanner 1996, six stages, order 4 with an error estimate of order 3, L-stable. */
    RODAS4(
            4,
            0.25,
            new double[][] {
                {},
                {1.544},
                {0.9466785280815826, 0.2557011698983284},
                {3.314825187068521, 2.896124015972201, 0.9986419139977817},
                {1.221224509226641, 6.019134481288629, 12.53708332932087, -0.6878860361058950},
                {1.221224509226641, 6.019134481288629, 12.53708332932087, -0.6878860361058950, 1}
            },
            new double[][] {
                {},
                {-5.6688},
                {-2.430093356833875, -0.2063599157091915},
                {-0.1073529058151375, -9.594562251023355, -20.47028614809616},
                {7.496443313967647, -10.24680431464352, -33.99990352819905, 11.70890893206160},
                {8.083246795921522, -7.981132988064893, -31.52159432874371, 16.31930543123136, -6.058818238834054}
            }),

    /**
     * Rodas5P of Steinebach (2023, BIT Numer. Math. 63:27, doi 10.1007/s10543-023-00967-x), eight stages, order 5 with
     * an error estimate of order 4, stiffly accurate, order reduction avoided on Prothero-Robinson problems.
     */
    RODAS5P(
            5,
            0.21193756319429014,
            new double[][] {
                {},
                {3.0},
                {2.849394379747939, 0.45842242204463923},
                {-6.954028509809101, 2.489845061869568, -10.358996098473584},
                {2.8029986275628964, 0.5072464736228206, -0.3988312541770524, -0.04721187230404641},
                {-7.502846399306121, 2.561846144803919, -11.627539656261098, -0.18268767659942256, 0.030198172008377946
                },
                {
                    -7.502846399306121,
                    2.561846144803919,
                    -11.627539656261098,
                    -0.18268767659942256,
                    0.030198172008377946,
                    1
                },
                {
                    -7.502846399306121,
                    2.561846144803919,
                    -11.627539656261098,
                    -0.18268767659942256,
                    0.030198172008377946,
                    1,
                    1
                }
            },
            new double[][] {
                {},
                {-14.155112264123755},
                {-17.97296035885952, -2.859693295451294},
                {147.12150275711716, -1.41221402718213, 71.68940251302358},
                {165.43517024871676, -0.4592823456491126, 42.90938336958603, -5.961986721573306},
                {24.854864614690072, -3.0009227002832186, 47.4931110020768, 5.5814197821558125, -0.6610691825249471},
                {
                    30.91273214028599,
                    -3.1208243349937974,
                    77.79954646070892,
                    34.28646028294783,
                    -19.097331116725623,
                    -28.087943162872662
                },
                {
                    37.80277123390563,
                    -3.2571969029072276,
                    112.26918849496327,
                    66.9347231244047,
                    -40.06618937091002,
                    -54.66780262877968,
                    -9.48861652309627
                }
            });

    private final int order;
    private final double gamma;
    private final double[][] a;
    private final double[][] c;

    RosenbrockMethod(int order, double gamma, double[][] a, double[][] c) {
        this.order = order;
        this.gamma = gamma;
        this.a = a;
        this.c = c;
    }

    int stages() {
        return a.length;
    }

    /** Order of the solution; the error estimate's is one less. */
    int order() {
        return order;
    }

    double gamma() {
        return gamma;
    }

    /** @return row i of a; not to be changed */
    double[] a(int stage) {
        return a[stage];
    }

    /** @return row i of c; not to be changed */
    double[] c(int stage) {
        return c[stage];
    }
}
