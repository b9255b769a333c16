package org.biofluxopt.report;

/** What every output says about itself. */
public final class Disclaimer {
    /** One sentence, the same in every output. */
    public static final String SENTENCE =
            "Research software, not a medical device: do not start, stop or change a treatment on this report alone.";

    private Disclaimer() {}
}
