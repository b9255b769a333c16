/** The virtual trial of the paper's claim: people, arms, endpoints, statistics and what is printed of them. */
@NullMarked
package org.biofluxopt.study;

import org.jspecify.annotations.NullMarked;
