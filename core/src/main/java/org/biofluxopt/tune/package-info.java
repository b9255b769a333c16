/** Bayesian optimisation of expensive functions by Gaussian processes; holds no word of the domain. */
@NullMarked
package org.biofluxopt.tune;

import org.jspecify.annotations.NullMarked;
