/** A person and a microbiome sample, as measured. */
@NullMarked
package org.biofluxopt.profile;

import org.jspecify.annotations.NullMarked;
