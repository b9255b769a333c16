/** Neural policies and proximal policy optimisation over parallel environments; holds no word of the domain. */
@NullMarked
package org.biofluxopt.learn;

import org.jspecify.annotations.NullMarked;
