package org.biofluxopt.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ValidateCommandTest {
    @Test
    void printsPublishedBesideSimulatedAndSaysWhatWasFitted() {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(new String[] {"validate", "--json"}, new PrintWriter(out), new PrintWriter(err));
        assertThat(code).as(err.toString()).isZero();
        JsonNode report = JsonMapper.builder().build().readTree(out.toString());
        JsonNode first = report.get("absorption").get(0);
        assertThat(first.get("id").asString()).isEqualTo("V01");
        assertThat(first.get("published").asDouble()).isEqualTo(0.56);
        assertThat(first.get("fitted").asBoolean()).isTrue();
        assertThat(report.get("host").size()).isGreaterThan(20);
    }
}
