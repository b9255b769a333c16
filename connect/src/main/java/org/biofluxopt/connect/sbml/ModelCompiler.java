package org.biofluxopt.connect.sbml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.biofluxopt.connect.sbml.ModelSymbols.Part;
import org.biofluxopt.connect.sbml.OdeModel.Flow;
import org.biofluxopt.connect.sbml.OdeModel.Target;
import org.biofluxopt.connect.sbml.OdeModel.TimedEvent;
import org.biofluxopt.connect.sbml.SbmlModel.Assignment;
import org.biofluxopt.connect.sbml.SbmlModel.Event;
import org.biofluxopt.connect.sbml.SbmlModel.SpeciesPart;
import org.biofluxopt.text.InputError;

/** Turns a model as read into equations. */
final class ModelCompiler {
    private final SbmlModel model;
    private final ModelSymbols symbols;

    private ModelCompiler(SbmlModel model) {
        this.model = model;
        this.symbols = new ModelSymbols(model);
    }

    /** @throws InputError if a part is unknown, given twice, circular or out of scope */
    static OdeModel compile(SbmlModel model) {
        try {
            return new ModelCompiler(model).compile();
        } catch (UnusableModel problem) {
            throw InputError.in(model.file())
                    .line(problem.line())
                    .got(problem.what())
                    .expected("a model that can be run")
                    .error();
        }
    }

    private OdeModel compile() {
        List<String> stored = symbols.stored();
        double[] initial = new double[stored.size() + 1];
        ModelRegisters start = ModelRegisters.atStart(model, symbols);
        for (int i = 0; i < stored.size(); i++) {
            initial[i + 1] = start.startOf(stored.get(i));
        }
        Tape.Builder tape = new Tape.Builder(stored.size() + 1);
        ModelRegisters run = ModelRegisters.running(model, symbols, tape);
        int[] states = IntStream.range(0, stored.size())
                .filter(i -> symbols.changesInTime(stored.get(i)))
                .map(i -> i + 1)
                .toArray();
        for (int state : states) {
            if (Double.isNaN(initial[state])) {
                throw new UnusableModel(stored.get(state - 1) + " has no value at the start");
            }
        }
        int[] derivatives = IntStream.of(states)
                .map(state -> run.storedRate(stored.get(state - 1)))
                .toArray();
        List<Flow> flows = flows(run, states);
        Map<String, Integer> values = new LinkedHashMap<>();
        symbols.all().forEach(id -> values.put(id, run.value(id)));
        Map<String, Integer> amounts = new LinkedHashMap<>();
        Map<String, Integer> concentrations = new LinkedHashMap<>();
        for (SpeciesPart s : model.species()) {
            amounts.put(s.id(), run.amount(s));
            concentrations.put(s.id(), run.concentration(s));
        }
        List<TimedEvent> events = new ArrayList<>();
        for (Event event : model.events()) {
            events.add(event(event, run));
        }
        return new OdeModel(
                model.file(),
                tape.build(),
                initial,
                states,
                derivatives,
                flows,
                values,
                amounts,
                concentrations,
                events);
    }

    /** Reactions with stoichiometries that are numbers stay whole; anything else is split by what it changes. */
    private List<Flow> flows(ModelRegisters run, int[] states) {
        Map<String, Map<Integer, Double>> whole = new LinkedHashMap<>();
        List<Flow> flows = new ArrayList<>();
        for (int state : states) {
            String id = symbols.stored().get(state - 1);
            if (symbols.rateRule(id).isPresent()) {
                flows.add(new Flow(run.storedRate(id), Map.of(state, 1.0)));
                continue;
            }
            for (Part part : symbols.changes(id)) {
                String reaction = part.reaction().id();
                OptionalDouble factor = run.number(part);
                if (factor.isPresent()) {
                    whole.computeIfAbsent(reaction, key -> new LinkedHashMap<>())
                            .merge(state, factor.getAsDouble(), Double::sum);
                } else {
                    flows.add(new Flow(run.change(part), Map.of(state, 1.0)));
                }
            }
        }
        whole.forEach((reaction, changes) -> flows.add(new Flow(run.value(reaction), changes)));
        return flows;
    }

    private TimedEvent event(Event event, ModelRegisters run) {
        try {
            Map<Integer, Target> targets = new HashMap<>();
            for (Assignment a : event.assignments()) {
                Target target = target(a, run);
                if (targets.put(target.input(), target) != null) {
                    throw new UnusableModel("assigns to " + a.variable() + " twice");
                }
            }
            return new TimedEvent(
                    event.id(),
                    run.write(event.trigger()),
                    event.atStart(),
                    event.persistent(),
                    event.early(),
                    event.delay().map(run::write).orElse(-1),
                    event.priority().map(run::write).orElse(-1),
                    List.copyOf(targets.values()));
        } catch (UnusableModel problem) {
            throw problem.at(event.line());
        }
    }

    private Target target(Assignment a, ModelRegisters run) {
        int place = symbols.stored().indexOf(a.variable());
        if (place < 0) {
            throw new UnusableModel("assigns to " + a.variable() + ", which is nothing that an event can change");
        }
        int size = symbols.species(a.variable())
                .filter(s -> !symbols.meansAmount(s))
                .map(s -> run.value(s.compartment()))
                .orElse(-1);
        return new Target(place + 1, run.write(a.formula()), size);
    }
}
