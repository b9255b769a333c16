/** Quantities with their unit in the type. */
@NullMarked
package org.biofluxopt.units;

import org.jspecify.annotations.NullMarked;
