package org.biofluxopt.sensitivity;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.biofluxopt.report.Html;
import org.biofluxopt.report.Svg;

/** One self-contained page: for each output the quantities that matter most, as bars with a whisker for the detail. */
public final class SensitivityPage {
    private static final int SHOWN = 12;
    private static final int WIDTH = 640;
    private static final int LEFT = 220;
    private static final int ROW = 20;
    private static final String STYLE = """
            body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:0 auto;padding:1rem;color:#1a1a1a;background:#fff}
            svg{width:100%;height:auto;display:block}
            .bar{fill:#0072b2}.detail{stroke:#000;stroke-width:1.5}.name,.number{font-size:12px;fill:#1a1a1a}
            table{border-collapse:collapse;font-size:.85rem}td,th{padding:.1rem .5rem;text-align:left}
            h2{font-size:1.05rem;margin:1.5rem 0 .2rem}
            @media print{h2,svg{break-inside:avoid}}
            """;

    private SensitivityPage() {}

    /** @param setting one line on how it was made */
    public static String of(SensitivityReport report, String setting) {
        StringBuilder page = new StringBuilder();
        page.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">")
                .append("<title>Sensitivity of the simulator</title><style>")
                .append(STYLE)
                .append("</style></head><body>\n<h1>Which quantities decide what the simulator says</h1>\n")
                .append(Html.element("p", setting))
                .append(Html.element(
                        "p",
                        "Bars: " + report.scale() + " (names are explained at the end). Whisker: " + whisker(report)
                                + "."))
                .append(Html.element("p", "Research software, not a medical device."));
        for (int output = 0; output < report.outputs().size(); output++) {
            page.append(Html.element("h2", title(report.outputs().get(output)))).append(bars(report, output));
        }
        page.append(meanings(report));
        return page.append("</body></html>\n").toString();
    }

    private static String title(String output) {
        return output.replace("serum_b12", "serum B12")
                .replace("holotc", "holoTC")
                .replace("mma", "MMA")
                .replace('_', ' ')
                .replace(".", ", ");
    }

    private static String meanings(SensitivityReport report) {
        TreeSet<Integer> shown = new TreeSet<>();
        for (int output = 0; output < report.outputs().size(); output++) {
            shown.addAll(report.ranked(output)
                    .subList(0, Math.min(SHOWN, report.ranges().all().size())));
        }
        StringBuilder table =
                new StringBuilder("<h2>What the names stand for</h2>\n<table><tr><th>name</th><th>meaning</th>"
                        + "<th>range</th><th>now</th></tr>\n");
        for (int j : shown) {
            Ranges.Range range = report.ranges().all().get(j);
            table.append("<tr>")
                    .append(Html.element("td", range.id()))
                    .append(Html.element("td", range.meaning()))
                    .append(Html.element("td", number(range.low()) + " to " + number(range.high())))
                    .append(Html.element("td", number(range.now())))
                    .append("</tr>\n");
        }
        return table.append("</table>\n").toString();
    }

    private static String number(double value) {
        return new BigDecimal(value)
                .round(new MathContext(3))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String whisker(SensitivityReport report) {
        return switch (report.method()) {
            case MORRIS -> "its standard deviation, which nonlinearity and interactions make";
            case SOBOL -> "the first-order index";
        };
    }

    private static String bars(SensitivityReport report, int output) {
        List<Integer> shown = report.ranked(output).stream().limit(SHOWN).toList();
        double longest = 1e-12;
        for (int j : shown) {
            longest = Math.max(longest, Math.max(report.size()[output][j], report.detail()[output][j]));
        }
        double scale = (WIDTH - LEFT - 60) / longest;
        Svg svg = new Svg(WIDTH, ROW * shown.size() + 4);
        double y = 2;
        for (int j : shown) {
            double length = report.size()[output][j] * scale;
            double detail = Math.max(0, report.detail()[output][j]) * scale;
            svg.text(
                    LEFT - 6,
                    y + 14,
                    "end",
                    "name",
                    report.ranges().all().get(j).id());
            svg.rectangle(LEFT, y + 3, Math.max(length, 0.5), ROW - 6, "bar");
            svg.line(LEFT + detail, y + 1, LEFT + detail, y + ROW - 1, "detail");
            svg.text(
                    LEFT + Math.max(length, detail) + 4,
                    y + 14,
                    "start",
                    "number",
                    String.format(Locale.ROOT, "%.3f", report.size()[output][j]));
            y += ROW;
        }
        return svg.picture("bars", "Influence on " + report.outputs().get(output), "");
    }
}
