package org.biofluxopt.calibration;

import java.util.regex.Pattern;
import org.biofluxopt.numeric.Normal;

/**
 * A quantity to be calibrated. Its prior is uniform over its range in the knowledge tables, on the scale that is named; the
 * search sees it as a standard normal z, so that no step leaves the range.
 *
 * @param id of the quantity
 * @param scale on which all values of the range are equally probable
 * @param low end of the range, in the quantity's unit
 * @param high likewise
 * @param onlyIn protocols that depend on it hold this pattern; an empty one is in all
 * @param slopesIn names of the protocols in which its slope is measured; in others it is taken to be nothing at first
 * @param checkRow check row from which its range was read, which then proves nothing; empty if there is none
 */
record Unknown(String id, Scale scale, double low, double high, Pattern onlyIn, Pattern slopesIn, String checkRow) {
    /** A start at the very end of a range would see no slope. */
    private static final double EDGE = 0.02;

    enum Scale {
        LINEAR,
        LOG
    }

    Unknown {
        if (!(low < high) || scale == Scale.LOG && !(low > 0)) {
            throw new IllegalArgumentException(
                    id + ": no range for a prior on a " + scale + " scale: " + low + " to " + high + ".");
        }
    }

    double value(double z) {
        double share = Normal.probability(z);
        return scale == Scale.LOG ? low * Math.pow(high / low, share) : low + (high - low) * share;
    }

    /** Where a value lies; one at or beyond an end of the range lies a little inside. */
    double z(double value) {
        double share = scale == Scale.LOG
                ? Math.log(Math.max(value, low) / low) / Math.log(high / low)
                : (value - low) / (high - low);
        return Normal.quantile(Math.clamp(share, EDGE, 1 - EDGE));
    }
}
