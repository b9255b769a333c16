package org.biofluxopt.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.network.B12Network;
import org.biofluxopt.simulator.Tier;
import org.junit.jupiter.api.Test;

/** What cells give back they give back on transcobalamin that they make; the carrier of plasma is not used up by it. */
class TranscobalaminTest {
    private static final String PROTOCOL = """
            title: 200 ng/kg of cyanocobalamin into a vein
            subjects:
              n: 16
              seed: 1
              age: {mean: 30, sd: 8, min: 20, max: 50}
              sex: mixed
              diet: {pattern: omnivore}
            schedule:
              - {from_day: 0, to_day: 0.4, diet: none}
              - {from_day: 0, to_day: 0, time: "08:00", dose_ug_per_kg: 0.2, form: CN, route: iv}
            outputs: [tc_total, tc_total_percent_of_start]
            report_at_days: [0, 0.16667, 0.33333]
            """;

    private final Measured measured;

    TranscobalaminTest() {
        KnowledgeBase knowledge = KnowledgeBase.bundled();
        measured = new ProtocolLaboratory(draw -> knowledge, B12Network.expert(knowledge), Tier.TRAINING, Runnable::run)
                .run("transcobalamin.yaml", PROTOCOL);
    }

    /** Blood donors, 670 to 1270 pmol/L (Refsum 2006, doi:10.1373/clinchem.2005.054619; physiology.tsv PL06). */
    @Test
    void asMuchIsThereAsInBloodDonors() {
        assertThat(mean("tc_total", 0)).isBetween(670.0, 1270.0);
    }

    /** Back at the start after eight hours (NEJM 1977;296:1427, V42); +-25 % as for any value without a spread. */
    @Test
    void itIsBackEightHoursAfterADoseThatUsedItUp() {
        assertThat(mean("tc_total_percent_of_start", 0.33333)).isBetween(75.0, 125.0);
    }

    private double mean(String output, double day) {
        return Arrays.stream(measured.values("", output, day)).average().orElseThrow();
    }
}
