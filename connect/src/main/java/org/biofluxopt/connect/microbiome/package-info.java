/** Abundance tables of others, read into {@link org.biofluxopt.profile.MicrobiomeSample}. */
@NullMarked
package org.biofluxopt.connect.microbiome;

import org.jspecify.annotations.NullMarked;
