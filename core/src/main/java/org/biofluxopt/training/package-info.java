/** Trains the policy that ships over many virtual people, and compares ways to find a regimen on people it never saw. */
@NullMarked
package org.biofluxopt.training;

import org.jspecify.annotations.NullMarked;
