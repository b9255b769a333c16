package org.biofluxopt.app;

import java.io.PrintWriter;
import java.util.Locale;
import org.biofluxopt.plan.Progress;

/**
 * One line on stderr with what is going on and the time left. On a terminal it rewrites itself; into a file it prints a
 * line at each new step and at each further tenth.
 */
final class ProgressLine implements Progress {
    private static final long REDRAW_NANOS = 200_000_000L;

    private final PrintWriter err;
    private final String prefix;
    private final boolean terminal;
    private final boolean silent;
    private final long start = System.nanoTime();
    private long lastDrawn;
    private String lastWords = "";
    private int lastLength;
    private int lastTenth;

    ProgressLine(PrintWriter err, String prefix, boolean silent) {
        this.err = err;
        this.prefix = prefix;
        this.silent = silent;
        this.terminal = System.console() != null && System.console().isTerminal();
    }

    @Override
    public synchronized void report(double share, String words) {
        if (silent) {
            return;
        }
        long now = System.nanoTime();
        int tenth = (int) (10 * share);
        boolean newStep = !words.equals(lastWords);
        if (!newStep && (terminal ? now - lastDrawn < REDRAW_NANOS : tenth <= lastTenth)) {
            return;
        }
        lastTenth = tenth;
        lastDrawn = now;
        lastWords = words;
        String line = String.format(Locale.ROOT, "%s%3.0f %%  %s%s", prefix, 100 * share, words, left(share, now));
        if (terminal) {
            err.print("\r" + line + " ".repeat(Math.max(0, lastLength - line.length())));
            lastLength = line.length();
        } else {
            err.println(line);
        }
        err.flush();
    }

    private String left(double share, long now) {
        double seconds = (now - start) / 1e9;
        if (share < 0.05 || seconds < 1) {
            return "";
        }
        return String.format(Locale.ROOT, " (about %.0f s left)", Math.ceil(seconds / share * (1 - share)));
    }

    /** Clears the line, so that what follows starts on a clean one. */
    synchronized void done() {
        if (terminal && lastLength > 0) {
            err.print("\r" + " ".repeat(lastLength) + "\r");
            err.flush();
        }
    }
}
