package org.biofluxopt.protocol;

import java.util.OptionalDouble;
import org.biofluxopt.profile.Drug;

/**
 * A drug taken every day.
 *
 * @param name generic name
 * @param effect on cobalamin
 * @param milligramsPerDay mg a day; empty: the usual dose
 * @param sinceDays days before day 0 when it was begun; empty: long enough for a steady state
 */
public record Medicine(String name, Drug.Effect effect, OptionalDouble milligramsPerDay, OptionalDouble sinceDays) {}
