package org.biofluxopt.protocol;

import java.util.Optional;
import java.util.OptionalDouble;
import org.biofluxopt.text.Yaml;

/** Reads a number, or a mapping of mean, sd, min and max. */
final class SpreadReader {
    private SpreadReader() {}

    /**
     * @param low lowest legal value
     * @param high highest legal value
     */
    static Spread read(Yaml field, double low, double high, String unit) {
        if (!field.isMapping()) {
            return Spread.exactly(field.number(low, high, unit));
        }
        ProtocolFields.only(field, ProtocolFields.SPREAD);
        Optional<Yaml> mean = field.find("mean");
        double min = field.find("min").map(v -> v.number(low, high, unit)).orElse(low);
        double max = field.find("max").map(v -> v.number(low, high, unit)).orElse(high);
        if (mean.isEmpty() && field.find("min").isEmpty() && field.find("max").isEmpty()) {
            throw field.expected("a mean, or bounds (min, max)");
        }
        if (min > max) {
            throw field.get("max").expected("at least min, " + field.get("min").string() + " " + unit);
        }
        double sd = field.find("sd").map(v -> v.number(0, high, unit)).orElse(0.0);
        if (mean.isEmpty()) {
            if (field.find("sd").isPresent()) {
                throw field.get("sd").expected("a mean beside it");
            }
            return new Spread(OptionalDouble.empty(), 0, min, max);
        }
        double centre = mean.get().number(low, high, unit);
        if (centre < min || centre > max) {
            throw mean.get().expected("a mean between min and max");
        }
        return new Spread(OptionalDouble.of(centre), sd, min, max);
    }

    /** Bounds alone mean a normal-like spread whose middle 95 % fill them. */
    static Spread withCentre(Spread spread) {
        return spread.boundsOnly()
                ? new Spread(
                        OptionalDouble.of((spread.min() + spread.max()) / 2),
                        (spread.max() - spread.min()) / 4,
                        spread.min(),
                        spread.max())
                : spread;
    }
}
