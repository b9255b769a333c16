package org.biofluxopt.connect.sbml;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.biofluxopt.connect.sbml.ModelSymbols.Part;
import org.biofluxopt.connect.sbml.SbmlModel.Compartment;
import org.biofluxopt.connect.sbml.SbmlModel.SpeciesPart;
import org.biofluxopt.connect.sbml.Tape.Op;

/**
 * Registers of symbols, written on demand in the order of what depends on what. At the start every stored symbol is a
 * number (its initial assignment or value); in a run it is an input of the tape. Species are stored as amounts.
 */
final class ModelRegisters {
    private final ModelSymbols symbols;
    private final Tape.Builder tape;
    private final FormulaWriter formulas;
    private final boolean start;
    private final Map<String, Integer> known = new HashMap<>();
    private final Set<String> open = new HashSet<>();

    private ModelRegisters(SbmlModel model, ModelSymbols symbols, Tape.Builder tape, boolean start) {
        this.symbols = symbols;
        this.tape = tape;
        this.start = start;
        this.formulas =
                new FormulaWriter(tape, model.functions(), this::value, this::rate, start ? tape.constant(0) : 0);
    }

    static ModelRegisters atStart(SbmlModel model, ModelSymbols symbols) {
        return new ModelRegisters(model, symbols, new Tape.Builder(0), true);
    }

    static ModelRegisters running(SbmlModel model, ModelSymbols symbols, Tape.Builder tape) {
        return new ModelRegisters(model, symbols, tape, false);
    }

    int write(Formula formula) {
        return formulas.write(formula);
    }

    private int write(Formula formula, int line) {
        try {
            return formulas.write(formula);
        } catch (UnusableModel problem) {
            throw problem.at(line);
        }
    }

    /** What is stored for a symbol at the start; the amount of a species. NaN where the model gives no value. */
    double startOf(String id) {
        int register = symbols.species(id).map(this::amount).orElseGet(() -> value(id));
        return tape.constantAt(register);
    }

    /** Register of what a symbol means in a formula. */
    int value(String id) {
        Integer before = known.get(id);
        if (before != null) {
            return before;
        }
        if (!open.add(id)) {
            throw new UnusableModel("the value of " + id + " depends on itself");
        }
        int register = symbols.assignmentRule(id)
                .or(() -> start ? symbols.initialAssignment(id) : Optional.empty())
                .map(rule -> write(rule.formula(), rule.line()))
                .or(() -> symbols.reaction(id).map(r -> write(r.rate(), r.line())))
                .orElseGet(() -> start ? given(id) : stored(id));
        open.remove(id);
        known.put(id, register);
        return register;
    }

    private int stored(String id) {
        return symbols.species(id)
                .filter(s -> !symbols.meansAmount(s))
                .map(s -> over(input(id), value(s.compartment())))
                .orElseGet(() -> input(id));
    }

    private int input(String id) {
        int place = symbols.stored().indexOf(id);
        if (place < 0) {
            throw new UnusableModel("a formula names " + id + ", which is nowhere defined");
        }
        return place + 1;
    }

    /** A number of the file. */
    private int given(String id) {
        return symbols.species(id)
                .map(s -> {
                    if (s.amount().isPresent()) {
                        int amount = tape.constant(s.amount().get());
                        return symbols.meansAmount(s) ? amount : over(amount, value(s.compartment()));
                    }
                    int concentration = tape.constant(s.concentration().orElse(Double.NaN));
                    return symbols.meansAmount(s)
                            ? tape.binary(Op.MULTIPLY, concentration, value(s.compartment()))
                            : concentration;
                })
                .or(() -> symbols.compartment(id)
                        .flatMap(Compartment::size)
                        .or(() -> symbols.parameter(id).flatMap(p -> p.value()))
                        .map(tape::constant))
                .or(() -> symbols.reference(id)
                        .map(p -> formulas.write(p.stoichiometry().orElse(new Formula.Number(Double.NaN)))))
                .orElseGet(() -> {
                    if (!symbols.all().contains(id)) {
                        throw new UnusableModel("a formula names " + id + ", which is nowhere defined");
                    }
                    return tape.constant(Double.NaN);
                });
    }

    /** Register of a species' amount. */
    int amount(SpeciesPart s) {
        if (!start && symbols.assignmentRule(s.id()).isEmpty()) {
            return input(s.id());
        }
        int value = value(s.id());
        return symbols.meansAmount(s) ? value : tape.binary(Op.MULTIPLY, value, value(s.compartment()));
    }

    int concentration(SpeciesPart s) {
        return symbols.meansAmount(s) ? over(value(s.id()), value(s.compartment())) : value(s.id());
    }

    /** Register of d/dt of what a symbol means in a formula. */
    private int rate(String id) {
        if (symbols.assignmentRule(id).isPresent()) {
            throw new UnusableModel("rateOf " + id + ", which follows an assignment rule");
        }
        int stored = symbols.changesInTime(id) ? storedRate(id) : tape.constant(0);
        return symbols.species(id)
                .filter(s -> !symbols.meansAmount(s))
                .map(s -> over(
                        tape.binary(
                                Op.SUBTRACT,
                                stored,
                                tape.binary(Op.MULTIPLY, value(id), sizeRate(s.compartment(), id))),
                        value(s.compartment())))
                .orElse(stored);
    }

    /** Register of d/dt of what is stored for a symbol. */
    int storedRate(String id) {
        return symbols.rateRule(id)
                .map(rule -> ruled(id, write(rule.formula(), rule.line())))
                .orElseGet(() -> symbols.species(id)
                        .map(this::reacted)
                        .orElseThrow(() -> new UnusableModel(id + " has no rate")));
    }

    private int ruled(String id, int rule) {
        return symbols.species(id)
                .filter(s -> !symbols.meansAmount(s))
                .map(s -> tape.binary(
                        Op.ADD,
                        tape.binary(Op.MULTIPLY, rule, value(s.compartment())),
                        tape.binary(Op.MULTIPLY, value(id), sizeRate(s.compartment(), id))))
                .orElse(rule);
    }

    private int sizeRate(String compartment, String species) {
        if (symbols.assignmentRule(compartment).isPresent() && !tape.isConstant(value(compartment))) {
            throw new UnusableModel("the rate of the concentration of " + species + " while the size of " + compartment
                    + " follows an assignment rule; its derivative is out of scope");
        }
        return symbols.rateRule(compartment).isPresent() ? storedRate(compartment) : tape.constant(0);
    }

    private int reacted(SpeciesPart s) {
        int sum = tape.constant(0);
        for (Part part : symbols.changes(s.id())) {
            int change = times(stoichiometry(part), value(part.reaction().id()));
            sum = tape.isConstant(sum) && tape.constantAt(sum) == 0 && part.product()
                    ? change
                    : tape.binary(part.product() ? Op.ADD : Op.SUBTRACT, sum, change);
        }
        return s.conversion().isPresent() ? times(value(s.conversion().get()), sum) : sum;
    }

    /** By what a species reference multiplies its reaction, sign and conversion included, where that is a number. */
    OptionalDouble number(Part part) {
        int factor = factor(part);
        return tape.isConstant(factor) ? OptionalDouble.of(tape.constantAt(factor)) : OptionalDouble.empty();
    }

    /** Register of what a species reference does to its species. */
    int change(Part part) {
        return times(factor(part), value(part.reaction().id()));
    }

    private int factor(Part part) {
        int signed =
                part.product() ? stoichiometry(part) : tape.binary(Op.SUBTRACT, tape.constant(0), stoichiometry(part));
        return symbols.species(part.partner().species())
                .flatMap(SpeciesPart::conversion)
                .map(conversion -> times(value(conversion), signed))
                .orElse(signed);
    }

    private int times(int factor, int x) {
        return tape.isConstant(factor) && tape.constantAt(factor) == 1 ? x : tape.binary(Op.MULTIPLY, factor, x);
    }

    private int stoichiometry(Part part) {
        String id = part.partner().id();
        if (!id.isEmpty()) {
            return value(id);
        }
        return formulas.write(part.partner()
                .stoichiometry()
                .orElseThrow(() -> new UnusableModel("the stoichiometry of "
                        + part.partner().species() + " in " + part.reaction().id() + " is not given")));
    }

    private int over(int x, int size) {
        return tape.isConstant(size) && tape.constantAt(size) == 1 ? x : tape.binary(Op.DIVIDE, x, size);
    }
}
