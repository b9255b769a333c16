/** Why this plan, and what would change it. */
@NullMarked
package org.biofluxopt.explain;

import org.jspecify.annotations.NullMarked;
