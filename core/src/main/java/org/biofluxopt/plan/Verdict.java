package org.biofluxopt.plan;

/** What the plan comes to. */
public enum Verdict {
    /** The plan is expected to beat standard supplementation. */
    IMPROVES,
    /** There is little to gain over standard supplementation. */
    LITTLE_TO_GAIN,
    /** Safety rules forbid a dose plan. */
    REFERRED
}
