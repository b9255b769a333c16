package org.biofluxopt.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.biofluxopt.bayes.DirichletCpt;
import org.biofluxopt.bayes.ParameterLearning;
import org.biofluxopt.bayes.format.NetworkFiles;
import org.biofluxopt.bayes.structure.Bootstrap;
import org.biofluxopt.bayes.structure.Knowledge;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.knowledge.TaxonTraits;
import org.biofluxopt.network.AddedEdges;
import org.biofluxopt.network.B12Network;
import org.biofluxopt.network.MicrobialLearning;
import org.biofluxopt.network.MicrobialStates;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.profile.MicrobiomeSample;
import org.biofluxopt.text.InputError;
import org.biofluxopt.text.Nearest;
import org.jspecify.annotations.Nullable;

/** {@code network learn --microbiome}: the microbial part of the B12 network from gut samples. */
final class MicrobialLearningRun {
    private static final double POINTS_ONE_WAY = 0.75; // of the replicates with the edge

    private final GutSamples gut;
    private final Knowledge knowledge;
    private final PrintWriter err;

    /** @param err receives what was found, in words */
    MicrobialLearningRun(GutSamples gut, Knowledge knowledge, PrintWriter err) {
        this.gut = gut;
        this.knowledge = knowledge;
        this.err = err;
    }

    /**
     * @param network where the network with the edges and the samples' counts goes, if anywhere
     * @return edges that survive, one a line
     */
    List<String> run(MicrobialLearning.Settings settings, long seed, @Nullable Path network) {
        KnowledgeBase facts = KnowledgeBase.bundled();
        refuseStrangers(facts);
        List<MicrobiomeSample> samples = gut.read(facts);
        MicrobialLearning.Result result;
        try (ExecutorService pool =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            result = MicrobialLearning.learn(samples, settings, knowledge, new Seed(seed), pool);
        }
        tell(settings, result);
        if (network != null) {
            write(facts, samples, result, network);
        }
        err.flush();
        return result.strong().stream().map(this::line).toList();
    }

    private void refuseStrangers(KnowledgeBase facts) {
        List<String> known = facts.taxa().stream().map(TaxonTraits::id).toList();
        TreeSet<String> named = new TreeSet<>(knowledge.roots());
        knowledge.tiers().forEach(named::addAll);
        for (Knowledge.Arc arc : knowledge.required()) {
            named.addAll(List.of(arc.from(), arc.to()));
        }
        for (Knowledge.Arc arc : knowledge.forbidden()) {
            named.addAll(List.of(arc.from(), arc.to()));
        }
        for (String name : named) {
            if (!known.contains(name)) {
                throw InputError.about(
                        "Knowledge", "'" + name + "' is no taxon of knowledge/taxa.tsv.", Nearest.advice(name, known));
            }
        }
    }

    private void tell(MicrobialLearning.Settings settings, MicrobialLearning.Result result) {
        err.printf(
                Locale.ROOT,
                "%d samples, %d taxa, %d pairs; PC finds %d edges, %d have strength >= %.2f in %d replicates%n",
                result.samples(),
                result.taxa().size(),
                result.pairs(),
                result.edges(),
                result.strong().size(),
                settings.strong(),
                settings.replicates());
        if (settings.nulls() > 0) {
            err.printf(
                    Locale.ROOT,
                    "taxa shuffled between samples (%d times): %.1f edges, %.2f %% of the pairs; %.1f of strength >= %.2f%n",
                    settings.nulls(),
                    result.shuffled().edges(),
                    100 * result.shuffled().edges() / Math.max(1, result.pairs()),
                    result.shuffled().strongEdges(),
                    settings.strong());
        }
        for (Bootstrap.Strength edge : result.strong()) {
            err.printf(
                    Locale.ROOT,
                    "  %.2f  %s%s%n",
                    edge.strength(),
                    line(edge),
                    edge.direction() < POINTS_ONE_WAY
                            ? ""
                            : String.format(Locale.ROOT, " (this way in %.0f %%)", 100 * edge.direction()));
        }
    }

    private String line(Bootstrap.Strength edge) {
        boolean oneWay = edge.direction() >= POINTS_ONE_WAY
                || knowledge.requires(edge.from(), edge.to())
                || !knowledge.allows(edge.to(), edge.from());
        return edge.from() + (oneWay ? " --> " : " --- ") + edge.to();
    }

    private void write(
            KnowledgeBase facts, List<MicrobiomeSample> samples, MicrobialLearning.Result result, Path file) {
        B12Network expert = B12Network.expert(facts);
        AddedEdges.Result extended = AddedEdges.to(expert.cpts(), result.strong(), knowledge);
        List<DirichletCpt> fitted =
                ParameterLearning.update(extended.cpts(), MicrobialStates.of(expert, samples), gut.source());
        NetworkFiles.write(fitted, file);
        List<String> added = new ArrayList<>();
        extended.added().forEach(arc -> added.add(arc.from() + " -> " + arc.to()));
        err.printf(
                Locale.ROOT,
                "%d edges added to the network%s%n",
                added.size(),
                added.isEmpty() ? "" : ": " + String.join(", ", added));
        extended.left().forEach(reason -> err.println("left out: " + reason));
        FitReport.tell(fitted, gut.source(), err);
    }
}
