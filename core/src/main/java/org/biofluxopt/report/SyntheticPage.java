package org.biofluxopt.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.biofluxopt.generate.Estimate;
import org.biofluxopt.generate.Evaluation;
import org.biofluxopt.generate.Fidelity.Metric;
import org.biofluxopt.generate.Likeness;
import org.biofluxopt.provenance.RunRecord;

/** The page of synthetic microbiomes beside real ones: one file, no scripts, no network. */
final class SyntheticPage {
    private static final String STYLE = """
            .pair{display:flex;flex-wrap:wrap;gap:18px}.pair>figure{flex:1 1 320px;margin:0}
            .real{fill:#0072b2;fill-opacity:.55}.made{fill:none;stroke:#b34700;stroke-width:1.3}
            .reals{stroke:#0072b2;fill:none;stroke-width:2}.mades{stroke:#b34700;fill:none;stroke-width:2;\
            stroke-dasharray:7 4}
            td,th{white-space:nowrap}.best{font-weight:700}
            """;

    private SyntheticPage() {}

    static String of(SyntheticReport report, RunRecord recipe) {
        StringBuilder page = new StringBuilder(1 << 16);
        page.append(PageParts.scriptless(
                report.title(), PageParts.resource("report.css") + PageParts.resource("simulation.css") + STYLE));
        page.append(Html.element("h1", report.title()));
        page.append("<p class=\"person\">").append(Html.escape(report.lead())).append("</p>\n");
        page.append("<p class=\"disclaimer\">Made by a model, not measured. ")
                .append(Html.escape(Disclaimer.SENTENCE))
                .append("</p>\n");
        page.append(legend()).append("</header>\n<main>\n");
        if (!report.notes().isEmpty()) {
            page.append("<section id=\"warnings\" aria-label=\"Read this first\"><ul>");
            report.notes().forEach(note -> page.append(Html.element("li", note)));
            page.append("</ul></section>\n");
        }
        report.evaluation().ifPresent(evaluation -> page.append(figures(evaluation)));
        page.append(pictures(report.likeness())).append(recipe(recipe));
        return page.append("</main>\n<footer><p class=\"disclaimer\">")
                .append(Html.escape(Disclaimer.SENTENCE))
                .append("</p></footer>\n</body>\n</html>\n")
                .toString();
    }

    private static String legend() {
        String real = new Svg(46, 12).circle(23, 6, 3.6, "real").picture("sample", "filled", "");
        String made = new Svg(46, 12).circle(23, 6, 3.6, "made").picture("sample", "open", "");
        return "<ul class=\"arms\"><li>" + real + "real samples</li><li>" + made + "synthetic samples</li></ul>\n";
    }

    private static String figures(Evaluation evaluation) {
        String[] models = evaluation.figures().keySet().toArray(String[]::new);
        StringBuilder body = new StringBuilder("<div class=\"scroll\"><table>");
        String[] columns = new String[models.length + 1];
        columns[0] = "Figure";
        System.arraycopy(models, 0, columns, 1, models.length);
        body.append(Html.head("", columns)).append("<tbody>");
        for (Metric metric : Metric.values()) {
            if (evaluation.values(Evaluation.FLOOR, metric).length == 0) {
                continue;
            }
            String[] cells = new String[models.length];
            for (int m = 0; m < models.length; m++) {
                Estimate estimate = evaluation.mean(models[m], metric);
                cells[m] = "%s <small>%s\u2013%s</small>"
                        .formatted(three(estimate.mean()), three(estimate.low()), three(estimate.high()));
            }
            body.append(Html.row(Html.escape(metric.title()), cells));
        }
        body.append("</tbody></table></div>\n");
        return Html.section(
                "figures",
                "How close they come",
                Html.escape("Each model saw one half of the persons and is compared with the other half; means over "
                        + evaluation.splits() + " cuts, with 95 % intervals. 'floor' compares the two real halves."),
                body.toString());
    }

    private static String three(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.3f", value) : "\u2013";
    }

    private static String pictures(Likeness likeness) {
        String map = Html.section(
                "map",
                "Where they lie",
                String.format(
                        Locale.ROOT,
                        "Principal coordinates of Bray-Curtis dissimilarities; the axes explain %.0f %% and %.0f %%.",
                        100 * likeness.map().shareX(),
                        100 * likeness.map().shareY()),
                "<figure>" + scatter(likeness) + "</figure>\n");
        String diversity = Html.section(
                "diversity",
                "How diverse they are",
                "Densities over samples.",
                "<div class=\"pair\"><figure>"
                        + density("Shannon index, nats", likeness.realShannon(), likeness.syntheticShannon())
                        + "</figure><figure>"
                        + density("genera seen", likeness.realRichness(), likeness.syntheticRichness())
                        + "</figure></div>\n");
        String heat = Html.section(
                "correlations",
                "Which genera go together",
                "Spearman correlations of the genera commonest in the real samples, in the same order: blue together,"
                        + " orange apart. Point at a cell for its names.",
                "<div class=\"pair\"><figure>" + heat("real", likeness, likeness.realCorrelation())
                        + "<figcaption>real</figcaption></figure><figure>"
                        + heat("synthetic", likeness, likeness.syntheticCorrelation())
                        + "<figcaption>synthetic</figcaption></figure></div>\n");
        return map + diversity + heat;
    }

    private static String scatter(Likeness likeness) {
        double[] x = likeness.map().x();
        double[] y = likeness.map().y();
        Scale across = axis(x, 40, 624);
        Scale up = axis(y, 396, 14);
        Svg svg = new Svg(640, 430);
        for (double tick : across.ticks()) {
            svg.line(across.at(tick), 14, across.at(tick), 396, "grid");
            svg.text(across.at(tick), 414, "middle", "tick", across.label(tick));
        }
        for (double tick : up.ticks()) {
            svg.line(40, up.at(tick), 624, up.at(tick), "grid");
            svg.text(34, up.at(tick) + 4, "end", "tick", up.label(tick));
        }
        for (int i = 0; i < x.length; i++) {
            svg.circle(across.at(x[i]), up.at(y[i]), 3.2, i < likeness.real() ? "real" : "made");
        }
        return svg.picture("chart", "real and synthetic samples on two axes", "");
    }

    private static Scale axis(double[] values, double from, double to) {
        return Scale.covering(
                Arrays.stream(values).min().orElse(0),
                Arrays.stream(values).max().orElse(1),
                from,
                to);
    }

    private static String density(String unit, double[] real, double[] made) {
        double low = Math.min(
                Arrays.stream(real).min().orElse(0), Arrays.stream(made).min().orElse(0));
        double high = Math.max(
                Arrays.stream(real).max().orElse(1), Arrays.stream(made).max().orElse(1));
        double width = Math.max(bandwidth(real), 1e-3 * (high - low) + 1e-9);
        Scale across = Scale.covering(Math.max(0, low - width), high + width, 12, 368);
        double[] a = curve(real, across, width);
        double[] b = curve(made, across, width);
        double most = Math.max(
                Arrays.stream(a).max().orElse(1), Arrays.stream(b).max().orElse(1));
        Svg svg = new Svg(380, 230);
        svg.line(12, 190, 368, 190, "axis");
        for (double tick : across.ticks()) {
            svg.line(across.at(tick), 190, across.at(tick), 195, "axis");
            svg.text(across.at(tick), 208, "middle", "tick", across.label(tick));
        }
        svg.text(190, 225, "middle", "unit", unit);
        svg.path(path(a, most), "reals").path(path(b, most), "mades");
        return svg.picture("chart", "density of " + unit + ", real and synthetic", "");
    }

    /** Silverman 1986, 3.31. */
    private static double bandwidth(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        double square = Arrays.stream(values)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElse(0);
        return 0.9 * Math.sqrt(square) * Math.pow(values.length, -0.2);
    }

    private static double[] curve(double[] values, Scale across, double width) {
        return IntStream.rangeClosed(0, 178)
                .mapToDouble(pixel -> {
                    double at = across.low() + (across.high() - across.low()) * pixel / 178;
                    return Arrays.stream(values)
                                    .map(v -> Math.exp(-0.5 * (at - v) * (at - v) / width / width))
                                    .sum()
                            / values.length;
                })
                .toArray();
    }

    private static String path(double[] curve, double most) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < curve.length; i++) {
            path.append(i == 0 ? 'M' : 'L')
                    .append(Svg.at(12 + 2 * i))
                    .append(' ')
                    .append(Svg.at(190 - 175 * curve[i] / most));
        }
        return path.toString();
    }

    private static String heat(String kind, Likeness likeness, double[][] correlation) {
        int n = correlation.length;
        Svg svg = new Svg(12 * n + 2, 12 * n + 2);
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                double r = correlation[a][b];
                String colour = r >= 0 ? "#0072b2" : "#b34700";
                svg.add(String.format(
                        Locale.ROOT,
                        "<rect x=\"%d\" y=\"%d\" width=\"12\" height=\"12\" fill=\"%s\" fill-opacity=\"%.2f\"><title>%s,"
                                + " %s: %.2f</title></rect>",
                        1 + 12 * b,
                        1 + 12 * a,
                        colour,
                        Math.abs(r),
                        Html.escape(genus(likeness.genera().get(a))),
                        Html.escape(genus(likeness.genera().get(b))),
                        r));
            }
        }
        return svg.picture("chart", "correlations of genera, " + kind, "");
    }

    private static String genus(String lineage) {
        return lineage.substring(lineage.lastIndexOf(';') + 1).length() > 3
                ? lineage.substring(lineage.lastIndexOf(';') + 1)
                : lineage;
    }

    private static String recipe(RunRecord recipe) {
        return Html.section(
                "recipe",
                "How to get this again",
                "",
                "<p><code>"
                        + Html.escape("biofluxopt " + recipe.command() + " " + String.join(" ", recipe.essentials()))
                        + "</code></p><p>BioFluxOpt " + Html.escape(recipe.version()) + ", code "
                        + Html.escape(recipe.codeRevision()) + ", seed " + recipe.seed()
                        + ". Checksums are in run.json.</p>\n");
    }
}
