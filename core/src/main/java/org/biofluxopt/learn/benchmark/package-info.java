/** Known tasks with published returns, on which the learner is held against others. */
@NullMarked
package org.biofluxopt.learn.benchmark;

import org.jspecify.annotations.NullMarked;
