package org.biofluxopt.app;

import java.util.LinkedHashMap;
import java.util.Map;
import org.biofluxopt.generate.GenusTable;

/** Synthetic samples as the tables that {@code import}, {@code optimize} and {@code simulate} read. */
final class SyntheticTables {
    private SyntheticTables() {}

    /** {@code genera.tsv}: lineages by samples; {@code samples.tsv}: sample and group. */
    static Map<String, String> of(GenusTable table) {
        StringBuilder genera = new StringBuilder("#OTU ID");
        StringBuilder samples = new StringBuilder("sample_id\tgroup\n");
        for (int i = 0; i < table.size(); i++) {
            genera.append('\t').append(table.id(i));
            samples.append(table.id(i))
                    .append('\t')
                    .append(table.groups().get(table.group(i)))
                    .append('\n');
        }
        genera.append('\n');
        double[] prevalence = table.prevalence();
        for (int j = 0; j < prevalence.length; j++) {
            if (prevalence[j] > 0) {
                genera.append(table.genera().get(j));
                for (int i = 0; i < table.size(); i++) {
                    genera.append('\t').append(text(table.counts(i)[j]));
                }
                genera.append('\n');
            }
        }
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("genera.tsv", genera.toString());
        tables.put("samples.tsv", samples.toString());
        return tables;
    }

    private static String text(double value) {
        return value == Math.rint(value) && value < 1e15 ? Long.toString((long) value) : Double.toString(value);
    }
}
