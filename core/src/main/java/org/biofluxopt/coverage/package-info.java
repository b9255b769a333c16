/** Whether the network's intervals hold what the simulator shows of people whose laboratory values it was not told. */
@NullMarked
package org.biofluxopt.coverage;

import org.jspecify.annotations.NullMarked;
