/**
 * Discrete Bayesian networks: Dirichlet tables with cited parts, exact inference by a calibrated clique tree, queries from
 * joints to counterfactuals, tables from data with gaps. Holds no word of the domain.
 */
@NullMarked
package org.biofluxopt.bayes;

import org.jspecify.annotations.NullMarked;
