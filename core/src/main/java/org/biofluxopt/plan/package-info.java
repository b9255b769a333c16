/** What this person should do and when, inside safety limits, and what to expect of it. */
@NullMarked
package org.biofluxopt.plan;

import org.jspecify.annotations.NullMarked;
