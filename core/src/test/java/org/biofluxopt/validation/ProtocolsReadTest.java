package org.biofluxopt.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.protocol.Arm;
import org.biofluxopt.protocol.Protocol;
import org.biofluxopt.protocol.ProtocolReader;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A protocol that cannot be read, or that does not report what its target asks for, would show only after the run. */
class ProtocolsReadTest {
    private static final KnowledgeBase KNOWLEDGE = KnowledgeBase.bundled();
    private static final List<Target> TARGETS = Targets.of(KNOWLEDGE);

    @TestFactory
    Stream<DynamicTest> everyProtocolReportsWhatItsTargetsAskFor() {
        return TARGETS.stream()
                .flatMap(target -> target.protocol().stream())
                .distinct()
                .map(file -> DynamicTest.dynamicTest(file, () -> check(file)));
    }

    /** These pairs must stay equal in people, schedule and report, so that one run serves both. */
    @Test
    void rowsOfTheSameExperimentShareTheirRun() {
        for (String[] pair : new String[][] {{"V55", "V56"}, {"V36", "N02"}, {"V58", "N03"}}) {
            Protocol first = read(pair[0] + ".yaml");
            Protocol second = read(pair[1] + ".yaml");
            assertThat(first.arms()).as(pair[0]).isEqualTo(second.arms());
            assertThat(first.outputs()).as(pair[0]).isEqualTo(second.outputs());
            assertThat(first.reportDays()).as(pair[0]).isEqualTo(second.reportDays());
        }
    }

    private static Protocol read(String file) {
        return ProtocolReader.read(file, Experiments.protocol(file), Path.of(""), KNOWLEDGE);
    }

    private static void check(String file) {
        Protocol protocol = read(file);
        List<String> arms = protocol.arms().stream().map(Arm::name).toList();
        List<String> outputs = protocol.outputs().stream()
                .map(output -> output.name().toLowerCase(java.util.Locale.ROOT))
                .toList();
        for (Target target : TARGETS) {
            if (target.protocol().filter(file::equals).isEmpty()) {
                continue;
            }
            target.day()
                    .ifPresent(day ->
                            assertThat(protocol.reportDays()).as(target.id()).contains(day));
            assertThat(outputs).as(target.id()).contains(target.output().split(":")[0]);
            if (!target.arm().isEmpty()) {
                assertThat(arms).as(target.id()).contains(target.arm());
            }
            for (String word : String.join(";", target.statistic().arguments()).split("[;:]")) {
                if (word.strip().matches("[A-Za-z][A-Za-z0-9_.]*[0-9a-zA-Z]")
                        && !outputs.contains(word.strip())
                        && !word.strip().equals("A")) {
                    assertThat(arms).as(target.id()).contains(word.strip());
                }
            }
        }
    }
}
