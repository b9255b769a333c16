package org.biofluxopt.simulator;

/** How the one model is solved. */
public enum Tier {
    /** A fixed step of 1/8 h; for learning, calibration and large groups. */
    TRAINING,
    /** Mass action and error control. */
    REFERENCE
}
