package org.biofluxopt.app;

import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.biofluxopt.connect.microbiome.TaxonMatcher;
import org.biofluxopt.generate.Compositions;
import org.biofluxopt.generate.Edge;
import org.biofluxopt.generate.GenusTable;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.knowledge.TaxonTraits;

/** Rare microbiomes that can be asked for. */
enum EdgeKind {
    LOW_PRODUCERS("a low share of genera that make corrinoids"),
    BLOOM("a high share of one genus that is usually below 5 %"),
    LOW_DIVERSITY("a low Shannon index");

    private static final double QUANTILE = 0.9;
    private static final double USUALLY = 0.05;

    private final String meaning;

    EdgeKind(String meaning) {
        this.meaning = meaning;
    }

    String meaning() {
        return meaning;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String toString() {
        return word();
    }

    Edge over(GenusTable table) {
        return new Edge(word(), score(table), QUANTILE);
    }

    private ToDoubleFunction<double[]> score(GenusTable table) {
        return switch (this) {
            case LOW_DIVERSITY -> counts -> -Compositions.shannon(counts);
            case LOW_PRODUCERS -> {
                double[] makes = makes(table);
                yield counts -> -weighted(counts, makes);
            }
            case BLOOM -> {
                double[] mean = new double[table.genera().size()];
                for (double[] row : table.shares()) {
                    for (int j = 0; j < mean.length; j++) {
                        mean[j] += row[j] / table.size();
                    }
                }
                yield counts -> largestOfTheRare(counts, mean);
            }
        };
    }

    private static double largestOfTheRare(double[] counts, double[] mean) {
        double most = 0;
        double total = 0;
        for (int j = 0; j < counts.length; j++) {
            total += counts[j];
            most = mean[j] < USUALLY ? Math.max(most, counts[j]) : most;
        }
        return most / total;
    }

    /** Share of genomes of each genus that make corrinoids; 0 for genera the knowledge base does not hold. */
    private static double[] makes(GenusTable table) {
        KnowledgeBase knowledge = KnowledgeBase.bundled();
        TaxonMatcher matcher = TaxonMatcher.of(knowledge);
        return table.genera().stream()
                .mapToDouble(genus -> knowledge
                        .taxon(matcher.matchKey(genus))
                        .map(TaxonTraits::makes)
                        .map(beta -> beta.mean())
                        .orElse(0.0))
                .toArray();
    }

    private static double weighted(double[] counts, double[] weights) {
        double sum = 0;
        double total = 0;
        for (int j = 0; j < counts.length; j++) {
            sum += counts[j] * weights[j];
            total += counts[j];
        }
        return sum / total;
    }
}
