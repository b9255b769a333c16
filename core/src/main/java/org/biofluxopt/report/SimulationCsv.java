package org.biofluxopt.report;

import java.util.LinkedHashMap;
import java.util.Map;
import org.biofluxopt.protocol.Analysis;
import org.biofluxopt.protocol.Series;
import org.biofluxopt.protocol.Summary;

/** The results of {@code simulate} as tables (RFC 4180); an empty cell is a value that does not exist. */
public final class SimulationCsv {
    private static final String KEY = "arm,output,label,unit,day";

    private SimulationCsv() {}

    /** Tables by file name; those without rows are left out. */
    public static Map<String, String> of(SimulationReport report) {
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("results.csv", results(report));
        if (!report.changes().isEmpty()) {
            tables.put("change.csv", changes(report));
        }
        if (!report.statistics().isEmpty()) {
            tables.put("statistics.csv", statistics(report));
        }
        if (!report.contrasts().isEmpty()) {
            tables.put("contrast.csv", contrasts(report));
        }
        return tables;
    }

    private static String results(SimulationReport report) {
        StringBuilder csv = new StringBuilder(KEY + ",n,mean,sd,median,p05,p95\n");
        for (Analysis.Row row : report.rows()) {
            Summary s = row.summary();
            csv.append(key(row.arm(), row.series(), row.day())).append(',').append(s.n());
            cells(csv, s.mean(), s.sd(), s.median(), s.p05(), s.p95());
        }
        return csv.toString();
    }

    private static String changes(SimulationReport report) {
        StringBuilder csv = new StringBuilder(
                KEY + ",mean_change,sd_change,median_change,mean_percent_change,median_percent_change\n");
        for (Analysis.Change change : report.changes()) {
            csv.append(key(change.arm(), change.series(), change.day()));
            cells(
                    csv,
                    change.change().mean(),
                    change.change().sd(),
                    change.change().median(),
                    change.percent().mean(),
                    change.percent().median());
        }
        return csv.toString();
    }

    private static String statistics(SimulationReport report) {
        StringBuilder csv = new StringBuilder("arm,output,statistic,threshold,day,value,se\n");
        for (Analysis.Statistic statistic : report.statistics()) {
            csv.append(quoted(statistic.arm()))
                    .append(',')
                    .append(statistic.request().output())
                    .append(',')
                    .append(statistic.request().kind().word());
            cells(csv, statistic.request().threshold(), statistic.request().day(), statistic.value(), statistic.se());
        }
        return csv.toString();
    }

    private static String contrasts(SimulationReport report) {
        StringBuilder csv = new StringBuilder(KEY + ",against,difference,difference_se,ratio,ratio_se\n");
        for (Analysis.Contrast contrast : report.contrasts()) {
            csv.append(key(contrast.arm(), contrast.series(), contrast.day()))
                    .append(',')
                    .append(quoted(contrast.against()));
            cells(csv, contrast.difference(), contrast.differenceSe(), contrast.ratio(), contrast.ratioSe());
        }
        return csv.toString();
    }

    /** The first cells of a row: arm, output, label, unit, day. */
    public static String key(String arm, Series series, double day) {
        return quoted(arm)
                + ','
                + series.output()
                + ','
                + (series.isLabel() ? series.detail() : "")
                + ','
                + series.unit()
                + ','
                + Figures.bare(day);
    }

    private static void cells(StringBuilder csv, double... values) {
        for (double value : values) {
            csv.append(',').append(Double.isFinite(value) ? Double.toString(Figures.six(value)) : "");
        }
        csv.append('\n');
    }

    private static String quoted(String text) {
        return text.matches("[^\",\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
