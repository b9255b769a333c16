package org.biofluxopt.connect.sbml;

import java.util.BitSet;
import java.util.random.RandomGenerator;
import org.biofluxopt.text.InputError;

/**
 * Runs a model in time. Steps end exactly at output times and at times that conditions name; where a condition turns
 * inside a step, the step is cut there by bisection.
 */
final class TimeCourse {
    private static final int MOST_STEPS = 5_000_000;
    private static final int BISECTIONS = 60;
    /** Parts of a step between which conditions are looked at. */
    private static final int LOOKS = 8;

    private final OdeModel model;
    private final Tolerance tolerance;
    private final Rodas rodas;
    private final EventQueue events;
    private final int[] switches;
    private final boolean[] before;
    private final Clocks clocks;
    private final double[] now;
    private final double[] next;
    private final double[] error;
    private final double[] slope;
    private final double[] end;
    private final double[] between;
    private final double[] endSlope;
    private double h;
    private int steps;

    private TimeCourse(OdeModel model, Tolerance tolerance, RandomGenerator random) {
        this.model = model;
        this.tolerance = tolerance;
        rodas = new Rodas(model);
        events = new EventQueue(model, random);
        switches = switches();
        before = new boolean[switches.length];
        clocks = Clocks.of(model);
        now = model.initial().clone();
        next = now.clone();
        error = new double[model.states().length];
        slope = new double[model.states().length];
        end = now.clone();
        between = now.clone();
        endSlope = slope.clone();
    }

    /** @param relative per state; @param absolute per state, in its unit */
    record Tolerance(double relative, double absolute) {
        static final Tolerance TIGHT = new Tolerance(1e-9, 1e-13);
    }

    /**
     * @param registers what to read
     * @param times ascending, the first is the start
     * @param random decides the order of simultaneous events of equal priority
     * @return [time][register]
     * @throws InputError if the model leaves the numbers
     */
    static double[][] run(
            OdeModel model, int[] registers, double[] times, Tolerance tolerance, RandomGenerator random) {
        TimeCourse course = new TimeCourse(model, tolerance, random);
        double[][] read = new double[times.length][registers.length];
        course.start(times[0]);
        for (int i = 0; i < times.length; i++) {
            course.advance(times[i]);
            double[] values = course.rodas.at(course.now);
            for (int k = 0; k < registers.length; k++) {
                read[i][k] = values[registers[k]];
            }
        }
        return read;
    }

    private int[] switches() {
        BitSet found = new BitSet();
        for (int condition : model.tape().conditions()) {
            found.set(condition);
        }
        model.events().forEach(event -> found.set(event.trigger()));
        return found.stream().toArray();
    }

    private void start(double time) {
        now[0] = time;
        events.start(now, rodas);
        restart();
    }

    private void restart() {
        rodas.from(now);
        rodas.slopes(slope);
        double largest = 0;
        for (int i = 0; i < slope.length; i++) {
            double y = now[model.states()[i]];
            if (!Double.isFinite(slope[i])) {
                throw broken("a rate that is no number (" + slope[i] + ")");
            }
            largest = Math.max(largest, Math.abs(slope[i]) / (Math.abs(y) + 1e3 * tolerance.absolute() + 1e-300));
        }
        h = largest == 0 ? Double.POSITIVE_INFINITY : 1e-3 / largest;
    }

    private InputError broken(String what) {
        return InputError.in(model.file())
                .got(what + " at time " + now[0])
                .expected("a model that stays in the numbers")
                .error();
    }

    private void advance(double target) {
        while (now[0] < target) {
            double stop = Math.min(target, Math.min(events.nextDue(), clocks.next(rodas.at(now))));
            move(stop);
            if (events.happen(now, rodas)) {
                restart();
            } else {
                rodas.from(now);
                rodas.slopes(slope);
            }
        }
    }

    /** One accepted step towards {@code stop}, or to the first turn of a condition. */
    private void move(double stop) {
        readSwitches(now, before);
        while (true) {
            if (++steps > MOST_STEPS) {
                throw broken("more than " + MOST_STEPS + " steps");
            }
            boolean last = now[0] + h * 1.0001 >= stop;
            double tried = last ? stop - now[0] : h;
            double size = rodas.step(tried, next, error) ? norm() : Double.NaN;
            if (!(size <= 1)) {
                h = tried * (Double.isNaN(size) ? 0.1 : Math.max(0.2, 0.9 / Math.sqrt(Math.sqrt(size))));
                if (now[0] + h == now[0]) {
                    throw broken("no step small enough");
                }
                continue;
            }
            double grown = tried * Math.min(6, 0.9 / Math.sqrt(Math.sqrt(Math.max(size, 1e-6))));
            h = last ? Math.max(h, grown) : grown;
            if (last) {
                next[0] = stop;
            }
            double turn = firstTurn(tried);
            if (turn < tried || turned(next)) {
                cut(turn, tried);
            }
            System.arraycopy(next, 0, now, 0, now.length);
            return;
        }
    }

    private double norm() {
        double largest = 0;
        for (int i = 0; i < error.length; i++) {
            int state = model.states()[i];
            double scale =
                    tolerance.absolute() + tolerance.relative() * Math.max(Math.abs(now[state]), Math.abs(next[state]));
            double relative = Math.abs(error[i]) / scale;
            if (!(relative < Double.POSITIVE_INFINITY)) {
                return Double.NaN;
            }
            largest = Math.max(largest, relative);
        }
        return largest;
    }

    private void readSwitches(double[] inputs, boolean[] into) {
        if (switches.length > 0) {
            double[] values = rodas.at(inputs);
            for (int i = 0; i < switches.length; i++) {
                into[i] = values[switches[i]] != 0;
            }
        }
    }

    private boolean turned(double[] inputs) {
        if (switches.length == 0) {
            return false;
        }
        double[] values = rodas.at(inputs);
        for (int i = 0; i < switches.length; i++) {
            if (before[i] != (values[switches[i]] != 0)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Looks between the ends of the step just taken for a turn that has gone again at its end: by the cubic through
     * both ends and their slopes, then by a step to there.
     */
    private double firstTurn(double length) {
        if (switches.length == 0 || model.states().length == 0) {
            return length;
        }
        System.arraycopy(next, 0, end, 0, end.length);
        rodas.slopesAt(next, endSlope);
        for (int k = 1; k < LOOKS; k++) {
            double part = (double) k / LOOKS;
            interpolate(part, length);
            if (turned(between)) {
                rodas.step(part * length, next, error);
                if (turned(next)) {
                    return part * length;
                }
            }
        }
        System.arraycopy(end, 0, next, 0, end.length);
        return length;
    }

    private void interpolate(double part, double length) {
        System.arraycopy(now, 0, between, 0, between.length);
        between[0] = now[0] + part * length;
        double left = (1 + 2 * part) * (1 - part) * (1 - part);
        double leftSlope = part * (1 - part) * (1 - part) * length;
        double rightSlope = part * part * (part - 1) * length;
        for (int i = 0; i < endSlope.length; i++) {
            int state = model.states()[i];
            between[state] =
                    left * now[state] + leftSlope * slope[i] + (1 - left) * end[state] + rightSlope * endSlope[i];
        }
    }

    /** Shortens the step just taken to end right behind the first turn of a condition, which is not after high. */
    private void cut(double first, double length) {
        double low = 0;
        double high = first;
        double stop = next[0];
        for (int i = 0; i < BISECTIONS && now[0] + low != now[0] + high; i++) {
            double middle = 0.5 * (low + high);
            if (now[0] + middle == now[0] + low || now[0] + middle == now[0] + high) {
                break;
            }
            rodas.step(middle, next, error);
            if (turned(next)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        rodas.step(high, next, error);
        if (high == length) {
            next[0] = stop;
        }
    }
}
