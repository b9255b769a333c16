/** Seeds, samplers and small numerical tools; holds no word of the domain. */
@NullMarked
package org.biofluxopt.numeric;

import org.jspecify.annotations.NullMarked;
