package org.biofluxopt.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.junit.jupiter.api.Test;

class ExperimentsTest {
    private static final List<Target> TARGETS = Targets.of(KnowledgeBase.bundled());

    @Test
    void everyRowHasAGroupAndEveryProtocolItsFileWithTheSameTitle() {
        Map<String, Experiment> rows = Experiments.all();
        Set<String> wanted = TARGETS.stream().map(Target::row).collect(Collectors.toCollection(TreeSet::new));
        assertThat(rows.keySet()).containsExactlyInAnyOrderElementsOf(wanted);
        for (Target target : TARGETS) {
            Optional<String> file = target.protocol();
            if (file.isPresent()) {
                assertThat(Experiments.protocol(file.get()))
                        .as(file.get())
                        .contains("\ntitle: "
                                + Objects.requireNonNull(rows.get(target.row())).title() + "\n");
            }
        }
    }

    /** A target whose arm is missing from its file would be found only after the run. */
    @Test
    void everyArmThatATargetNamesIsInItsProtocol() {
        for (Target target : TARGETS) {
            if (target.protocol().isPresent() && !target.arm().isEmpty()) {
                assertThat(Experiments.protocol(target.protocol().get()))
                        .as(target.id())
                        .contains("- name: " + target.arm() + "\n");
            }
        }
    }

    @Test
    void whatIsNotIndependentSaysWhy() {
        Map<String, Experiment> rows = Experiments.all();
        assertThat(rows.values())
                .allMatch(row -> row.independent() == row.because().isEmpty());
        assertThat(rows.values()).anyMatch(row -> !row.independent());
    }

    @Test
    void reasonsAreGivenForKnownRowsOnly() {
        assertThat(Experiments.all().keySet()).containsAll(Experiments.reasons().keySet());
    }
}
