/** Tests, intervals and regressions for paired experiments; no word of the domain. */
@NullMarked
package org.biofluxopt.statistics;

import org.jspecify.annotations.NullMarked;
