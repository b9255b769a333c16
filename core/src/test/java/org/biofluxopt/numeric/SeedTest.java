package org.biofluxopt.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeedTest {
    @Test
    void sameLabelsGiveTheSameStream() {
        long first = new Seed(7).child("people").child(3).generator().nextLong();
        assertThat(new Seed(7).child("people").child(3).generator().nextLong()).isEqualTo(first);
    }

    @Test
    void aStreamDoesNotDependOnWhichOthersWereAskedFor() {
        Seed root = new Seed(7);
        long alone = root.child("agents").generator().nextLong();
        root.child("people").generator().nextLong();
        assertThat(root.child("agents").generator().nextLong()).isEqualTo(alone);
    }

    @Test
    void neighbouringIndicesAndLabelsDoNotCollide() {
        Set<Long> values = new HashSet<>();
        for (long i = 0; i < 100_000; i++) {
            values.add(new Seed(1).child(i).value());
        }
        values.add(new Seed(1).child("a").value());
        values.add(new Seed(1).child("b").value());
        assertThat(values).hasSize(100_002);
    }
}
