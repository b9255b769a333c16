/**
 * Learning the structure of a Bayesian network from data under expert knowledge: independence tests, PC-stable and the FCI
 * skeleton, scores, greedy equivalence and tabu search, bootstrap and averaging.
 */
@NullMarked
package org.biofluxopt.bayes.structure;

import org.jspecify.annotations.NullMarked;
