package org.biofluxopt.provenance;

/**
 * A value with its source.
 *
 * @param <T> the value's type
 */
public record Evidenced<T>(T value, Source source) {
    public boolean isAssumed() {
        return source instanceof Source.Assumption;
    }
}
