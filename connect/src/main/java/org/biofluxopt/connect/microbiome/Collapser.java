package org.biofluxopt.connect.microbiome;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.biofluxopt.profile.MicrobiomeSample;
import org.biofluxopt.text.InputError;

/**
 * Takes a table value by value and keeps only what collapsing needs: taxa times samples, never features times samples.
 * Checks what every format must hold: unique ids, finite values that are not negative, a table of taxa.
 */
final class Collapser {
    private static final int MAX_FEATURES = 5_000_000;
    private static final int MAX_SAMPLES = 200_000;
    private static final int TOP = 25;
    private static final Pattern FUNCTIONAL_ID = Pattern.compile(
            "^(UniRef\\d+_.*|UNINTEGRATED(\\|.*)?|READS_UNMAPPED|UNMAPPED|.*-PWY(\\b.*)?|PWY[0-9A-Z]*-.*|P\\d+-PWY.*"
                    + "|K\\d{5}(:.*)?|ko:K\\d{5}|EC:\\d.*|GO:\\d{7}.*|PF\\d{5}.*|\\d+\\.\\d+\\.\\d+\\.\\d+)$");

    private static final int MAX_OPEN_TAXA = 20_000;

    private final String file;
    private final TaxonMatcher matcher;
    private final boolean open; // every genus of the table is a taxon of its own
    private final FeatureTaxonomy taxonomy;
    private final List<String> taxa;
    private final Map<String, Integer> taxonIndex = new HashMap<>();

    private final Set<String> sampleIds = new LinkedHashSet<>();
    private final List<double[]> counts = new ArrayList<>(); // [sample][taxon]
    private double[] totals = new double[16];

    private final Set<String> featureIds = new HashSet<>();
    private int[] target = new int[1024]; // [feature], taxon index, or -1 - index of the unmatched name
    private int matchedFeatures;
    private final Map<String, Integer> unmatchedIndex = new HashMap<>();
    private final List<String> unmatchedNames = new ArrayList<>();
    private double[] unmatchedCounts = new double[64];
    private final Map<Lineage.Style, Integer> styles = new EnumMap<>(Lineage.Style.class);
    private final List<String> notes = new ArrayList<>();

    Collapser(String file, TaxonMatcher matcher, FeatureTaxonomy taxonomy) {
        this(file, matcher, taxonomy, false);
    }

    /** @param open collapse to every genus the table holds, named by {@link Lineage#genusKey}, not to the known taxa */
    Collapser(String file, TaxonMatcher matcher, FeatureTaxonomy taxonomy, boolean open) {
        this.file = file;
        this.matcher = matcher;
        this.taxonomy = taxonomy;
        this.open = open;
        this.taxa = open ? new ArrayList<>() : List.copyOf(matcher.ids());
        for (int i = 0; i < taxa.size(); i++) {
            taxonIndex.put(taxa.get(i), i);
        }
    }

    String file() {
        return file;
    }

    InputError.Builder error() {
        return InputError.in(file);
    }

    void note(String sentence) {
        notes.add(sentence);
    }

    /** @return the sample's index */
    int sample(String id) {
        if (id.isBlank()) {
            throw error().field("sample " + (sampleIds.size() + 1))
                    .got("an empty sample id")
                    .expected("a name")
                    .error();
        }
        if (!sampleIds.add(id)) {
            throw error().field("sample " + id)
                    .got("the same sample id twice")
                    .expected("unique sample ids")
                    .advice("Rename or merge the samples before importing.")
                    .error();
        }
        int index = counts.size();
        if (index >= MAX_SAMPLES) {
            throw error().got("more than " + MAX_SAMPLES + " samples")
                    .expected("a smaller table")
                    .error();
        }
        counts.add(new double[taxa.size()]);
        if (index >= totals.length) {
            totals = java.util.Arrays.copyOf(totals, totals.length * 2);
        }
        return index;
    }

    /** Whether the text names a known taxon. */
    boolean knows(String name) {
        return !matcher.match(Lineage.looksLike(name) ? Lineage.parse(name) : TaxonMatcher.ofBareId(name))
                .isEmpty();
    }

    /** A feature whose id says, or does not say, what it is. @return its index */
    int feature(String id) {
        if (id.isBlank()) {
            return feature("(unassigned)", Lineage.parse("k__")); // as programs write what they could not classify
        }
        return feature(id, Lineage.looksLike(id) ? Lineage.parse(id) : TaxonMatcher.ofBareId(id));
    }

    /** @param own the table's own lineage; a taxonomy file's entry for this id goes before it */
    int feature(String id, Lineage own) {
        int index = featureIds.size();
        if (FUNCTIONAL_ID.matcher(id).matches() && (index < 10 || own.style() == Lineage.Style.NONE && index < 50)) {
            throw Refusals.functional(file, id);
        }
        if (!featureIds.add(id)) {
            throw error().field("feature " + id)
                    .got("the same observation id twice")
                    .expected("unique observation ids")
                    .advice("Sum the rows of one feature before importing.")
                    .error();
        }
        if (index >= MAX_FEATURES) {
            throw error().got("more than " + MAX_FEATURES + " features")
                    .expected("a smaller table")
                    .error();
        }
        if (index >= target.length) {
            target = java.util.Arrays.copyOf(target, target.length * 2);
        }
        target[index] = targetOf(id, taxonomy.of(id, own));
        return index;
    }

    private int targetOf(String id, Lineage lineage) {
        styles.merge(lineage.style(), 1, Integer::sum);
        if (open) {
            return openTarget(lineage.style() == Lineage.Style.NONE ? id : lineage.genusKey());
        }
        String taxon = lineage.style() == Lineage.Style.NONE ? "" : matcher.match(lineage);
        if (!taxon.isEmpty()) {
            matchedFeatures++;
            return java.util.Objects.requireNonNull(taxonIndex.get(taxon));
        }
        boolean onlyAnId = lineage.style() == Lineage.Style.NONE && Lineage.isNamed(lineage.deepest());
        String name = onlyAnId ? "(no lineage)" : lineage.shown();
        int at = unmatchedIndex.computeIfAbsent(name, n -> {
            unmatchedNames.add(n);
            return unmatchedNames.size() - 1;
        });
        if (at >= unmatchedCounts.length) {
            unmatchedCounts = java.util.Arrays.copyOf(unmatchedCounts, unmatchedCounts.length * 2);
        }
        return -1 - at;
    }

    private int openTarget(String key) {
        matchedFeatures++;
        Integer known = taxonIndex.get(key);
        if (known != null) {
            return known;
        }
        if (taxa.size() >= MAX_OPEN_TAXA) {
            throw error().got("more than " + MAX_OPEN_TAXA + " different genera")
                    .expected("a table of taxa")
                    .advice("If it holds ids only, give their lineages by --taxonomy FILE.")
                    .error();
        }
        taxa.add(key);
        taxonIndex.put(key, taxa.size() - 1);
        return taxa.size() - 1;
    }

    /** Adds one cell; {@code line} is 0 where a format has none. */
    void add(int feature, int sample, double value, int line) {
        if (!(value >= 0) || value == Double.POSITIVE_INFINITY) {
            throw cell(sample, line, Double.toString(value));
        }
        totals[sample] += value;
        int to = target[feature];
        if (to >= 0) {
            double[] row = counts.get(sample);
            if (to >= row.length) { // only where taxa are found on the way
                row = java.util.Arrays.copyOf(row, Math.max(2 * row.length, taxa.size() + 64));
                counts.set(sample, row);
            }
            row[to] += value;
        } else {
            unmatchedCounts[-1 - to] += value;
        }
    }

    /** What is said about a cell that is no abundance. */
    InputError cell(int sample, int line, String got) {
        return error().line(line)
                .field("sample " + List.copyOf(sampleIds).get(sample))
                .got(got)
                .expected("a count or relative abundance >= 0")
                .advice("Log-ratios, differences and missing cells cannot be imported; give raw counts or shares.")
                .error();
    }

    int samples() {
        return counts.size();
    }

    int features() {
        return featureIds.size();
    }

    MicrobiomeTable table(String format) {
        if (sampleIds.isEmpty() || featureIds.isEmpty()) {
            throw error().got("an empty table (" + featureIds.size() + " features, " + sampleIds.size() + " samples)")
                    .expected("at least one feature and one sample")
                    .error();
        }
        double all = 0;
        for (int s = 0; s < counts.size(); s++) {
            all += totals[s];
        }
        if (all == 0) {
            throw error().got("only zeros")
                    .expected("counts or relative abundances")
                    .error();
        }
        taxonomy.checkUsed(featureIds.size(), notes);
        List<MicrobiomeSample> samples = samplesCollapsed();
        boolean lineages = styles.keySet().stream().anyMatch(style -> style != Lineage.Style.NONE);
        return new MicrobiomeTable(
                file,
                format,
                styleWords(),
                List.copyOf(sampleIds),
                lineages,
                samples,
                featureIds.size(),
                matchedFeatures,
                topUnmatched(all),
                List.copyOf(notes));
    }

    private List<MicrobiomeSample> samplesCollapsed() {
        String source = java.nio.file.Path.of(file).getFileName().toString();
        List<MicrobiomeSample> samples = new ArrayList<>(counts.size());
        int s = 0;
        int empty = 0;
        for (String id : sampleIds) {
            SortedMap<String, Double> abundance = new TreeMap<>();
            double matched = 0;
            for (int t = 0; t < Math.min(taxa.size(), counts.get(s).length); t++) {
                if (counts.get(s)[t] > 0) {
                    abundance.put(taxa.get(t), counts.get(s)[t] / totals[s]);
                    matched += counts.get(s)[t];
                }
            }
            empty += totals[s] == 0 ? 1 : 0;
            double share = totals[s] == 0 ? 0 : Math.min(1, matched / totals[s]);
            samples.add(new MicrobiomeSample(id, source, abundance, share, totals[s]));
            s++;
        }
        if (empty > 0) {
            notes.add(empty + " of " + samples.size() + " samples have a total count of 0 and cannot be used.");
        }
        return List.copyOf(samples);
    }

    private String styleWords() {
        return styles.entrySet().stream()
                .max(Map.Entry.<Lineage.Style, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .orElseThrow()
                .getKey()
                .words();
    }

    private List<Unmatched> topUnmatched(double all) {
        List<Unmatched> list = new ArrayList<>();
        for (int i = 0; i < unmatchedNames.size(); i++) {
            if (unmatchedCounts[i] > 0) {
                list.add(new Unmatched(unmatchedNames.get(i), unmatchedCounts[i] / all));
            }
        }
        list.sort(Comparator.comparingDouble(Unmatched::share).reversed().thenComparing(Unmatched::name));
        return List.copyOf(list.subList(0, Math.min(TOP, list.size())));
    }
}
