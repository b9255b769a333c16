package org.biofluxopt.kinetics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A host and its gut for tests of solvers: transit through five segments, binding at up to 1,000 /h, taxa that share
 * carbon and feed each other, slow stores. The constants are invented and only their magnitudes are plausible. With 8
 * taxa it has 62 states.
 */
final class GutLikeNetwork {
    private static final String[] SEGMENTS = {"st", "du", "je", "il", "co"};
    private static final double[] TRANSIT = {1.0, 4.0, 0.5, 0.4, 0.035};
    private static final String[] KINDS = {"F", "B", "H", "I", "P", "BH", "BI", "A"};
    private static final int METABOLITES = 4;

    /** Parameters: food cobalamin, factor secretion, fibre, receptors, haptocorrin, production, eating now (0 or 1). */
    static final double[] PARAMETERS = {4.0, 1.0, 30.0, 1.0, 1.0, 1.0, 0};

    static final int EATING = 6;

    /** Meals end and begin at these hours of the day. */
    static final double[] EDGES = {0, 7, 7.5, 12.5, 13, 19, 19.5, 24};

    private final ReactionNetwork.Builder builder = new ReactionNetwork.Builder();
    private final Map<String, Integer> index = new LinkedHashMap<>();
    private final List<Double> start = new ArrayList<>();
    private final Expr[] parameter = new Expr[PARAMETERS.length];
    private int processes;

    private GutLikeNetwork(int taxa) {
        Set<String> many = Set.of("P", "H", "I");
        for (String segment : SEGMENTS) {
            for (String kind : KINDS) {
                double initial = kind.equals("P") ? 2 : kind.equals("H") ? 0.3 : kind.equals("I") ? 0.4 : 0.01;
                species(kind + "_" + segment, initial, many.contains(kind) ? 1 : 0.1);
            }
        }
        for (int i = 0; i < taxa; i++) {
            species("X" + i, 1 + 0.2 * i, 1);
        }
        for (int i = 0; i < METABOLITES; i++) {
            species("M" + i, 1, 1);
        }
        species("ent", 0.5, 0.1);
        species("TC", 1, 1);
        species("TCB", 0.05, 0.1);
        species("HCB", 0.3, 0.1);
        species("liv", 700, 100);
        species("kid", 150, 100);
        species("tis", 300, 100);
        species("Me", 60, 10);
        species("Ado", 90, 10);
        species("Hcy", 9, 10);
        index.put("lost", builder.species(new Species("lost", "lost", "x", "nmol", 1, Species.Kind.COUNTER)));
        start.add(0.0);
        for (int i = 0; i < parameter.length; i++) {
            parameter[i] = builder.parameter(new ParameterSpec("p" + i, "p" + i, "1"));
        }
        lumen();
        community(taxa);
        host();
    }

    /** @param taxa any number; 8 gives 62 states and a counter */
    static ReactionNetwork of(int taxa) {
        return new GutLikeNetwork(taxa).builder.build();
    }

    static double[] start(int taxa) {
        return new GutLikeNetwork(taxa)
                .start.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private void lumen() {
        double[] release = {3.0, 6.0, 2.0, 0.5, 1.0};
        for (int s = 0; s < SEGMENTS.length; s++) {
            String here = "_" + SEGMENTS[s];
            for (String kind : KINDS) {
                String next = s < 4 ? kind + "_" + SEGMENTS[s + 1] : kind.contains("B") ? "lost" : null;
                transfer(kind + here, Expr.of(TRANSIT[s]), next == null ? List.of() : List.of(next));
            }
            binding("B" + here, "H" + here, "BH" + here, 1000);
            binding("B" + here, "I" + here, "BI" + here, s == 0 ? 20 : 600);
            transfer("BH" + here, Expr.of(2.0), List.of("B" + here, "H" + here));
            transfer("BI" + here, Expr.of(0.6), List.of("B" + here, "I" + here));
            transfer("F" + here, Expr.of(release[s]), List.of("B" + here));
            if (s == 1 || s == 2) {
                transfer("BH" + here, Expr.of(25), List.of("B" + here));
            }
            transfer("H" + here, Expr.of(0.2), List.of());
            transfer("I" + here, Expr.of(0.1), List.of());
        }
        inflow("H_st", parameter[4].times(0.8));
        inflow("I_st", parameter[1].times(1.2));
        inflow("F_st", parameter[EATING].times(parameter[0]));
        inflow("P_st", parameter[EATING].times(parameter[2]));
        inflow("A_st", parameter[EATING].times(0.1));
        transfer("BI_il", parameter[3].times(6.0).over(Expr.of(0.05).plus(amount("BI_il"))), List.of("ent"));
        transfer("B_je", Expr.of(0.01), List.of("ent"));
    }

    private void community(int taxa) {
        Expr corrinoid = amount("B_co").plus(amount("A_co").times(0.3));
        for (int i = 0; i < taxa; i++) {
            int q = i % METABOLITES;
            Expr x = amount("X" + i);
            double own = 0.02 * (i % 3);
            Expr perFibre = x.times(0.35 + 0.06 * (i % 8))
                    .over(amount("P_co").plus(3.0 + 0.7 * (i % 8)))
                    .times(corrinoid.plus(own).over(corrinoid.plus(own + 0.03 + 0.01 * (i % 8))));
            Expr growth = perFibre.times(amount("P_co"));
            inflow("X" + i, growth);
            transfer("P_co", perFibre.times(2.2), List.of());
            inflow("M" + q, growth.times(0.9));
            if (i % 3 == 0) {
                inflow("B_co", growth.times(parameter[5]).times(0.002));
                inflow("A_co", growth.times(0.004));
            } else {
                transfer("B_co", growth.times(0.0008).over(amount("B_co").plus(0.01)), List.of());
            }
            Expr fed = amount("M" + (i + 1) % METABOLITES);
            Expr other = amount("M" + (i + 2) % METABOLITES);
            Expr perFed = x.times(0.25 + 0.03 * (i % 8))
                    .over(fed.plus(1.5))
                    .over(other.times(0.4).plus(1));
            inflow("X" + i, perFed.times(fed));
            transfer("M" + (i + 1) % METABOLITES, perFed.times(1.1), List.of());
            transfer("X" + i, x.times(0.004).plus(0.035), List.of());
        }
        for (int i = 0; i < METABOLITES; i++) {
            transfer("M" + i, Expr.of(0.25), List.of());
        }
    }

    private void host() {
        Expr tc = amount("TC");
        builder.add(new Process.Binding(
                next(),
                Process.Tempo.FAST,
                Expr.of(0.6),
                at("TC"),
                -1,
                List.of(new Process.Binding.Pair(at("ent"), List.of(at("TCB")))),
                false));
        inflow("TC", Expr.of(0.3));
        transfer("TC", Expr.of(0.15).plus(tc.times(0.01)), List.of());
        transfer("TCB", Expr.of(1.8), List.of("liv"));
        transfer("TCB", Expr.of(0.9), List.of("tis"));
        transfer("TCB", Expr.of(0.7), List.of("kid"));
        transfer("liv", Expr.of(0.00035), List.of("HCB"));
        transfer("HCB", Expr.of(0.003), List.of("liv"));
        transfer("liv", Expr.of(0.00012), List.of("BH_du"));
        transfer("kid", Expr.of(0.002), List.of("TCB"));
        transfer("kid", Expr.of(0.0004), List.of("lost"));
        transfer("tis", Expr.of(0.02).over(amount("Me").times(0.05).plus(1)), List.of("Me"));
        transfer("tis", Expr.of(0.015).over(amount("Ado").times(0.02).plus(1)), List.of("Ado"));
        transfer("Me", Expr.of(0.004), List.of("tis"));
        transfer("Ado", Expr.of(0.0035), List.of("tis"));
        transfer("tis", Expr.of(0.0001), List.of("lost"));
        inflow("Hcy", Expr.of(4));
        transfer(
                "Hcy",
                amount("Me")
                        .times(300)
                        .over(amount("Me").plus(20))
                        .over(amount("Hcy").plus(8)),
                List.of());
        transfer("Hcy", Expr.of(0.08), List.of());
    }

    private void species(String id, double initial, double scale) {
        index.put(id, builder.species(new Species(id, id, "x", "nmol", scale, Species.Kind.OTHER)));
        start.add(initial);
    }

    private Expr amount(String id) {
        return new Expr.Amount(at(id));
    }

    private int at(String id) {
        return Objects.requireNonNull(index.get(id), id);
    }

    private String next() {
        return "r" + processes++;
    }

    private void transfer(String donor, Expr coefficient, List<String> targets) {
        builder.add(new Process.Transfer(
                next(),
                Process.Tempo.FAST,
                at(donor),
                coefficient,
                targets.stream().map(this::at).toList()));
    }

    private void inflow(String target, Expr rate) {
        builder.add(new Process.Inflow(next(), Process.Tempo.FAST, at(target), rate));
    }

    private void binding(String ligand, String carrier, String complex, double constant) {
        builder.add(new Process.Binding(
                next(),
                Process.Tempo.FAST,
                Expr.of(constant),
                at(carrier),
                -1,
                List.of(new Process.Binding.Pair(at(ligand), List.of(at(complex)))),
                true));
    }
}
