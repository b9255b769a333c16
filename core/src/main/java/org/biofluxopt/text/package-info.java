/** Text that people edit (YAML, TSV), read so that every error names its file, line and field. */
@NullMarked
package org.biofluxopt.text;

import org.jspecify.annotations.NullMarked;
