package org.biofluxopt.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RunRecordTest {
    @Test
    void whereResultsGoAndHowManyThreadsThereAreIsNotEssential() {
        List<String> arguments = List.of("p.yaml", "--out", "a", "--seed", "3", "--threads=2", "--json", "--resume");
        RunRecord record = new RunRecord(
                "optimize", arguments, 3, "1", "r", "25", new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        assertThat(record.essentials()).containsExactly("p.yaml", "--seed", "3");
    }
}
