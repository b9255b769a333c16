/** What a person can do in a day. */
@NullMarked
package org.biofluxopt.intervention;

import org.jspecify.annotations.NullMarked;
