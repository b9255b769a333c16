/** HTML, JSON and CSV that a person reads or a program takes in. */
@NullMarked
package org.biofluxopt.report;

import org.jspecify.annotations.NullMarked;
