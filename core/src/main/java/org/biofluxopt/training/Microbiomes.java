package org.biofluxopt.training;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.knowledge.TaxonTraits;
import org.biofluxopt.profile.MicrobiomeSample;

/** Where virtual people's gut microbes come from. */
public interface Microbiomes {
    MicrobiomeSample draw(RandomGenerator random);

    /** One line for the recipe. */
    String words();

    /** Any of some samples, each as likely. */
    static Microbiomes of(List<MicrobiomeSample> samples, String words) {
        List<MicrobiomeSample> known = samples.stream()
                .filter(sample -> sample.matchedShare() >= MicrobiomeSample.LEAST_MATCHED_SHARE)
                .toList();
        if (known.isEmpty()) {
            throw new IllegalArgumentException("Expected a sample with a fifth of its counts in known taxa, got none");
        }
        return new Microbiomes() {
            @Override
            public MicrobiomeSample draw(RandomGenerator random) {
                return known.get(random.nextInt(known.size()));
            }

            @Override
            public String words() {
                return known.size() + " samples: " + words;
            }
        };
    }

    /**
     * Made from the knowledge base alone: each taxon's share is log-normal with the mean and standard deviation between
     * people that {@code taxa.tsv} has for stool of US adults (else HMP), independently, and the sum is brought to at most
     * 1. Taxa do not depend on one another as they do in people, and none is ever missing.
     */
    static Microbiomes made(KnowledgeBase knowledge) {
        return new Microbiomes() {
            @Override
            public MicrobiomeSample draw(RandomGenerator random) {
                SortedMap<String, Double> shares = new TreeMap<>();
                double sum = 0;
                for (TaxonTraits taxon : knowledge.taxa()) {
                    TaxonTraits.Share measured =
                            taxon.stoolUs().meanPercent().isPresent() ? taxon.stoolUs() : taxon.stoolHmp();
                    double mean = measured.meanPercent().orElse(0) / 100;
                    double deviation = measured.sdPercent().orElse(100 * mean) / 100;
                    double normal = random.nextGaussian(); // drawn for every taxon, so that one row moves no other
                    if (mean > 0) {
                        double variance = Math.log1p(deviation * deviation / (mean * mean));
                        double share = mean * Math.exp(Math.sqrt(variance) * normal - variance / 2);
                        shares.put(taxon.id(), share);
                        sum += share;
                    }
                }
                double scale = Math.max(1, sum);
                shares.replaceAll((taxon, share) -> share / scale);
                return new MicrobiomeSample("made", "knowledge/taxa.tsv", shares, sum / scale, 1);
            }

            @Override
            public String words() {
                return "made from knowledge/taxa.tsv: independent log-normal shares";
            }
        };
    }
}
