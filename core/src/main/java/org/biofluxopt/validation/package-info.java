/** Published experiments run on the simulator and held against what was published. */
@NullMarked
package org.biofluxopt.validation;

import org.jspecify.annotations.NullMarked;
