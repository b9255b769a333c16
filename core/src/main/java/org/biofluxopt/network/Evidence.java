package org.biofluxopt.network;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.biofluxopt.bayes.Findings;
import org.biofluxopt.knowledge.AssayError;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.profile.Condition;
import org.biofluxopt.profile.Diet;
import org.biofluxopt.profile.Drug;
import org.biofluxopt.profile.LaboratoryValue;
import org.biofluxopt.profile.Marker;
import org.biofluxopt.profile.MicrobiomeSample;
import org.biofluxopt.profile.Profile;

/**
 * What a profile and a sample say about nodes of the network.
 *
 * <ul>
 *   <li>A listed condition is true. An unlisted one is unknown and keeps its prior, except gastrectomy and ileal
 *       resection, which a profile could not miss: unlisted means no.
 *   <li>A drug that is not listed is not taken.
 *   <li>Laboratory values are soft: the likelihood of each bin under the assay's and the person's day-to-day error.
 *   <li>A taxon's share picks its bin; one that was not seen is likely, not certainly, absent.
 * </ul>
 */
public final class Evidence {
    /** Error of cobalamin counted per meal by the person, as a coefficient of variation; an assumption. */
    static final double REPORTING_CV = 0.15;

    private static final double HIGH_PPI_DOSE = 40; // mg a day, GA03
    private static final double UNKNOWN_WITHIN_CV = 0.15; // markers without a row in assays.tsv; an assumption
    private static final double RELATIVE_TABLE_DEPTH = 5000; // sequences behind a table of shares; an assumption
    private static final double MISREAD = 0.015; // share of findings put into the wrong bin; an assumption
    private static final double MISSED = 1e-3; // taxa a protocol misses although they are there; an assumption
    private static final Map<Marker, String> MARKER_NODES = Map.of(
            Marker.SERUM_B12, "serum_b12",
            Marker.HOLOTC, "holotc",
            Marker.MMA, "mma",
            Marker.HOMOCYSTEINE, "homocysteine",
            Marker.FOLATE, "folate");

    /**
     * One finding.
     *
     * @param node id
     * @param likelihood of what was seen in each state, largest 1
     * @param words what was seen
     * @param consequence whether it is a marker downstream of absorption, which the simulator weighs by itself
     */
    public record Item(String node, List<Double> likelihood, String words, boolean consequence) {}

    private final B12Network network;
    private final List<Item> items = new ArrayList<>();
    private final List<String> doubts = new ArrayList<>();

    private Evidence(B12Network network) {
        this.network = network;
    }

    static Evidence from(
            B12Network network, KnowledgeBase knowledge, Profile profile, Optional<MicrobiomeSample> sample) {
        Evidence evidence = new Evidence(network);
        evidence.intake(profile);
        evidence.conditions(profile);
        evidence.drugs(profile);
        profile.genotype().effectAlleles().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> {
                    String locus = entry.getKey().name();
                    evidence.hard(
                            locus.toLowerCase(Locale.ROOT),
                            entry.getValue().toString(),
                            locus + " genotype: " + entry.getValue() + " effect alleles");
                });
        for (LaboratoryValue value : profile.laboratory()) {
            evidence.laboratory(value, knowledge);
        }
        sample.ifPresent(evidence::microbes);
        return evidence;
    }

    public List<Item> items() {
        return List.copyOf(items);
    }

    /** What looks wrong about the findings, in words. */
    public List<String> doubts() {
        return List.copyOf(doubts);
    }

    /** Everything, markers included. */
    Findings all() {
        return findings(item -> true);
    }

    /** Causes only: markers downstream of absorption are left to the simulator, so they count once. */
    Findings upstream() {
        return findings(item -> !item.consequence());
    }

    private Findings findings(Predicate<Item> wanted) {
        Findings findings = Findings.none();
        for (Item item : items) {
            if (wanted.test(item)) {
                double[] likelihood = item.likelihood().stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray();
                findings = findings.soft(network.node(item.node()).variable(), likelihood);
            }
        }
        return findings;
    }

    // ---- what a questionnaire holds

    private void intake(Profile profile) {
        binned("age", profile.ageYears(), "age %.0f years".formatted(profile.ageYears()));
        String pattern = profile.diet().kind().name().toLowerCase(Locale.ROOT);
        hard("diet_pattern", pattern, "eats " + pattern);
        if (profile.diet() instanceof Diet.PerMeal meals) {
            reportedMeals(meals.microgramsPerDay(), pattern);
        }
        double tablet = profile.supplementMicrogramsPerDay();
        binned(
                "supplement_ug",
                tablet,
                tablet > 0 ? "habitual supplement " + plain(tablet) + " ug a day" : "no habitual supplement");
    }

    private void reportedMeals(double micrograms, String pattern) {
        NetworkNode food = network.node("food_ug");
        soft(
                "food_ug",
                food.requireBins().likelihood(micrograms, REPORTING_CV),
                plain(micrograms) + " ug a day in food, as reported",
                false);
        int row = network.node("diet_pattern").variable().state(pattern);
        food.rows().get(row).ifPresent(usual -> {
            double off =
                    Math.log(Math.max(micrograms, 0.01) / usual.median()) / Math.hypot(usual.spread(), REPORTING_CV);
            if (off > 3) {
                doubts.add(("%s ug of cobalamin a day in food does not go with a %s diet, where %s ug is usual;"
                                + " check the pattern and the micrograms per meal. The counted meals were used.")
                        .formatted(plain(micrograms), pattern, plain(usual.median())));
            }
        });
    }

    private void conditions(Profile profile) {
        ifListed(profile, Condition.ATROPHIC_GASTRITIS, "atrophic_gastritis", "yes");
        ifListed(profile, Condition.PERNICIOUS_ANAEMIA, "pernicious_anaemia", "yes");
        ifListed(profile, Condition.H_PYLORI, "h_pylori", "yes");
        ifListed(profile, Condition.SIBO, "sibo", "yes");
        ifListed(profile, Condition.PANCREATIC_INSUFFICIENCY, "pancreas", "insufficient");
        String stomach = profile.has(Condition.TOTAL_GASTRECTOMY)
                ? "total"
                : profile.has(Condition.PARTIAL_GASTRECTOMY) ? "partial" : "none";
        hard("gastrectomy", stomach, "gastrectomy: " + stomach);
        resection(profile);
        if (profile.gfr().isPresent()) {
            double gfr = profile.gfr().getAsDouble();
            binned("gfr", gfr, "glomerular filtration %.0f mL/min/1.73 m2".formatted(gfr));
        } else {
            ifListed(profile, Condition.LOW_KIDNEY_FUNCTION, "gfr", "under_60");
        }
    }

    private void resection(Profile profile) {
        double cm = profile.ilealResectionCm();
        if (cm > 0) {
            binned("ileal_resection", cm, "%.0f cm of ileum removed".formatted(cm));
        } else if (profile.has(Condition.SHORT_BOWEL)) {
            hard("ileal_resection", "over_60", "short bowel, read as more than 60 cm of ileum removed");
        } else if (profile.has(Condition.ILEAL_RESECTION)) {
            soft("ileal_resection", new double[] {0, 1, 1, 1}, "ileal resection of unknown length", false);
        } else {
            hard("ileal_resection", "none", "no ileal resection");
        }
    }

    private void ifListed(Profile profile, Condition condition, String node, String state) {
        if (profile.has(condition)) {
            hard(node, state, condition.word().replace('_', ' ') + " (listed)");
        }
    }

    private void drugs(Profile profile) {
        double ppi = profile.drugs().stream()
                .filter(drug -> drug.effect() == Drug.Effect.PROTON_PUMP_INHIBITOR)
                .mapToDouble(Drug::milligramsPerDay)
                .sum();
        String dose =
                profile.takes(Drug.Effect.PROTON_PUMP_INHIBITOR) ? ppi >= HIGH_PPI_DOSE ? "high" : "standard" : "none";
        hard("ppi", dose, "proton pump inhibitor: " + dose + (dose.equals("none") ? "" : " dose"));
        taken(profile, Drug.Effect.H2_BLOCKER, "h2_blocker", "H2 blocker");
        taken(profile, Drug.Effect.METFORMIN, "metformin", "metformin");
        taken(profile, Drug.Effect.CALCIUM, "calcium", "calcium");
    }

    private void taken(Profile profile, Drug.Effect effect, String node, String name) {
        String state = profile.takes(effect) ? "yes" : "no";
        hard(node, state, name + ": " + state);
    }

    // ---- what a laboratory and a sequencer say

    private void laboratory(LaboratoryValue value, KnowledgeBase knowledge) {
        String node = MARKER_NODES.get(value.marker());
        if (node == null) {
            return;
        }
        double within = knowledge
                .assay(value.marker().word())
                .map(AssayError::withinPersonCv)
                .orElse(UNKNOWN_WITHIN_CV);
        double cv = Math.hypot(value.assayCv(), within);
        String words = "%s %s %s, give or take %.0f %%"
                .formatted(
                        network.node(node).label(),
                        plain(value.value()),
                        value.marker().unit(),
                        100 * cv);
        soft(
                node,
                network.node(node).requireBins().likelihood(value.value(), cv),
                words,
                value.marker() != Marker.FOLATE);
    }

    private void microbes(MicrobiomeSample sample) {
        for (NetworkNode node : network.nodesOf("microbe")) {
            Double share = sample.abundance().get(node.id());
            Bins bins = node.requireBins();
            double percent = share == null ? 0 : 100 * share;
            double[] likelihood = percent > 0
                    ? misread(bins.state(percent), bins.count())
                    : unseen(bins, sample.totalCount() < 200 ? RELATIVE_TABLE_DEPTH : sample.totalCount());
            if (node.id().equals("bifidobacterium") && likelihood[likelihood.length - 1] < 0.5) {
                // V1-3 primers miss it (domain reference, section 5) and a table does not say its primers
                likelihood = new double[] {1, 0.8, 0.6};
            }
            soft(node.id(), likelihood, node.label() + " " + plain(percent) + " % of stool sequences", false);
        }
    }

    private static double[] misread(int state, int states) {
        double[] likelihood = new double[states];
        Arrays.fill(likelihood, MISREAD);
        likelihood[state] = 1;
        return likelihood;
    }

    /** P(no sequence among {@code depth}) in each bin, shares spread evenly on the log scale. */
    private static double[] unseen(Bins bins, double depth) {
        double[] likelihood = new double[bins.count()];
        likelihood[0] = 1;
        int steps = 20;
        for (int state = 1; state < likelihood.length; state++) {
            double low = Math.log(bins.bounds().get(state));
            double high = Math.log(bins.bounds().get(state + 1));
            for (int i = 0; i < steps; i++) {
                double percent = Math.exp(low + (i + 0.5) / steps * (high - low));
                likelihood[state] += Math.exp(-depth * percent / 100) / steps;
            }
            likelihood[state] = Math.max(likelihood[state], MISSED);
        }
        return likelihood;
    }

    /** Three significant digits, without an exponent. */
    private static String plain(double value) {
        return new BigDecimal(value)
                .round(new MathContext(3))
                .stripTrailingZeros()
                .toPlainString();
    }

    // ---- entering

    private void binned(String node, double value, String words) {
        int state = network.node(node).requireBins().state(value);
        hard(node, network.node(node).variable().states().get(state), words);
    }

    private void hard(String node, String state, String words) {
        double[] likelihood = new double[network.node(node).variable().size()];
        likelihood[network.node(node).variable().state(state)] = 1;
        soft(node, likelihood, words, false);
    }

    private void soft(String node, double[] likelihood, String words, boolean consequence) {
        items.add(new Item(node, Arrays.stream(likelihood).boxed().toList(), words, consequence));
    }
}
