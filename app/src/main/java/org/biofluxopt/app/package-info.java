/** The command line. */
@NullMarked
package org.biofluxopt.app;

import org.jspecify.annotations.NullMarked;
