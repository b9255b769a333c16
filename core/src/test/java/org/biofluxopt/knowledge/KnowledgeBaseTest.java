package org.biofluxopt.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.biofluxopt.profile.Condition;
import org.biofluxopt.profile.Drug;
import org.biofluxopt.profile.Marker;
import org.biofluxopt.provenance.Source;
import org.biofluxopt.text.InputError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnowledgeBaseTest {
    private static final KnowledgeBase KNOWLEDGE = KnowledgeBase.bundled();

    @Test
    void assumedFactsAreThoseWhoseStatusIsNotVerified() throws IOException {
        long rows = 0;
        for (Path table : tables(folder())) {
            List<String> lines = Files.readAllLines(table).stream()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .toList();
            int status = List.of(lines.getFirst().split("\t")).indexOf("status");
            if (status < 0) {
                continue; // published results to be held against, not facts
            }
            rows += lines.stream()
                    .skip(1)
                    .filter(line -> !line.split("\t", -1)[status].equals("verified"))
                    .count();
        }
        assertThat(KNOWLEDGE.assumed())
                .hasSize((int) rows)
                .allMatch(fact -> fact.source() instanceof Source.Assumption);
    }

    @Test
    void everyFactSaysSomethingAndCitesASource() {
        for (Fact fact : KNOWLEDGE.facts()) {
            assertThat(fact.statement()).as(fact.id()).isNotBlank();
            assertThat(fact.source().citation()).as(fact.id()).isNotBlank();
            assertThat(fact.details()).as(fact.id()).isNotEmpty();
            if (fact.source() instanceof Source.Paper paper && paper.doi() != null) {
                assertThat(paper.doi()).as(fact.id()).matches("10\\.\\d{4,9}/\\S*\\w");
            }
        }
    }

    @Test
    void theFiftyTaxaOfTheReferenceHaveSharesThatAreShares() {
        assertThat(KNOWLEDGE.taxa()).hasSize(50);
        assertThat(total(true)).isBetween(50.0, 100.0); // most of a stool sample, never more than all of it
        assertThat(total(false)).isBetween(45.0, 100.0); // a third of US reads stays at family rank
        assertThat(KNOWLEDGE.taxon("bacteroides").orElseThrow().stoolHmp().meanPercent())
                .hasValue(52.3);
        assertThat(KNOWLEDGE.taxon("marvinbryantia").orElseThrow().stoolHmp().meanPercent())
                .isEmpty(); // "trace" is not a number
    }

    private static double total(boolean hmp) {
        return KNOWLEDGE.taxa().stream()
                .map(taxon -> hmp ? taxon.stoolHmp() : taxon.stoolUs())
                .mapToDouble(share -> share.meanPercent().orElse(0))
                .sum();
    }

    @Test
    void onlySoldProbioticsAreAllowedAndPathogensAreBarred() {
        assertThat(KNOWLEDGE.taxa().stream()
                        .filter(taxon -> taxon.probiotic() == TaxonTraits.Probiotic.ALLOWED)
                        .map(Fact::id))
                .containsExactlyInAnyOrder("propionibacterium", "lactobacillus", "bifidobacterium");
        assertThat(KNOWLEDGE.taxa().stream().filter(TaxonTraits::isBarred).map(Fact::id))
                .containsExactlyInAnyOrder("klebsiella", "pseudomonas");
    }

    @Test
    void priorsOfTraitsAgreeWithTheirClassAndVerifiedOnesAreStronger() {
        for (TaxonTraits taxon : KNOWLEDGE.taxa()) {
            double mean = taxon.makes().mean();
            switch (taxon.deNovo()) {
                case ANAEROBIC, AEROBIC -> assertThat(mean).as(taxon.id()).isGreaterThan(0.8);
                case NONE -> assertThat(mean).as(taxon.id()).isLessThan(0.1);
                case VARIABLE, VARIABLE_MOSTLY_NONE ->
                    assertThat(mean).as(taxon.id()).isBetween(0.1, 0.8);
            }
        }
        TaxonTraits read = KNOWLEDGE.taxon("klebsiella").orElseThrow();
        TaxonTraits remembered = KNOWLEDGE.taxon("megasphaera").orElseThrow();
        assertThat(strength(read.makes())).isGreaterThan(strength(remembered.makes()));
    }

    private static double strength(Beta prior) {
        return prior.alpha() + prior.beta();
    }

    @Test
    void guildsFollowTheRuleOfTheReadme() {
        for (TaxonTraits taxon : KNOWLEDGE.taxa()) {
            assertThat(taxon.guild()).as(taxon.id()).isEqualTo(guildByRule(taxon));
        }
    }

    private static TaxonTraits.Guild guildByRule(TaxonTraits taxon) {
        if (taxon.takesBound()) {
            return TaxonTraits.Guild.COMPETITOR;
        }
        if (taxon.need() == TaxonTraits.Need.OBLIGATE) {
            return TaxonTraits.Guild.AUXOTROPH;
        }
        if (taxon.makes().mean() > 0.5) {
            return TaxonTraits.Guild.PRODUCER;
        }
        boolean salvages = !Set.of("none", "rare", "little").contains(taxon.salvage());
        return salvages ? TaxonTraits.Guild.SALVAGER : TaxonTraits.Guild.REST;
    }

    @Test
    void oldAndNewNamesMeanTheSameTaxon() {
        assertThat(synonyms("bacteroides")).contains("Phocaeicola");
        assertThat(synonyms("prevotella")).contains("Segatella");
        assertThat(synonyms("lactobacillus")).contains("Limosilactobacillus", "Lacticaseibacillus");
        assertThat(synonyms("mediterraneibacter")).contains("[Ruminococcus]");
        assertThat(KNOWLEDGE.taxon("escherichia").orElseThrow().families()).containsExactly("Enterobacteriaceae");
    }

    private static List<String> synonyms(String id) {
        return KNOWLEDGE.taxon(id).orElseThrow().synonyms();
    }

    @Test
    void thePathwayIsKeyedByOrthologs() {
        Set<String> orthologs = KNOWLEDGE.pathway().stream()
                .flatMap(step -> step.orthologs().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(orthologs).hasSizeGreaterThan(50).allMatch(ortholog -> ortholog.matches("K\\d{5}"));
        assertThat(KNOWLEDGE.modules().stream().map(PathwayModule::id)).contains("M00122", "M00924", "M00925");
        for (PathwayModule module : KNOWLEDGE.modules()) {
            for (String ortholog : module.definition().split("[^K0-9]+")) {
                assertThat(ortholog.isEmpty() || orthologs.contains(ortholog))
                        .as("%s of %s has a step", ortholog, module.id())
                        .isTrue();
            }
        }
    }

    @Test
    void threeEdgesMustNotBeDrawn() {
        assertThat(KNOWLEDGE.edges().stream().filter(KnownEdge::isForbidden).map(edge -> edge.from() + " " + edge.to()))
                .containsExactlyInAnyOrder(
                        "colonic_corrinoid serum_b12",
                        "fut2_non_secretor ileal_uptake",
                        "probiotic_propionibacterium serum_b12");
        Set<String> drawn = KNOWLEDGE.edges().stream()
                .filter(edge -> !edge.isForbidden())
                .flatMap(edge -> Stream.of(edge.from(), edge.to()))
                .collect(Collectors.toSet());
        assertThat(drawn)
                .contains("intake", "lumen_cobalamin", "holotc", "store")
                .doesNotContain("serum_b12");
    }

    @Test
    void rulesUseTheWordsOfProfiles() {
        Set<String> conditions = words(Condition.values());
        Set<String> effects = words(Drug.Effect.values());
        Set<String> markers = Stream.of(Marker.values()).map(Marker::word).collect(Collectors.toSet());
        for (SafetyRule rule : KNOWLEDGE.rules()) {
            String trigger = rule.trigger();
            boolean known = switch (rule.subject()) {
                case CONDITION -> conditions.contains(trigger);
                case DRUG -> effects.contains(trigger);
                case MARKER, REWARD -> markers.contains(trigger);
                case TAXON -> KNOWLEDGE.taxon(trigger).isPresent() || trigger.equals("not_a_probiotic");
                case AGE -> trigger.equals("age");
                case SUBSTANCE -> !trigger.isBlank();
            };
            assertThat(known).as("trigger %s of %s", trigger, rule.id()).isTrue();
        }
        assertThat(effects).containsExactlyInAnyOrderElementsOf(DrugFact.EFFECTS);
        assertThat(KNOWLEDGE.thresholds()).allMatch(threshold -> markers.contains(threshold.marker()));
        assertThat(KNOWLEDGE.assays().stream().map(AssayError::marker)).containsExactlyInAnyOrderElementsOf(markers);
    }

    private static Set<String> words(Enum<?>[] constants) {
        return Stream.of(constants)
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    @Test
    void whoMustSeeAClinicianIsReferred() {
        Set<String> referred = KNOWLEDGE.rules().stream()
                .filter(rule -> rule.action() == SafetyRule.Action.REFER)
                .map(SafetyRule::trigger)
                .collect(Collectors.toSet());
        assertThat(referred)
                .contains(
                        "pernicious_anaemia", "total_gastrectomy", "ileal_resection", "neuropathy", "pregnancy", "age");
        SafetyRule resection = KNOWLEDGE.rule("refer_ileal_resection").orElseThrow();
        assertThat(resection.holdsFor(20)).isFalse(); // domain.md: more than 20 cm
        assertThat(resection.holdsFor(21)).isTrue();
        assertThat(KNOWLEDGE.rule("cap_reward").orElseThrow().above()).hasValue(600);
        assertThat(KNOWLEDGE.rule("bar_cobalt").orElseThrow().action()).isEqualTo(SafetyRule.Action.BAR);
    }

    @Test
    void drugsAreFoundByBrandAndThresholdsByName() {
        assertThat(KNOWLEDGE.drug("Glucophage").orElseThrow().effect()).isEqualTo("metformin");
        assertThat(KNOWLEDGE.drug("omeprazole").orElseThrow().effect()).isEqualTo("proton_pump_inhibitor");
        assertThat(KNOWLEDGE.drug("metfornin")).isEmpty();
        assertThat(KNOWLEDGE.threshold("serum_b12_low").holdsFor(147)).isTrue();
        assertThat(KNOWLEDGE.assay("holotc").orElseThrow().totalCv()).isEqualTo(Math.hypot(0.07, 0.11));
    }

    @Test
    void anotherFolderTakesThePlaceOfTheBundledOne(@TempDir Path copy) throws IOException {
        copyTo(copy);
        Path taxa = copy.resolve("taxa.tsv");
        Files.writeString(taxa, Files.readString(taxa).replace("\tbarred\t", "\tallowed\t"));
        assertThatThrownBy(() -> KnowledgeBase.load(copy))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("bar_klebsiella");
        assertThatThrownBy(() -> KnowledgeBase.load(copy.resolve("absent")))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("expected a knowledge folder");
    }

    @Test
    void anIdInTwoTablesIsRefused(@TempDir Path copy) throws IOException {
        copyTo(copy);
        Path parameters = copy.resolve("parameters/physiology.tsv");
        Files.writeString(
                parameters,
                Files.readString(parameters).strip() + "\nmetformin\ts\tm\t1\t\t\tug\tall\tPaper 2001\tverified\t\n");
        assertThatThrownBy(() -> KnowledgeBase.load(copy))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("taken by")
                .hasMessageContaining("physiology.tsv");
    }

    @Test
    void otherFilesOfTheFolderAreOpenedByName() throws IOException {
        try (BufferedReader reader = new BufferedReader(KNOWLEDGE.open("taxa.tsv"))) {
            assertThat(reader.readLine()).startsWith("#");
        }
        assertThatThrownBy(() -> KNOWLEDGE.open("taxo.tsv")).hasMessageContaining("Did you mean 'taxa.tsv'?");
    }

    private static Path folder() {
        return Files.isDirectory(Path.of("knowledge")) ? Path.of("knowledge") : Path.of("../knowledge");
    }

    private static List<Path> tables(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder, 2)) {
            return files.filter(file -> file.toString().endsWith(".tsv"))
                    .filter(file -> folder.equals(file.getParent())
                            || folder.resolve("parameters").equals(file.getParent()))
                    .sorted()
                    .toList();
        }
    }

    private static void copyTo(Path target) throws IOException {
        Files.createDirectories(target.resolve("parameters"));
        for (Path table : tables(folder())) {
            Files.copy(table, target.resolve(folder().relativize(table).toString()));
        }
    }
}
