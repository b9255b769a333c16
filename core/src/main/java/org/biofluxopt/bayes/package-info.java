/**
 * Discrete Bayesian networks: Dirichlet tables with cited parts, exact inference by junction tree, exact joint
 * sampling. Holds no word of the domain.
 */
@NullMarked
package org.biofluxopt.bayes;

import org.jspecify.annotations.NullMarked;
