package org.biofluxopt.protocol;

/**
 * One measured quantity.
 *
 * @param detail name of the tracer or of the corrinoid, else empty
 */
public record Series(Measurement measurement, String detail) {
    /** {@code serum_b12}, {@code label_absorbed:A}, {@code faecal_profile.cobalamin}. */
    public String id() {
        if (detail.isEmpty()) {
            return measurement.word();
        }
        return output() + (isLabel() ? ":" + detail : "");
    }

    /** The id without the tracer's name. */
    public String output() {
        return measurement.word() + (detail.isEmpty() || isLabel() ? "" : "." + detail);
    }

    public boolean isLabel() {
        return measurement.labelPlace().isPresent();
    }

    public String unit() {
        return measurement.unit();
    }
}
