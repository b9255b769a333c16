/** The B12 interdependency network and the beliefs it hands to the simulator. */
@NullMarked
package org.biofluxopt.network;

import org.jspecify.annotations.NullMarked;
