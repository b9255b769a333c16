/** Finds parameters of the simulator that reproduce the experiments that may steer it, and how well they are known. */
@NullMarked
package org.biofluxopt.calibration;

import org.jspecify.annotations.NullMarked;
