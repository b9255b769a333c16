/**
 * Reaction networks described once: rates as expressions, from which a fixed-step scheme, a right-hand side with its
 * Jacobian, and an exchange file are made. No word of the domain.
 */
@org.jspecify.annotations.NullMarked
package org.biofluxopt.kinetics;
