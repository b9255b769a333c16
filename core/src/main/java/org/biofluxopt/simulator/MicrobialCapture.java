package org.biofluxopt.simulator;

import org.biofluxopt.kinetics.Expr;

/** How fast microbes of the small bowel catch the host's cobalamin, 1/h, unbound and bound to intrinsic factor. */
record MicrobialCapture(Expr jejunumFree, Expr jejunumBound, Expr ileumFree, Expr ileumBound) {}
