/** Agents for microbes and diet that learn on the simulator what to change. */
@NullMarked
package org.biofluxopt.agents;

import org.jspecify.annotations.NullMarked;
