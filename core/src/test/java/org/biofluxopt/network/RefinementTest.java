package org.biofluxopt.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.biofluxopt.bayes.BayesianNetwork;
import org.biofluxopt.bayes.CategoricalTable;
import org.biofluxopt.bayes.DirichletCpt;
import org.biofluxopt.bayes.Findings;
import org.biofluxopt.bayes.JunctionTree;
import org.biofluxopt.bayes.ParameterLearning;
import org.biofluxopt.bayes.PriorConflicts;
import org.biofluxopt.bayes.format.NetworkFiles;
import org.biofluxopt.bayes.structure.Bootstrap;
import org.biofluxopt.bayes.structure.Knowledge;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.text.InputError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefinementTest {
    private static final KnowledgeBase KNOWLEDGE = KnowledgeBase.bundled();
    private static final B12Network EXPERT = B12Network.expert(KNOWLEDGE);

    @TempDir
    private Path folder = Path.of("");

    private static CategoricalTable people(int n, String seed) {
        BayesianNetwork network = BayesianNetwork.of(EXPERT.cpts());
        int[][] draws = JunctionTree.compile(network)
                .posterior(Findings.none())
                .sample(n, new Seed(1).child(seed).generator());
        return CategoricalTable.of(network.variables(), draws);
    }

    private static int[] rows(int from, int to) {
        return IntStream.range(from, to).toArray();
    }

    /** Sums of counts in another order: 1e-12 of a probability. Through a file in between, as a user would do it. */
    @Test
    void fittingTwiceInARowEqualsFittingOnceToBothTables() {
        CategoricalTable all = people(500, "union");
        List<DirichletCpt> once = ParameterLearning.update(EXPERT.cpts(), all, "both");
        for (String ending : List.of("json", "bif", "net", "xmlbif")) {
            Path between = folder.resolve("between." + ending);
            NetworkFiles.write(ParameterLearning.update(EXPERT.cpts(), all.select(rows(0, 200)), "first"), between);
            List<DirichletCpt> carried = NetworkFiles.readDirichlets(between).orElseThrow();
            List<DirichletCpt> twice = ParameterLearning.update(carried, all.select(rows(200, 500)), "second");
            for (int v = 0; v < once.size(); v++) {
                assertThat(twice.get(v).mean())
                        .as(ending + " " + once.get(v).child().name())
                        .containsExactly(once.get(v).mean(), within(1e-12));
            }
        }
    }

    @Test
    void aJsonFileKeepsEverySourceOfEveryRow() {
        Path file = folder.resolve("b12.json");
        NetworkFiles.write(EXPERT.cpts(), file);
        List<DirichletCpt> again = NetworkFiles.readDirichlets(file).orElseThrow();
        assertThat(again).hasSameSizeAs(EXPERT.cpts());
        for (int v = 0; v < again.size(); v++) {
            DirichletCpt cpt = EXPERT.cpts().get(v);
            assertThat(again.get(v).child()).isEqualTo(cpt.child());
            assertThat(again.get(v).parents()).isEqualTo(cpt.parents());
            assertThat(sources(again.get(v))).isEqualTo(sources(cpt));
            assertThat(again.get(v).mean())
                    .containsExactly(cpt.mean(), within(1e-15)); // weights are divided by their sum
        }
        B12Network read = B12Network.refined(KNOWLEDGE, again, file.toString());
        assertThat(read.edges()).isEqualTo(EXPERT.edges());
        assertThat(read.support()).isEqualTo(EXPERT.support());
    }

    private static List<List<String>> sources(DirichletCpt cpt) {
        return cpt.rows().stream()
                .map(row -> row.stream()
                        .map(part -> part.sourceId() + " " + part.ess())
                        .toList())
                .toList();
    }

    @Test
    void anAddedEdgeChangesNothingUntilDataSpeak() {
        AddedEdges.Result added = AddedEdges.to(
                EXPERT.cpts(), List.of(new Bootstrap.Strength("blautia", "ruminococcus", 1, 0.6)), Knowledge.none());
        assertThat(added.added()).containsExactly(new Knowledge.Arc("blautia", "ruminococcus"));
        B12Network refined = B12Network.refined(KNOWLEDGE, added.cpts(), "added");
        for (int i = 0; i < EXPERT.show().nodes().size(); i++) {
            List<Double> before = EXPERT.show().nodes().get(i).prior();
            List<Double> after = refined.show().nodes().get(i).prior();
            for (int s = 0; s < before.size(); s++) {
                assertThat(after.get(s)).isCloseTo(before.get(s), within(1e-12));
            }
        }
        assertThat(refined.edges()).hasSize(EXPERT.edges().size() + 1);
    }

    @Test
    void anEdgeThatWouldCloseACycleIsTurned() {
        // the expert has streptococcus -> veillonella; an edge back is already there, prevotella -> bacteroides too
        AddedEdges.Result added = AddedEdges.to(
                EXPERT.cpts(),
                List.of(
                        new Bootstrap.Strength("veillonella", "streptococcus", 1, 1),
                        new Bootstrap.Strength("veillonella", "ppi", 1, 1)),
                Knowledge.none());
        assertThat(added.added()).containsExactly(new Knowledge.Arc("ppi", "veillonella"));
    }

    @Test
    void dataThatContradictTheExpertAreFlagged() {
        CategoricalTable people = people(400, "conflict");
        short[] column = people.column(people.index("folate")).clone();
        java.util.Arrays.fill(column, (short) 0); // everybody low, where the expert expects few
        CategoricalTable low =
                new CategoricalTable(List.of("folate"), List.of(List.of("low", "normal")), new short[][] {column});
        List<DirichletCpt> fitted = ParameterLearning.update(EXPERT.cpts(), low, "clinic");
        assertThat(PriorConflicts.of(fitted, "clinic", 0.05))
                .singleElement()
                .satisfies(row -> assertThat(row.variable()).isEqualTo("folate"));
        List<DirichletCpt> agreeing =
                ParameterLearning.update(EXPERT.cpts(), people.columns(people.index("folate")), "clinic");
        assertThat(PriorConflicts.of(agreeing, "clinic", 0.05)).isEmpty();
    }

    // ---- laboratory tables

    private CategoricalTable laboratory(String text) throws IOException {
        Path file = folder.resolve("lab.csv");
        Files.writeString(file, text);
        return LaboratoryTable.read(EXPERT, file).table();
    }

    @Test
    void numbersFallIntoTheBinsOfTheirNodeInAnyUsualUnit() throws IOException {
        CategoricalTable table = laboratory(
                "person,serum_b12 [pg/mL],mma (umol/L),age,metformin,fut2\n1,160,0.5,44,yes,2\n2,500,,80,no,0\n");
        assertThat(table.names()).containsExactly("serum_b12", "mma", "age", "metformin", "fut2");
        // 160 pg/mL = 118.0 pmol/L (factor 0.7378), 500 pg/mL = 369 pmol/L; 0.5 umol/L = 500 nmol/L
        assertThat(state(table, 0, "serum_b12")).contains("from_118");
        assertThat(state(table, 1, "serum_b12")).contains("from_350");
        assertThat(state(table, 0, "mma")).contains("from_376");
        assertThat(state(table, 1, "mma")).isEmpty();
        assertThat(state(table, 0, "age")).contains("from_40");
        assertThat(state(table, 0, "metformin")).contains("yes");
        assertThat(state(table, 0, "fut2")).contains("2");
    }

    private static Optional<String> state(CategoricalTable table, int row, String name) {
        int v = table.index(name);
        int s = table.get(row, v);
        return s < 0 ? Optional.empty() : Optional.of(table.states(v).get(s));
    }

    @Test
    void refusesWhatIsNoStateNoNumberOrNoUnit() {
        assertThatThrownBy(() -> laboratory("metformin,age\nyes,44\nperhaps,50\n"))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("3")
                .hasMessageContaining("perhaps")
                .hasMessageContaining("metformin");
        assertThatThrownBy(() -> laboratory("mma [mg/L]\n1\n2\n"))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("nmol/L");
        assertThatThrownBy(() -> laboratory("weight,height\n80,1.8\n70,1.7\n"))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("node of the network");
        assertThatThrownBy(() -> laboratory("age\n-4\n50\n")).isInstanceOf(InputError.class);
    }

    /** The published schema names every node with its states, unit and bounds. */
    @Test
    void theSchemaIsThatOfTheNetwork() throws IOException {
        tools.jackson.databind.JsonNode fields = new tools.jackson.databind.json.JsonMapper()
                .readTree(Files.readString(Path.of("../docs/reference/laboratory-table.schema.json")))
                .at("/schema/fields");
        assertThat(fields.size()).isEqualTo(EXPERT.nodes().size());
        for (int i = 0; i < fields.size(); i++) {
            NetworkNode node = EXPERT.nodes().get(i);
            assertThat(fields.get(i).get("name").asString()).isEqualTo(node.id());
            String states = node.bins().isPresent() ? "/states" : "/constraints/enum";
            assertThat(fields.get(i).at(states).valueStream().map(s -> s.asString()))
                    .containsExactlyElementsOf(node.variable().states());
            OptionalDouble first = node.bins().stream()
                    .mapToDouble(bins -> bins.bounds().getFirst())
                    .findFirst();
            if (first.isPresent()) {
                assertThat(fields.get(i).get("unit").asString())
                        .isEqualTo(node.requireBins().unit());
                assertThat(fields.get(i).at("/bounds").valueStream().map(b -> b.asDouble()))
                        .containsExactlyElementsOf(node.requireBins().bounds());
            }
        }
    }
}
