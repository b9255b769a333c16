package org.biofluxopt.profile;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a person's sample is.
 *
 * @param file the table, resolved against the profile's folder
 * @param taxonomy a separate taxonomy file, if the table has none
 * @param sample the sample's id; may be absent where the table holds one sample
 */
public record MicrobiomeReference(Path file, Optional<Path> taxonomy, Optional<String> sample) {}
