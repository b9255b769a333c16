package org.biofluxopt.profile;

/** Sex as it enters reference intervals and energy needs. */
public enum Sex {
    FEMALE,
    MALE
}
