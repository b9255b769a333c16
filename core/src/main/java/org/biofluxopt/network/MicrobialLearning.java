package org.biofluxopt.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.biofluxopt.bayes.structure.Bootstrap;
import org.biofluxopt.bayes.structure.CompositionScores;
import org.biofluxopt.bayes.structure.CompositionTest;
import org.biofluxopt.bayes.structure.Knowledge;
import org.biofluxopt.bayes.structure.PartiallyDirectedGraph;
import org.biofluxopt.bayes.structure.PcStable;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.profile.MicrobiomeSample;
import org.biofluxopt.text.InputError;

/**
 * Which taxa depend on which, given the others: PC-stable with a test that counts with closure and zeros ({@link
 * CompositionTest}), its edges weighed by bootstrap, and the same done on samples whose taxa were shuffled.
 */
public final class MicrobialLearning {
    /** Counts that belong to no known taxon; takes part, but its edges are not told. */
    static final String OTHER = "other";

    private static final int FEWEST_SAMPLES = 20;
    private static final double RELATIVE_TABLE_DEPTH = 5000; // sequences behind a table of shares, as in Evidence
    private static final double RELATIVE = 200; // a total below is a sum of shares or per cents

    private final List<String> taxa;
    private final double[][] counts; // [sample][taxon]
    private final Settings settings;

    private MicrobialLearning(List<String> taxa, double[][] counts, Settings settings) {
        this.taxa = taxa;
        this.counts = counts;
        this.settings = settings;
    }

    /**
     * @param alpha significance level of the tests
     * @param leastPrevalence taxa seen in a smaller share of the samples are left out
     * @param deepest most taxa to condition on
     * @param replicates of the bootstrap
     * @param strong edges found in at least this share of them are told
     * @param nulls shuffled tables
     * @param nullReplicates of the bootstrap on each of them
     */
    public record Settings(
            double alpha,
            double leastPrevalence,
            int deepest,
            int replicates,
            double strong,
            int nulls,
            int nullReplicates) {
        public static final Settings DEFAULT = new Settings(0.01, 0.1, 3, 100, 0.9, 10, 30);
    }

    /**
     * What shuffled tables give.
     *
     * @param edges mean number of PC's edges
     * @param strongEdges mean number of edges that are strong
     */
    public record Null(double edges, double strongEdges) {}

    /**
     * @param taxa that took part, without the rest
     * @param samples used
     * @param edges of PC on all samples, without those of the rest
     * @param strengths of all pairs found in a replicate, strongest first
     * @param strong those found often enough
     * @param shuffled the same where nothing depends on anything
     */
    public record Result(
            List<String> taxa,
            int samples,
            int edges,
            List<Bootstrap.Strength> strengths,
            List<Bootstrap.Strength> strong,
            Null shuffled) {
        public Result {
            taxa = List.copyOf(taxa);
            strengths = List.copyOf(strengths);
            strong = List.copyOf(strong);
        }

        /** Pairs of taxa. */
        public int pairs() {
            return taxa.size() * (taxa.size() - 1) / 2;
        }
    }

    /** @param knowledge about taxa; those that do not take part are ignored */
    public static Result learn(
            List<MicrobiomeSample> samples, Settings settings, Knowledge knowledge, Seed seed, Executor executor) {
        List<MicrobiomeSample> usable =
                samples.stream().filter(sample -> sample.totalCount() > 0).toList();
        if (usable.size() < FEWEST_SAMPLES) {
            throw InputError.about(
                    "the microbiome table",
                    "has " + usable.size() + " usable samples.",
                    "Give at least " + FEWEST_SAMPLES + ".");
        }
        SortedSet<String> names = new TreeSet<>();
        usable.forEach(sample -> names.addAll(sample.abundance().keySet()));
        List<String> taxa = new ArrayList<>(names);
        taxa.add(OTHER);
        double[][] counts = new double[usable.size()][];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = counts(usable.get(i), taxa);
        }
        return new MicrobialLearning(taxa, counts, settings).learn(knowledge, seed, executor);
    }

    private static double[] counts(MicrobiomeSample sample, List<String> taxa) {
        double depth = sample.totalCount() < RELATIVE ? RELATIVE_TABLE_DEPTH : sample.totalCount();
        double[] counts = new double[taxa.size()];
        for (int j = 0; j < counts.length - 1; j++) {
            counts[j] = depth * sample.abundance().getOrDefault(taxa.get(j), 0.0);
        }
        counts[counts.length - 1] = depth * Math.max(0, 1 - sample.matchedShare());
        return counts;
    }

    private Result learn(Knowledge given, Seed seed, Executor executor) {
        List<String> used =
                CompositionScores.of(taxa, counts, settings.leastPrevalence()).names();
        for (Knowledge.Arc arc : given.required()) {
            if (!used.contains(arc.from()) || !used.contains(arc.to())) {
                throw InputError.about(
                        "Knowledge",
                        "requires " + arc + ", but only taxa seen in at least "
                                + Math.round(100 * settings.leastPrevalence()) + " % of the samples take part.",
                        "They are " + String.join(", ", used) + ".");
            }
        }
        Knowledge knowledge = given.among(used);
        PartiallyDirectedGraph graph = graph(counts, knowledge);
        List<Bootstrap.Strength> strengths =
                strengths(counts, used, knowledge, settings.replicates(), seed.child("bootstrap"), executor);
        double edges = 0;
        double strongEdges = 0;
        for (int k = 0; k < settings.nulls(); k++) {
            double[][] shuffled = shuffled(seed.child("null").child(k).generator());
            edges += edges(graph(shuffled, Knowledge.none())) / (double) settings.nulls();
            strongEdges += strengths(
                                    shuffled,
                                    used,
                                    Knowledge.none(),
                                    settings.nullReplicates(),
                                    seed.child("null bootstrap").child(k),
                                    executor)
                            .stream()
                            .filter(edge -> edge.strength() >= settings.strong())
                            .count()
                    / (double) settings.nulls();
        }
        return new Result(
                used.stream().filter(taxon -> !taxon.equals(OTHER)).toList(),
                counts.length,
                edges(graph),
                strengths,
                strengths.stream()
                        .filter(edge -> edge.strength() >= settings.strong())
                        .toList(),
                new Null(edges, strongEdges));
    }

    private PartiallyDirectedGraph graph(double[][] table, Knowledge knowledge) {
        CompositionScores scores = CompositionScores.of(taxa, table, settings.leastPrevalence());
        PcStable.Settings pc =
                new PcStable.Settings(settings.alpha(), settings.deepest(), PcStable.Colliders.FIRST_SEPARATION);
        return PcStable.learn(new CompositionTest(scores), pc, knowledge.among(scores.names()))
                .graph();
    }

    private static int edges(PartiallyDirectedGraph graph) {
        int edges = 0;
        int other = graph.names().indexOf(OTHER);
        for (int a = 0; a < graph.size(); a++) {
            for (int b = 0; b < a; b++) {
                edges += graph.adjacent(a, b) && a != other && b != other ? 1 : 0;
            }
        }
        return edges;
    }

    private List<Bootstrap.Strength> strengths(
            double[][] table, List<String> used, Knowledge knowledge, int replicates, Seed seed, Executor executor) {
        return Bootstrap.strengths(
                        used,
                        table.length,
                        rows -> graph(
                                Arrays.stream(rows).mapToObj(r -> table[r]).toArray(double[][]::new), knowledge),
                        replicates,
                        seed,
                        executor)
                .stream()
                .filter(edge -> !edge.from().equals(OTHER) && !edge.to().equals(OTHER))
                .toList();
    }

    /** Each taxon's shares dealt anew to the samples, then closed to the whole again: only closure ties them together. */
    private double[][] shuffled(RandomGenerator random) {
        int n = counts.length;
        double[] depth = new double[n];
        double[][] table = new double[n][taxa.size()];
        for (int i = 0; i < n; i++) {
            depth[i] = Arrays.stream(counts[i]).sum();
        }
        for (int j = 0; j < taxa.size(); j++) {
            int[] order = new int[n];
            for (int i = 0; i < n; i++) {
                int k = random.nextInt(i + 1);
                order[i] = order[k];
                order[k] = i;
            }
            for (int i = 0; i < n; i++) {
                table[i][j] = counts[order[i]][j] / depth[order[i]];
            }
        }
        for (int i = 0; i < n; i++) {
            double whole = Arrays.stream(table[i]).sum();
            for (int j = 0; j < taxa.size() && whole > 0; j++) {
                table[i][j] = Math.rint(table[i][j] / whole * depth[i]);
            }
        }
        return table;
    }
}
