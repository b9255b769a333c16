package org.biofluxopt.simulator;

/** How a dose enters the body; {@link #COLON} puts it into the content of the ascending colon. */
public enum Route {
    ORAL,
    SUBLINGUAL,
    IM,
    IV,
    NASAL,
    COLON
}
