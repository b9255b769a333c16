package org.biofluxopt.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class NetworkCommandTest {
    private final CommandLineRunner run = new CommandLineRunner();

    @Test
    void showsNodesEdgesSourcesAndHowMuchIsAssumed() {
        assertThat(run.run("network", "show")).isZero();
        assertThat(run.out())
                .contains("atrophic_gastritis -> gastric_acid (-)", "GA05", "66 nodes; 100 edges")
                .contains("serum_b12");
    }

    @Test
    void showsTheSameAsJson() {
        assertThat(run.run("network", "show", "--json")).isZero();
        JsonNode shown = JsonMapper.shared().readTree(run.out());
        assertThat(shown.get("nodes").size())
                .isEqualTo(shown.get("support").get("nodes").asInt());
        assertThat(shown.get("edges").get(0).get("support").get("expert").asString())
                .isNotBlank();
    }

    @Test
    void queriesAPersonAndStatesTogether() {
        assertThat(run.run(
                        "network",
                        "query",
                        "--profile",
                        CommandLineRunner.example("metformin-user.yaml"),
                        "--evidence",
                        "sibo=yes",
                        "--node",
                        "sibo",
                        "--node",
                        "metformin",
                        "--json"))
                .as(run.err())
                .isZero();
        JsonNode nodes = JsonMapper.shared().readTree(run.out()).get("nodes");
        assertThat(nodes.get("sibo").get("posterior").get(1).asDouble()).isEqualTo(1);
        assertThat(nodes.get("metformin").get("posterior").get(1).asDouble()).isEqualTo(1);
    }

    @Test
    void explainsAMisspeltNode() {
        assertThat(run.run("network", "query", "--evidence", "metformine=yes")).isEqualTo(2);
        assertThat(run.err()).contains("Did you mean 'metformin'?");
        assertThat(new CommandLineRunner().run("network", "query", "--evidence", "metformin"))
                .isEqualTo(2);
        assertThat(new CommandLineRunner().run("network", "query", "--node", "serum"))
                .isEqualTo(2);
    }

    @Test
    void writesAPageThatStartsFromAProfile(@TempDir Path folder) throws IOException {
        Path page = folder.resolve("page.html");
        assertThat(run.run("network", "show", "b12", "--page", page))
                .as(run.err())
                .isZero();
        assertThat(Files.readString(page))
                .contains("66 quantities, 100 influences")
                .doesNotContain("\"said\"");
        assertThat(run.run(
                        "network",
                        "show",
                        "--page",
                        page,
                        "--profile",
                        CommandLineRunner.example("metformin-user.yaml")))
                .as(run.err())
                .isZero();
        assertThat(Files.readString(page)).contains("\"said\":\"metformin: yes\"");
        assertThat(run.run("network", "show", "--page", folder.resolve("no/such/page.html")))
                .isEqualTo(2);
        assertThat(run.err()).contains("cannot be written");
        assertThat(run.run("network", "show", folder.resolve("none.json"))).isEqualTo(2);
    }
}
