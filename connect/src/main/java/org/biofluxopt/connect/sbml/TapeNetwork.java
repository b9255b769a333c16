package org.biofluxopt.connect.sbml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.biofluxopt.kinetics.Expr;
import org.biofluxopt.kinetics.ParameterSpec;
import org.biofluxopt.kinetics.Process.Binding;
import org.biofluxopt.kinetics.Process.Inflow;
import org.biofluxopt.kinetics.Process.Tempo;
import org.biofluxopt.kinetics.Process.Transfer;
import org.biofluxopt.kinetics.ReactionNetwork;
import org.biofluxopt.kinetics.Species;
import org.jspecify.annotations.Nullable;

/**
 * A read model as a network for the reference tier, where its rates are made of what {@link Expr} has: sums, products,
 * quotients, powers and exponentials. Reactions of mass-action form are transfers and
 * bindings, which the reference tier keeps in balance and above zero; others are inflows, which may be negative.
 *
 * @param network a species for each state, a parameter for each other input but time
 * @param parameterOf parameter index by input of the tape, -1 for none
 */
record TapeNetwork(ReactionNetwork network, int[] parameterOf) {

    /** Empty where the rates need more, such as time itself, logarithms or choices. */
    static Optional<TapeNetwork> of(OdeModel model) {
        return new Maker(model).make();
    }

    private static final class Maker {
        private final OdeModel model;
        private final ReactionNetwork.Builder builder = new ReactionNetwork.Builder();
        private final Map<Integer, Expr> known = new HashMap<>();
        private final int[] parameterOf;

        Maker(OdeModel model) {
            this.model = model;
            parameterOf = new int[model.tape().inputs()];
            Arrays.fill(parameterOf, -1);
        }

        Optional<TapeNetwork> make() {
            for (int k = 0; k < model.states().length; k++) {
                int input = model.states()[k];
                double scale = Math.max(Math.abs(model.initial()[input]), 1e-3);
                int index =
                        builder.species(new Species("s" + k, "", "all", "dimensionless", scale, Species.Kind.OTHER));
                known.put(input, new Expr.Amount(index));
            }
            int parameters = 0;
            for (int input = 1; input < parameterOf.length; input++) {
                if (!known.containsKey(input)) {
                    parameterOf[input] = parameters++;
                    known.put(input, builder.parameter(new ParameterSpec("p" + input, "", "dimensionless")));
                }
            }
            for (int f = 0; f < model.flows().size(); f++) {
                if (!add("r" + f, model.flows().get(f))) {
                    return Optional.empty();
                }
            }
            return Optional.of(new TapeNetwork(builder.build(), parameterOf));
        }

        private boolean add(String id, OdeModel.Flow flow) {
            List<Integer> used = new ArrayList<>();
            List<Integer> made = new ArrayList<>();
            boolean onePerOne = true;
            for (Map.Entry<Integer, Double> change : flow.changes().entrySet()) {
                onePerOne &= Math.abs(change.getValue()) == 1;
                (change.getValue() < 0 ? used : made).add(species(change.getKey()));
            }
            Optional<Expr> rate = expr(flow.rate());
            if (rate.isEmpty()) {
                return false;
            }
            if (onePerOne && used.size() == 1 && divided(rate.get(), used.getFirst()) instanceof Expr coefficient) {
                builder.add(new Transfer(id, Tempo.FAST, used.getFirst(), coefficient, made));
                return true;
            }
            if (onePerOne && used.size() == 2 && binding(id, rate.get(), used, made)) {
                return true;
            }
            flow.changes().forEach((input, factor) -> {
                if (factor != 0) {
                    builder.add(new Inflow(
                            id + "_" + input,
                            Tempo.FAST,
                            species(input),
                            rate.get().times(factor)));
                }
            });
            return true;
        }

        private boolean binding(String id, Expr rate, List<Integer> used, List<Integer> made) {
            for (int ligand : used) {
                int carrier = used.get(0) == ligand ? used.get(1) : used.get(0);
                Expr rest = divided(rate, ligand);
                Expr constant = rest == null ? null : divided(rest, carrier);
                if (constant != null && !constant.varies()) {
                    builder.add(new Binding(
                            id, Tempo.FAST, constant, carrier, -1, List.of(new Binding.Pair(ligand, made)), false));
                    return true;
                }
            }
            return false;
        }

        /** The other factor of a product with an amount; null where there is none. */
        private static @Nullable Expr divided(Expr product, int species) {
            if (product instanceof Expr.Product p) {
                if (p.b() instanceof Expr.Amount amount && amount.index() == species) {
                    return p.a();
                }
                if (p.a() instanceof Expr.Amount amount && amount.index() == species) {
                    return p.b();
                }
            }
            return null;
        }

        private int species(int input) {
            return ((Expr.Amount) Objects.requireNonNull(known.get(input))).index();
        }

        private Optional<Expr> expr(int register) {
            Expr before = known.get(register);
            if (before != null) {
                return Optional.of(before);
            }
            Optional<Expr> made = made(register);
            made.ifPresent(e -> known.put(register, e));
            return made;
        }

        private Optional<Expr> made(int register) {
            Tape tape = model.tape();
            Tape.Op op = tape.op(register);
            return switch (op) {
                case CONSTANT -> Optional.of(Expr.of(tape.constant(register)));
                case ADD, SUBTRACT, MULTIPLY, DIVIDE, POWER -> {
                    Optional<Expr> a = expr(tape.left(register));
                    Optional<Expr> b = expr(tape.right(register));
                    yield a.isEmpty() || b.isEmpty() ? Optional.empty() : binary(op, a.get(), b.get());
                }
                case SQRT -> expr(tape.left(register)).map(e -> e.power(Expr.of(0.5)));
                case EXP -> expr(tape.left(register)).map(Expr.Exponential::new);
                default -> Optional.empty();
            };
        }

        private static Optional<Expr> binary(Tape.Op op, Expr a, Expr b) {
            return switch (op) {
                case ADD -> Optional.of(a.plus(b));
                case SUBTRACT -> Optional.of(a.minus(b));
                case MULTIPLY -> Optional.of(a.times(b));
                case DIVIDE -> Optional.of(a.over(b));
                case POWER -> b.varies() ? Optional.empty() : Optional.of(a.power(b));
                default -> throw new IllegalArgumentException(op.name());
            };
        }
    }

    /** The parameters' values among the inputs of the tape. */
    List<Integer> parameterInputs() {
        List<Integer> inputs = new ArrayList<>();
        for (int input = 0; input < parameterOf.length; input++) {
            if (parameterOf[input] >= 0) {
                inputs.add(input);
            }
        }
        return inputs;
    }
}
