package org.biofluxopt.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.biofluxopt.coverage.Stratum;
import org.biofluxopt.report.ForestPlot;
import org.biofluxopt.report.HeatMap;
import org.biofluxopt.report.Html;
import org.biofluxopt.report.PairedSlopes;
import org.biofluxopt.report.ScatterPlot;
import org.biofluxopt.report.SignedBars;

/** {@code report.html}: one page that opens from disk, without network or script. */
public final class StudyPage {
    private static final double FULL_COLOUR = 40; // % of gain
    private static final String STYLE = """
            :root{color-scheme:light}
            body{font:16px/1.55 system-ui,sans-serif;max-width:46rem;margin:0 auto;padding:1rem;color:#1a1a1a;background:#fff}
            h1{font-size:1.5rem;line-height:1.25;margin:.4rem 0}h2{font-size:1.1rem;margin:2rem 0 .3rem}
            svg{width:100%;height:auto;display:block}
            .name,.number{font-size:12.5px;fill:#1a1a1a}.strong{font-weight:700}.name,.number{paint-order:stroke;stroke:#fff;stroke-width:3px}.tick,.axis{font-size:12px;fill:#444}
            .grid{stroke:#e3e3e3}.zero{stroke:#444;stroke-width:1.4}.band{fill:#009e7322}
            .interval{stroke:#0072b2;stroke-width:2}.mark{fill:#0072b2}.bar{fill:#0072b2}.dot{fill:#0072b2aa}
            .rise{stroke:#0072b2;stroke-opacity:.35}.fall{stroke:#d55e00;stroke-opacity:.6}.mean{stroke:#000;stroke-width:3}
            .scroll{overflow-x:auto}table{border-collapse:collapse;font-size:.85rem}
            td,th{padding:.2rem .6rem;text-align:right;border-bottom:1px solid #e3e3e3}
            th[scope=row],th:first-child,td.text{text-align:left;font-weight:400}thead th{font-weight:600;vertical-align:bottom}
            td.text{min-width:14rem}.lead{font-size:1.05rem}.note{color:#444;font-size:.9rem}
            @media print{h2,svg,table{break-inside:avoid}}
            """;

    private final StudyResults results;

    private StudyPage(StudyResults results) {
        this.results = results;
    }

    /** @param made one line on how it was made */
    public static String of(StudyResults results, String made) {
        return new StudyPage(results).page(made);
    }

    private String page(String made) {
        StringBuilder page = new StringBuilder();
        page.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>")
                .append(Html.escape("Virtual trial: " + results.done().design().name()))
                .append("</title><style>")
                .append(STYLE)
                .append("</style></head><body>\n")
                .append(Html.element(
                        "h1", "Virtual trial: " + results.done().design().name()))
                .append(lead())
                .append(Html.section("forest", "Plan against control, by stratum", "", strata()))
                .append(Html.section("beside", "Beside the headline", besideWords(), beside()))
                .append(Html.section("doses", "By dose", "", doses()))
                .append(Html.section("pairs", "Each microbiome under control and plan", "", slopes()))
                .append(Html.section("controls", "Negative controls: what must not help", controlWords(), controls()))
                .append(Html.section("levers", "Which lever gives how much", leverWords(), levers()))
                .append(Html.section(
                        "structure", "What if the simulator were otherwise", structureWords(), structure()))
                .append(Html.section("diversity", "Gain and the microbiome", "", diversity()))
                .append(Html.section("validation", "Learned on some, tried on others", validationWords(), validation()))
                .append(Html.section("map", "Who responds", mapWords(), map()))
                .append(Html.section("worst", "The ten who gained least", "", worst()))
                .append(Html.section("methods", "How it was done", "", methods(made)))
                .append(
                        "<p class=\"note\">Everything on this page is simulated. Research software, not a medical device.</p>")
                .append("</body></html>\n");
        return page.toString();
    }

    private static String signed(double value) {
        return String.format(Locale.ROOT, "%+.1f", value).replace('-', '\u2212');
    }

    private String lead() {
        return results.lowStatus()
                .map(effect -> {
                    Effect.Endpoint serum = effect.serumB12();
                    String verdict = serum.low() > 0
                            ? "The plan raises serum B12"
                            : serum.high() < 0 ? "The plan lowers serum B12" : "No effect on serum B12 is shown";
                    return "<p class=\"lead\"><strong>" + verdict + ": " + signed(serum.gainPercent())
                            + " % (95 % interval " + signed(serum.low()) + " to " + signed(serum.high())
                            + " %)</strong> against one tablet with breakfast of the same "
                            + number(results.done().design().dose())
                            + " µg a day, in simulated people of low or marginal status (" + effect.n() + " people, "
                            + effect.microbiomes() + " microbiomes, "
                            + results.done().design().days() + " days). The paper claims +18 %. HoloTC "
                            + signed(effect.holoTc().gainPercent()) + " %, MMA "
                            + signed(effect.mma().gainPercent()) + " %; Bray-Curtis of the colon to day 0: "
                            + String.format(Locale.ROOT, "%.3f", effect.brayCurtis()) + ".</p>\n"
                            + results.replete()
                                    .map(replete -> Html.element(
                                            "p",
                                            "Replete omnivores: "
                                                    + signed(replete.serumB12().gainPercent()) + " % ("
                                                    + signed(replete.serumB12().low()) + " to "
                                                    + signed(replete.serumB12().high())
                                                    + "): there is little to gain for them."))
                                    .orElse("");
                })
                .orElse("<p class=\"lead\">Nobody of low status was enrolled.</p>");
    }

    private static ForestPlot.Row row(Effect effect, String label, boolean bold) {
        Effect.Endpoint serum = effect.serumB12();
        return new ForestPlot.Row(
                label + " (n " + effect.n() + ")", serum.gainPercent(), serum.low(), serum.high(), bold);
    }

    private String strata() {
        List<ForestPlot.Row> rows = new ArrayList<>();
        results.lowStatus().ifPresent(effect -> rows.add(row(effect, "all of low status", true)));
        results.strata()
                .forEach(effect -> rows.add(row(
                        effect,
                        Stratum.valueOf(effect.name().toUpperCase(Locale.ROOT)).words(),
                        false)));
        return ForestPlot.of(
                rows, "serum B12, plan over one tablet with breakfast, %", "Gain in serum B12 by stratum", 0);
    }

    private String besideWords() {
        return "The same people. C2: the tablet at bedtime, hours from a meal. P+: the plan and its clinical items. Flux: a"
                + " bound of what microbes could give if each enzyme could be set between half and twice its activity."
                + " Where nothing else is said, against C1.";
    }

    private String beside() {
        List<ForestPlot.Row> rows = new ArrayList<>();
        results.lowStatus().ifPresent(effect -> rows.add(row(effect, "P against C1", true)));
        results.vsBestControl().ifPresent(effect -> rows.add(row(effect, "P against C2", true)));
        results.withClinicalItems().ifPresent(effect -> rows.add(row(effect, "P+ against C1", true)));
        results.overFixed().ifPresent(effect -> rows.add(row(effect, "P against the best fixed schedule", false)));
        results.foodOnly().ifPresent(effect -> rows.add(row(effect, "food only against C1, no vegans", false)));
        Map<String, String> words = Map.of(
                Arms.C2, "C2 against C1",
                Arms.SPLIT, "a third with each meal, everybody",
                Arms.SIXTHS, "a sixth at every occasion, everybody",
                Arms.NETWORK_ONLY, "network only",
                Arms.AGENTS_ONLY, "agents only",
                Arms.FLUX, "microbial flux bound");
        results.baselines()
                .forEach(effect -> rows.add(row(effect, words.getOrDefault(effect.name(), effect.name()), false)));
        return ForestPlot.of(rows, "serum B12, %", "Other comparisons", 0);
    }

    private String doses() {
        StringBuilder table = new StringBuilder("<div class=\"scroll\"><table>")
                .append(Html.head("", "µg a day", "people", "P over C1, % (95 %)", "P over C2, % (95 %)"))
                .append("<tbody>");
        results.byDose()
                .forEach(row -> table.append(Html.row(
                        number(row.dose()),
                        Integer.toString(row.vsC1().n()),
                        interval(row.vsC1().serumB12()),
                        interval(row.vsC2().serumB12()))));
        return table.append("</tbody></table></div>").toString();
    }

    private static String interval(Effect.Endpoint endpoint) {
        return signed(endpoint.gainPercent()) + " (" + signed(endpoint.low()) + " to " + signed(endpoint.high()) + ")";
    }

    private List<PersonResult> low() {
        return results.done().people().stream()
                .filter(PersonResult::found)
                .filter(person -> StudyDesign.isLowStatus(person.stratum()))
                .toList();
    }

    private double[] unit(String arm) {
        List<PersonResult> people = low();
        double[] values = people.stream()
                .mapToDouble(person -> person.arm(arm).measuredSerumB12())
                .toArray();
        return Contrast.unitMeans(people, values);
    }

    private String slopes() {
        return low().isEmpty()
                ? ""
                : PairedSlopes.of(
                        unit(Arms.C1),
                        unit(Arms.P),
                        "C1",
                        "plan",
                        "serum B12 as measured, mean over the people of a microbiome, pmol/L",
                        "Serum B12 of each microbiome under control and plan");
    }

    private static String controlWords() {
        return "Each against its own vehicle; 90 % intervals. Shaded: equivalence, ±2 %.";
    }

    private String controls() {
        List<ForestPlot.Row> rows = results.negativeControls().stream()
                .map(control -> new ForestPlot.Row(
                        control.name().replace('_', ' ') + " (n " + control.n() + ")"
                                + (control.equivalent() ? ": equivalent" : ": not shown to be equivalent"),
                        control.gainPercent(),
                        control.low(),
                        control.high(),
                        false))
                .toList();
        return ForestPlot.of(
                rows, "difference to vehicle, %", "Negative controls", StudyResults.NegativeControl.MARGIN);
    }

    private String leverWords() {
        return "Shapley shares of what all four levers give together over C1, in points of serum B12 without measurement"
                + " error (" + results.decompositionPeople() + " people). Host support: the clinical items. Probiotic:"
                + " Propionibacterium. Microbial flux: the bound above.";
    }

    private String levers() {
        return SignedBars.of(
                results.decomposition().stream()
                        .map(lever -> new SignedBars.Bar(lever.lever().replace('_', ' '), lever.percent()))
                        .toList(),
                "points of serum B12",
                "Gain by lever");
    }

    private static String structureWords() {
        return "P against C1, one thing changed in everybody, without measurement error. The mixing of a tablet with a meal was"
                + " never measured (the share of the tablet that leaves the stomach with the meal's solids); its whole range is shown.";
    }

    private String structure() {
        List<ForestPlot.Row> rows = results.structural().stream()
                .map(row -> new ForestPlot.Row(
                        row.words(),
                        row.vsC1().gainPercent(),
                        row.vsC1().low(),
                        row.vsC1().high(),
                        row.name().equals("as_it_stands")))
                .toList();
        return ForestPlot.of(rows, "serum B12, plan over C1, %", "Headline under structural changes", 0);
    }

    private String diversity() {
        List<PersonResult> people = low();
        if (people.isEmpty()) {
            return "";
        }
        double[] logs = people.stream()
                .mapToDouble(person -> Math.log(person.arm(Arms.P).measuredSerumB12()
                        / person.arm(Arms.C1).measuredSerumB12()))
                .toArray();
        double[] gain = Arrays.stream(Contrast.unitMeans(people, logs))
                .map(Contrast::percent)
                .toArray();
        double[] shannon = people.stream()
                .map(PersonResult::microbiome)
                .distinct()
                .sorted()
                .mapToDouble(number -> MicrobiomeRegression.shannon(
                        results.done().microbiomes().get(number)))
                .toArray();
        String plot = ScatterPlot.of(
                shannon,
                gain,
                "Shannon index of the known taxa, nat",
                "gain over C1, %, mean over the people of a microbiome",
                "Gain by diversity of the microbiome");
        return plot
                + results.regression()
                        .map(StudyPage::regression)
                        .orElse(Html.element("p", "Too few microbiomes for a regression on their features."));
    }

    private static String regression(MicrobiomeRegression regression) {
        StringBuilder table = new StringBuilder("<div class=\"scroll\"><table>")
                .append(Html.head(
                        "", "feature", "points of gain per SD", "standard error (HC3)", "p", "p (BH)", "elastic net"))
                .append("<tbody>");
        for (MicrobiomeRegression.Row row : regression.rows()) {
            table.append(Html.row(
                    Html.escape(row.feature().replace('_', ' ')),
                    decimals(row.coefficient()),
                    decimals(row.standardError()),
                    decimals(row.p()),
                    decimals(row.pBh()),
                    decimals(row.elasticNet())));
        }
        return table.append("</tbody></table></div>")
                .append(Html.element(
                        "p",
                        String.format(
                                Locale.ROOT,
                                "%d microbiomes. Least squares explains %.0f %% in sample, the elastic net %.0f %% out of fold"
                                        + " (below 0: less than the mean does).",
                                regression.n(),
                                100 * regression.rSquared(),
                                100 * regression.explained())))
                .toString();
    }

    private static String decimals(double value) {
        return String.format(Locale.ROOT, "%.3f", value).replace('-', '\u2212');
    }

    private static String validationWords() {
        return "The rule: the fixed schedule that gained most, as measured, among the people learned from, in each stratum (over"
                + " all where the stratum was left out). Everybody is judged by a rule learned without them; all people of a"
                + " microbiome are left out together in the k-fold run.";
    }

    private String validation() {
        StringBuilder table = new StringBuilder("<div class=\"scroll\"><table>")
                .append(Html.head(
                        "",
                        "left out",
                        "parts",
                        "rule over C1, % (95 %)",
                        "P over the rule, % (95 %)",
                        "least P over C1 in a part, %",
                        "gain explained by the microbiome"))
                .append("<tbody>");
        results.validation()
                .forEach(one -> table.append(Html.row(
                        one.scheme().replace('_', ' '),
                        Integer.toString(one.folds().size()),
                        interval(one.rule().serumB12()),
                        interval(one.planOverRule().serumB12()),
                        signed(one.folds().stream()
                                .mapToDouble(CrossValidation.Fold::planGain)
                                .min()
                                .orElseThrow()),
                        one.explained().isPresent()
                                ? String.format(
                                                Locale.ROOT,
                                                "%.0f %%",
                                                100 * one.explained().getAsDouble())
                                        .replace('-', '\u2212')
                                : "too few")));
        return results.validation().isEmpty()
                ? Html.element("p", "Too few microbiomes.")
                : table.append("</tbody></table></div>").toString();
    }

    private static String mapWords() {
        return "Gain of the plan over C1 without measurement error, mean over hosts; blue gains, orange loses, full colour at 40"
                + " %. A column is a microbiome, best first.";
    }

    private String map() {
        List<PersonResult> people =
                results.done().people().stream().filter(PersonResult::found).toList();
        int microbiomes = results.done().microbiomes().size();
        List<String> names = new ArrayList<>();
        double[][] values = new double[Stratum.values().length][microbiomes];
        double[] overall = new double[microbiomes];
        for (Stratum stratum : Stratum.values()) {
            names.add(stratum.words());
            for (int microbiome = 0; microbiome < microbiomes; microbiome++) {
                int column = microbiome;
                values[stratum.ordinal()][microbiome] = people.stream()
                        .filter(person -> person.stratum() == stratum && person.microbiome() == column)
                        .mapToDouble(person -> Contrast.gain(person, Arms.P, Arms.C1, ArmResult::serumB12))
                        .average()
                        .orElse(Double.NaN);
                overall[microbiome] +=
                        Double.isNaN(values[stratum.ordinal()][microbiome]) ? 0 : values[stratum.ordinal()][microbiome];
            }
        }
        List<Integer> order = IntStream.range(0, microbiomes)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -overall[i]))
                .toList();
        double[][] sorted = new double[values.length][microbiomes];
        for (int row = 0; row < values.length; row++) {
            for (int column = 0; column < microbiomes; column++) {
                sorted[row][column] = values[row][order.get(column)];
            }
        }
        return HeatMap.of(names, sorted, FULL_COLOUR, "Gain by stratum and microbiome");
    }

    private String worst() {
        StringBuilder table = new StringBuilder("<div class=\"scroll\"><table>")
                .append(Html.head("", "person", "gain, %", "plan", "why"))
                .append("<tbody>");
        results.worst()
                .forEach(responder -> table.append("<tr><th scope=\"row\">")
                        .append(responder.person().number())
                        .append(", ")
                        .append(Html.escape(responder.person().stratum().words()))
                        .append("</th><td>")
                        .append(signed(responder.gainPercent()))
                        .append("</td><td class=\"text\">")
                        .append(Html.escape(responder.person().plan()))
                        .append("</td><td class=\"text\">")
                        .append(Html.escape(String.join("; ", responder.reasons())))
                        .append("</td></tr>\n"));
        return table.append("</tbody></table></div>").toString();
    }

    private String methods(String made) {
        List<String> lines = new ArrayList<>();
        lines.add("True parameters: " + results.done().truths() + ".");
        lines.add("Plans: " + results.done().planner()
                + ". A plan sees questionnaire, drugs, measured laboratory values and a"
                + " genus table of 5,000 reads, never the person's truth.");
        Map<String, Integer> origins = new TreeMap<>();
        low().forEach(person -> origins.merge(person.planOrigin(), 1, Integer::sum));
        lines.add("Plans of the low-status people by origin: " + origins + ".");
        lines.add(
                "Gains are ratios of geometric means of values as measured (assay and within-person error); intervals are"
                        + " two-way cluster bootstraps over microbiomes and parameter draws.");
        lines.add(
                "The number of simulated people is ours to choose, so a p-value can be made as small as one likes: effect and"
                        + " interval are the result.");
        Optional<Effect> headline = results.lowStatus();
        headline.ifPresent(effect -> lines.add(String.format(
                Locale.ROOT,
                "Paired t-test over %d microbiomes: t %s, p %s (Holm over three endpoints %s), d %s; Wilcoxon p %s. This study would"
                        + " find a gain of %.1f %% in four of five repetitions.",
                effect.microbiomes(),
                optional(effect.serumB12().t()),
                optional(effect.serumB12().p()),
                optional(effect.serumB12().pHolm()),
                optional(effect.serumB12().effectSize()),
                optional(effect.serumB12().wilcoxonP()),
                effect.serumB12().detectable())));
        lines.add("Flux bound: " + String.join("; ", results.done().flux()) + ".");
        results.hyperScore()
                .ifPresent(score -> lines.add(String.format(
                        Locale.ROOT,
                        "HyperScore %.1f, a label, not evidence (V %.3f, the mean of %s; beta 5, gamma 5, kappa 2.2). The paper's"
                                + " example, V = 0.85, gives %.1f by the paper's own formula, not the %.1f it prints.",
                        score.value(),
                        score.v(),
                        results.metrics(),
                        HyperScore.PAPER.value(),
                        HyperScore.PAPER_PRINTED)));
        lines.add(made);
        StringBuilder html = new StringBuilder("<ul>");
        lines.forEach(line -> html.append(Html.element("li", line)));
        return html.append("</ul>").toString();
    }

    private static String optional(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.3g", value.getAsDouble()) : "none";
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
