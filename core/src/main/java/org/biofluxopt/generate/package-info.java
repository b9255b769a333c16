/** Synthetic microbiomes: models of genus tables and the figures that say how close to real ones they come. */
@NullMarked
package org.biofluxopt.generate;

import org.jspecify.annotations.NullMarked;
