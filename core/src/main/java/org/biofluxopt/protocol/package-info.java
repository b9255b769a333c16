/** Experiments on people as a file says: who, what they get when, what is measured. */
@NullMarked
package org.biofluxopt.protocol;

import org.jspecify.annotations.NullMarked;
