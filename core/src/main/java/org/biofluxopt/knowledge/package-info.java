/** The science as text that a biologist edits, read into typed facts; none loads without its source. */
@NullMarked
package org.biofluxopt.knowledge;

import org.jspecify.annotations.NullMarked;
