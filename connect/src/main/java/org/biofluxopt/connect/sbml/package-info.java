/**
 * Kinetic models in and out: SBML, SED-ML and COMBINE archives. What is written comes from a
 * {@link org.biofluxopt.kinetics.ReactionNetwork}; what is read runs here, and as such a network where it has the form
 * of one.
 */
@NullMarked
package org.biofluxopt.connect.sbml;

import org.jspecify.annotations.NullMarked;
