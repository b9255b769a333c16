package org.biofluxopt.network;

import java.util.List;
import java.util.Optional;
import org.biofluxopt.bayes.CountPart;

/** A row of a table with the distribution it was made from, if it was. */
record MadeRow(List<CountPart> parts, Optional<Location> location) {}
