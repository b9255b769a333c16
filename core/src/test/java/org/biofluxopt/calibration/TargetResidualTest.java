package org.biofluxopt.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.validation.Target;
import org.biofluxopt.validation.Targets;
import org.junit.jupiter.api.Test;

class TargetResidualTest {
    private static Target target(String id) {
        return Targets.of(KnowledgeBase.bundled()).stream()
                .filter(target -> target.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** An end of a 95 % interval lies 1.96 standard deviations from the middle. */
    @Test
    void theEndsOfAnIntervalAreTwoStandardDeviationsOff() {
        for (String id : new String[] {"V01.absorbed", "V50.odds_ratio", "V55.low", "V16.intercept"}) {
            Target target = target(id);
            assertThat(new TargetResidual(target).of(target.low())).as(id).isCloseTo(-1.96, within(1e-9));
            assertThat(new TargetResidual(target).of(target.high())).as(id).isCloseTo(1.96, within(1e-9));
        }
    }

    @Test
    void aDirectionCountsOnlyFromItsThresholdOn() {
        Target falls = target("V49.metformin"); // -100 to -2 %
        assertThat(new TargetResidual(falls).of(-30)).isZero();
        assertThat(new TargetResidual(falls).of(0)).isCloseTo(1.96, within(1e-9));
        assertThat(new TargetResidual(falls).of(5)).isGreaterThan(4);
    }

    /** None of 14 with a short resection had an abnormal test: 0, up to 23.2 %. */
    @Test
    void aPublishedNoneIsMetByNone() {
        TargetResidual none = new TargetResidual(target("V69.short"));
        assertThat(none.of(0)).isZero();
        assertThat(none.of(23.2)).isCloseTo(1.96, within(1e-9));
    }

    @Test
    void whatNeverCameIsFarButFinite() {
        TargetResidual residual = new TargetResidual(target("V21.half_time"));
        assertThat(residual.of(Double.POSITIVE_INFINITY)).isEqualTo(20);
        assertThat(residual.of(Double.NaN)).isEqualTo(20);
    }
}
