package org.biofluxopt.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.biofluxopt.knowledge.Fact;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class KnowledgeCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        return Main.run(args, new PrintWriter(out), new PrintWriter(err));
    }

    @Test
    void showsAQuantityWithUnitAndSource() {
        assertThat(run("knowledge", "show", "AB03")).isZero();
        assertThat(out.toString()).contains("0.012 (0.01 to 0.02) fraction").contains("10.1182/blood-2008-03-040253");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DR05",
                "IN13",
                "bacteroides",
                "step_dmb",
                "M00122",
                "C00194",
                "CUBN",
                "edge_holotc_to_mma",
                "lever_fibre",
                "bar_cobalt",
                "serum_b12_low",
                "metformin",
                "assay_mma"
            })
    void showsAFactOfEveryKind(String id) {
        assertThat(run("knowledge", "show", id)).isZero();
        assertThat(out.toString()).startsWith(id + ": ").contains("source").contains("written in");
    }

    @Test
    void anUnknownIdIsRefusedWithTheNearest() {
        assertThat(run("knowledge", "show", "bacteroide")).isEqualTo(2);
        assertThat(err.toString()).contains("Did you mean 'bacteroides'?");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void listCountsWhatIsAssumed() {
        KnowledgeBase knowledge = KnowledgeBase.bundled();
        assertThat(run("knowledge", "list", "--assumed")).isZero();
        int assumed = knowledge.assumed().size();
        assertThat(out.toString().lines().filter(line -> line.startsWith("* "))).hasSize(assumed);
        assertThat(out.toString().strip()).endsWith("assumed " + String.format("%4d", assumed));
    }

    @Test
    void listOfOneKindIsJson() {
        assertThat(run("knowledge", "list", "--kind", "taxon", "--json")).isZero();
        JsonNode json = JsonMapper.shared().readTree(out.toString());
        assertThat(json.get("count").asInt()).isEqualTo(50);
        assertThat(json.get("facts").get(0).get("source").get("citation").asString())
                .isNotBlank();
    }

    @Test
    void aMisspeltKindIsRefused() {
        assertThat(run("knowledge", "list", "--kind", "taxa")).isEqualTo(2);
        assertThat(err.toString()).contains("taxon");
    }

    @Test
    void jsonOfANumberIsANumber() {
        assertThat(run("knowledge", "show", "AB01", "--json")).isZero();
        JsonNode json = JsonMapper.shared().readTree(out.toString());
        Fact.Quantity quantity = KnowledgeBase.bundled().quantity("AB01");
        assertThat(json.get("value").asDouble()).isEqualTo(quantity.value());
        assertThat(json.get("details").get("unit").asString()).isEqualTo(quantity.unit());
    }
}
