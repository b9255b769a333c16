/** Which quantities decide what the simulator says. */
@NullMarked
package org.biofluxopt.sensitivity;

import org.jspecify.annotations.NullMarked;
