package org.biofluxopt.calibration;

/**
 * What residuals cost: of Cauchy's kind, half the square near zero and ever flatter beyond a scale, so that publications that
 * contradict each other, or that no parameter can reach, cannot drag everything with them.
 *
 * @param scale standard deviations at which the weight of a residual has fallen to a half; infinite for plain least squares
 */
record Loss(double scale) {
    /** Three standard deviations: the edge of a 95 % interval still counts with seven tenths of its weight. */
    static final Loss ROBUST = new Loss(3);

    static final Loss SQUARES = new Loss(Double.POSITIVE_INFINITY);

    Loss {
        if (!(scale > 0)) {
            throw new IllegalArgumentException("Expected a scale above 0, got " + scale);
        }
    }

    double of(double[] residuals) {
        double sum = 0;
        for (double residual : residuals) {
            double ratio = residual / scale;
            sum += Double.isInfinite(scale) ? residual * residual / 2 : scale * scale / 2 * Math.log1p(ratio * ratio);
        }
        return sum;
    }

    /** Weight of a residual in iteratively reweighted least squares. */
    double weight(double residual) {
        double ratio = residual / scale;
        return 1 / (1 + ratio * ratio);
    }
}
