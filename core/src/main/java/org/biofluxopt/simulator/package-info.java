/** Host and gut: what happens to cobalamin, status and microbes of virtual people, day by day. */
@NullMarked
package org.biofluxopt.simulator;

import org.jspecify.annotations.NullMarked;
