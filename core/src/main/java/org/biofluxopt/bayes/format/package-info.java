/** Files of discrete Bayesian networks: BIF, XMLBIF, Hugin NET, JSON; GraphML for drawing. Text in, text out. */
@NullMarked
package org.biofluxopt.bayes.format;

import org.jspecify.annotations.NullMarked;
