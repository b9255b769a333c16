package org.biofluxopt.connect.sbml;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.biofluxopt.connect.sbml.OdeModel.Target;
import org.biofluxopt.connect.sbml.OdeModel.TimedEvent;
import org.biofluxopt.text.InputError;
import org.jspecify.annotations.Nullable;

/**
 * Events as SBML Level 3 orders them (L3V2 core, section 4.11): triggered when the trigger turns true, put off by their
 * delay, the highest priority first, one of equal priority drawn at random. Events without priority happen in the order
 * of the file.
 */
final class EventQueue {
    private static final int MOST_AT_ONCE = 10_000;

    private final OdeModel model;
    private final boolean[] on;
    private final List<Pending> pending = new ArrayList<>();
    private final RandomGenerator random;

    private record Pending(int event, double due, double[] values) {}

    EventQueue(OdeModel model, RandomGenerator random) {
        this.model = model;
        this.random = random;
        on = new boolean[model.events().size()];
    }

    /** Events that the start itself triggers. */
    void start(double[] inputs, Rodas rodas) {
        for (int i = 0; i < on.length; i++) {
            on[i] = model.events().get(i).atStart();
        }
        happen(inputs, rodas);
    }

    /** When the next event that was put off is due. */
    double nextDue() {
        return pending.stream().mapToDouble(Pending::due).min().orElse(Double.POSITIVE_INFINITY);
    }

    /** Lets everything happen that is due now; whether anything was assigned. */
    boolean happen(double[] inputs, Rodas rodas) {
        if (on.length == 0) {
            return false;
        }
        trigger(inputs, rodas.at(inputs));
        int happened = 0;
        for (Pending first = next(inputs[0], rodas, inputs); first != null; first = next(inputs[0], rodas, inputs)) {
            if (++happened > MOST_AT_ONCE) {
                throw InputError.in(model.file())
                        .got("events that trigger each other without end at time " + inputs[0])
                        .error();
            }
            pending.remove(first);
            assign(first, inputs, rodas);
            trigger(inputs, rodas.at(inputs));
        }
        return happened > 0;
    }

    private void trigger(double[] inputs, double[] values) {
        for (int i = 0; i < on.length; i++) {
            TimedEvent event = model.events().get(i);
            boolean now = values[event.trigger()] != 0;
            if (now && !on[i]) {
                double delay = event.delay() < 0 ? 0 : values[event.delay()];
                if (!(delay >= 0)) {
                    throw InputError.in(model.file())
                            .field("event " + event.id())
                            .got("a delay of " + delay)
                            .expected("0 or more")
                            .error();
                }
                pending.add(new Pending(i, inputs[0] + delay, event.early() ? assigned(event, values) : new double[0]));
            }
            on[i] = now;
            if (!now && !event.persistent()) {
                int gone = i;
                pending.removeIf(p -> p.event() == gone);
            }
        }
    }

    private static double[] assigned(TimedEvent event, double[] values) {
        return event.targets().stream().mapToDouble(t -> values[t.value()]).toArray();
    }

    private @Nullable Pending next(double time, Rodas rodas, double[] inputs) {
        double[] values = rodas.at(inputs);
        Pending best = null;
        double highest = Double.NaN;
        int equals = 1;
        for (Pending p : pending) {
            if (p.due() <= time) {
                int register = model.events().get(p.event()).priority();
                double priority = register < 0 ? Double.NEGATIVE_INFINITY : values[register];
                if (best == null || priority > highest) {
                    best = p;
                    highest = priority;
                    equals = 1;
                } else if (register >= 0 && priority == highest && random.nextInt(++equals) == 0) {
                    best = p;
                }
            }
        }
        return best;
    }

    private void assign(Pending due, double[] inputs, Rodas rodas) {
        TimedEvent event = model.events().get(due.event());
        double[] values = rodas.at(inputs);
        for (int i = 0; i < event.targets().size(); i++) {
            Target target = event.targets().get(i);
            double value = due.values().length > 0 ? due.values()[i] : values[target.value()];
            // all assignments happen at once, so a concentration counts in the size before them (test suite 01779)
            inputs[target.input()] = target.size() < 0 ? value : value * values[target.size()];
        }
    }
}
