package org.biofluxopt.simulator;

/** Chemical form of cobalamin in a dose: cyano-, hydroxo-, methyl- or adenosylcobalamin. */
public enum Form {
    CN,
    HO,
    ME,
    ADO
}
