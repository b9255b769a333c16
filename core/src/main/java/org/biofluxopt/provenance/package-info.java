/** Where a value comes from and how a run can be repeated. */
@NullMarked
package org.biofluxopt.provenance;

import org.jspecify.annotations.NullMarked;
