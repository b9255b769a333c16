package org.biofluxopt.simulator;

/** Where a tracer is looked for. */
public enum LabelPlace {
    /** What has entered the gut wall, or the body by another way, so far. */
    ABSORBED,
    /** What has left in urine so far. */
    URINE,
    /** What has left in faeces so far. */
    FAECES,
    /** What is in the body now, the gut's content left out. */
    BODY
}
