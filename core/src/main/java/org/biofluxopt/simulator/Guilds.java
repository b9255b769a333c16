package org.biofluxopt.simulator;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.knowledge.TaxonTraits;
import org.biofluxopt.knowledge.TaxonTraits.Guild;
import org.biofluxopt.profile.MicrobiomeSample;
import org.biofluxopt.simulator.GutCommunity.Member;

/**
 * Lumps taxa into the five guilds of the knowledge base. A guild's traits are the means of its taxa in this person,
 * weighted by abundance. Words become numbers here; each number is an assumption named beside it.
 */
final class Guilds {
    /** Uptake relative to a typical gut bacterium: with surface capture (BtuG, Wexler 2018), some, none. Assumed. */
    private static final double SALVAGE_STRONG = 2;

    private static final double SALVAGE_SOME = 1;
    private static final double SALVAGE_NONE = 0.1;
    /** Presence in the small bowel relative to stool: not, transient, resident. Assumed. */
    private static final double[] SMALL_BOWEL = {0.1, 0.5, 1.0};
    /** Uptake of factor-bound cobalamin: competitors all, others hardly (physiology.tsv MI25). Assumed. */
    private static final double BOUND_NO = 0.05;
    /** Share of the product that is true cobalamin by what is known of the lower ligand. Assumed. */
    private static final Map<TaxonTraits.TrueCobalamin, Double> TRUE_SHARE = Map.of(
            TaxonTraits.TrueCobalamin.YES, 0.9,
            TaxonTraits.TrueCobalamin.WITH_DMB, 0.05,
            TaxonTraits.TrueCobalamin.UNKNOWN, 0.02,
            TaxonTraits.TrueCobalamin.NO, 0.005);
    /** Use of added fibre by guild, mean 1: fermenters of plant polysaccharides first. Assumed. */
    private static final Map<Guild, Double> FIBRE = Map.of(
            Guild.PRODUCER, 1.2, Guild.AUXOTROPH, 1.2, Guild.SALVAGER, 0.9, Guild.COMPETITOR, 0.8, Guild.REST, 1.0);

    private static final Map<Guild, String> LABELS = Map.of(
            Guild.PRODUCER, "corrinoid makers",
            Guild.AUXOTROPH, "microbes that need B12",
            Guild.SALVAGER, "corrinoid salvagers",
            Guild.COMPETITOR, "competitors for the host's B12",
            Guild.REST, "other gut microbes");

    private Guilds() {}

    static GutCommunity of(Optional<MicrobiomeSample> sample, KnowledgeBase knowledge) {
        Map<String, Double> abundance = sample.<Map<String, Double>>map(MicrobiomeSample::abundance)
                .orElseGet(() -> populationMeans(knowledge));
        Map<Guild, Mean> means = new EnumMap<>(Guild.class);
        for (Guild guild : Guild.values()) {
            means.put(guild, new Mean());
        }
        double matched = 0;
        for (Map.Entry<String, Double> entry : abundance.entrySet()) {
            TaxonTraits taxon = knowledge
                    .taxon(entry.getKey())
                    .orElseThrow(() -> new IllegalArgumentException("Unknown taxon " + entry.getKey()));
            matched += entry.getValue();
            mean(means, taxon.guild()).add(taxon, entry.getValue());
        }
        mean(means, Guild.REST).addUnknown(Math.max(0, 1 - matched));
        List<Member> members = new ArrayList<>();
        double total = Math.max(1, matched);
        means.forEach((guild, mean) -> members.add(mean.member(guild, total)));
        members.add(transientMember(knowledge));
        return new GutCommunity(members, Guild.values().length);
    }

    /** The most abundant taxa of US adults, each a member of its own, shares made to sum to 1. */
    static GutCommunity taxa(int count, KnowledgeBase knowledge) {
        List<Map.Entry<String, Double>> most = populationMeans(knowledge).entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(count)
                .toList();
        double sum = most.stream().mapToDouble(Map.Entry::getValue).sum();
        List<Member> members = new ArrayList<>();
        for (Map.Entry<String, Double> entry : most) {
            TaxonTraits taxon = knowledge
                    .taxon(entry.getKey())
                    .orElseThrow(() -> new IllegalArgumentException("Unknown taxon " + entry.getKey()));
            Mean mean = new Mean();
            mean.add(taxon, entry.getValue());
            members.add(mean.member(taxon.guild(), sum).named(taxon.id(), taxon.name()));
        }
        members.add(transientMember(knowledge));
        return new GutCommunity(members, members.size() - 1);
    }

    private static Mean mean(Map<Guild, Mean> means, Guild guild) {
        return means.computeIfAbsent(guild, missing -> new Mean());
    }

    /** US adults where measured, else HMP. */
    private static Map<String, Double> populationMeans(KnowledgeBase knowledge) {
        Map<String, Double> means = new TreeMap<>();
        for (TaxonTraits taxon : knowledge.taxa()) {
            double percent = taxon.stoolUs()
                    .meanPercent()
                    .orElse(taxon.stoolHmp().meanPercent().orElse(0));
            if (percent > 0) {
                means.put(taxon.id(), percent / 100);
            }
        }
        return means;
    }

    private static Member transientMember(KnowledgeBase knowledge) {
        String id = GutCommunity.PROPIONIBACTERIUM;
        String name = knowledge.taxon(id).map(TaxonTraits::name).orElse("Propionibacterium");
        return new Member(id, name + " (swallowed)", 0, 0, 1, SALVAGE_NONE, 0, 0, TRANSIENT_TRUE, 0, 0);
    }

    private static double salvage(TaxonTraits taxon) {
        String words = taxon.salvage().toLowerCase(Locale.ROOT);
        if (words.contains("btug")) {
            return SALVAGE_STRONG;
        }
        return words.equals("none") || words.isBlank() ? SALVAGE_NONE : SALVAGE_SOME;
    }

    /** Weighted sums of the traits of one guild. */
    private static final class Mean {
        private double weight;
        private double smallBowel;
        private double deNovo;
        private double salvage;
        private double need;
        private double bound;
        private double trueMade;

        void add(TaxonTraits taxon, double share) {
            add(
                    share,
                    SMALL_BOWEL[taxon.smallIntestine()],
                    taxon.makes().mean(),
                    salvage(taxon),
                    taxon.needs().mean(),
                    taxon.takesBound() ? 1 : BOUND_NO,
                    TRUE_SHARE.getOrDefault(taxon.trueCobalamin(), UNKNOWN_TRUE));
        }

        /** Taxa outside the knowledge base: shares of genomes with the trait (physiology.tsv MI21). */
        void addUnknown(double share) {
            add(share, SMALL_BOWEL[0], UNKNOWN_MAKES, SALVAGE_SOME, UNKNOWN_NEEDS, BOUND_NO, UNKNOWN_TRUE);
        }

        private void add(
                double share, double small, double makes, double takes, double needs, double takesBound, double real) {
            weight += share;
            smallBowel += share * small;
            deNovo += share * makes;
            salvage += share * takes;
            need += share * needs;
            bound += share * takesBound;
            trueMade += share * makes * real;
        }

        Member member(Guild guild, double total) {
            double w = Math.max(weight, 1e-12);
            boolean empty = weight <= 0;
            return new Member(
                    guild.word(),
                    LABELS.getOrDefault(guild, guild.word()),
                    weight / total,
                    empty ? SMALL_BOWEL[0] : smallBowel / w,
                    empty ? UNKNOWN_MAKES : deNovo / w,
                    empty ? SALVAGE_SOME : salvage / w,
                    empty ? UNKNOWN_NEEDS : need / w,
                    empty ? BOUND_NO : bound / w,
                    deNovo > 0 ? trueMade / deNovo : UNKNOWN_TRUE,
                    guild == Guild.SALVAGER || guild == Guild.AUXOTROPH ? REMODELLING_MANY : 1,
                    FIBRE.getOrDefault(guild, 1.0));
        }
    }

    private static final double UNKNOWN_MAKES = 0.37;
    private static final double UNKNOWN_NEEDS = 0.5;
    private static final double UNKNOWN_TRUE = 0.02;
    private static final double TRANSIENT_TRUE = 0.98;
    /** Salvagers and dependent microbes exchange lower ligands most (cbiR, cbiZ). Assumed. */
    private static final double REMODELLING_MANY = 1.5;
}
