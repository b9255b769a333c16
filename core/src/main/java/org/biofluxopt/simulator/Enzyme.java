package org.biofluxopt.simulator;

/** Corrinoid enzymes of a microbe whose activity can be scaled, each at a cost to growth. */
public enum Enzyme {
    /** De novo corrin ring (cbi, cob). */
    CORRIN_SYNTHESIS,
    /** Lower ligand DMB (bluB, bzaABCDE): the share made as true cobalamin. */
    LOWER_LIGAND,
    /** Import and salvage (btu). */
    UPTAKE,
    /** Exchange of the lower ligand (cbiR, cbiZ): true cobalamin becomes another corrinoid. */
    REMODELLING,
    /** Release of corrinoid from living cells. */
    RELEASE
}
