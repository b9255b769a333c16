package org.biofluxopt.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import org.biofluxopt.tune.LogImprovement.Log;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogImprovementTest {
    /** log h, Phi/h, log Phi, phi/Phi with h = phi + z Phi: power series of Phi in decimals of 120 digits. */
    @ParameterizedTest
    @CsvSource({
        "2.5, 0.91709206559216451701, 0.39719771838373844892, -0.0062290254858600023810, 0.017637825486916734788",
        "0.3, -0.56781715367793688404, 1.0902499611311893019, -0.48141016158848119832, 0.61722085361273444387",
        "-0.5, -1.6205162643873199193, 1.5598731483480796712, -1.1759117615936186089, 1.1410777703680644809",
        "-1, -2.4851210257126413368, 1.9042712333296918229, -1.8410216450092635058, 1.5251352761609812091",
        "-1.5, -3.5299359208057098515, 2.2795806941564461644, -2.7059444008238898070, 1.9386771666225431895",
        "-4, -11.849061577550663111, 4.4324837418731182906, -10.360101486527290828, 4.2256071444894710728",
        "-8, -37.122364261692633000, 8.2393965068400668851, -35.013437159914549896, 8.1213681122361126807",
        "-12, -77.909100545007348277, 12.163352571585739843, -75.410673001568795939, 12.082214175254284330"
    })
    void agreesWithHighPrecision(double z, double h, double slope, double logPhi, double hazard) {
        // rounding of z^2/2 and of Phi near -1, each a few units in the last place, is magnified at most tenfold
        assertThat(LogImprovement.improvement(z).value()).isCloseTo(h, withPercentage(1e-11));
        assertThat(LogImprovement.improvement(z).slope()).isCloseTo(slope, withPercentage(1e-11));
        assertThat(LogImprovement.probabilityBelow(z).value()).isCloseTo(logPhi, withPercentage(1e-10));
        assertThat(LogImprovement.probabilityBelow(z).slope()).isCloseTo(hazard, withPercentage(1e-11));
    }

    @Test
    void farInTheTailTheLogarithmAndItsSlopeStayFinite() {
        // h -> phi(z)/z^2, Phi/h -> -z as z -> -infinity
        Log far = LogImprovement.improvement(-1e6);
        assertThat(far.value()).isCloseTo(-5e11, withPercentage(1e-8));
        assertThat(far.slope()).isCloseTo(1e6, withPercentage(1e-9));
        assertThat(LogImprovement.improvement(40).value()).isCloseTo(Math.log(40), withPercentage(1e-12));
    }
}
