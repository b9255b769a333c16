package org.biofluxopt.knowledge;

import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.biofluxopt.text.Tsv;

/**
 * {@code parameters/*.tsv}: mostly one number a row. A value that is not one number becomes the fact it is, so no row is
 * lost: "10/11" and "6 of 8" a count, "38 / 21 / 15" and "262.5 vs 378.2" numbers side by side, an empty value "none
 * set", anything else words.
 */
final class ParameterTable {
    private static final String[] COLUMNS = {
        "id", "symbol", "meaning", "value", "low", "high", "unit", "population", "source", "status", "note"
    };
    private static final String NUMBER = "-?\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?";
    private static final Pattern ONE = Pattern.compile(NUMBER);
    private static final Pattern COUNT = Pattern.compile("(\\d+)(?:/| of )(\\d+)(?: [a-z]+)?");
    private static final Pattern SEVERAL = Pattern.compile(NUMBER + "(?:\\s*(?:/|vs)\\s*" + NUMBER + ")+");
    private static final Pattern BETWEEN = Pattern.compile("\\s*(?:/|vs)\\s*");

    private ParameterTable() {}

    static List<Fact> read(String file, Reader text) {
        List<Fact> facts = new ArrayList<>();
        for (Tsv.Row row : Tsv.read(file, text, COLUMNS).rows()) {
            facts.add(fact(new FactRow(row)));
        }
        return facts;
    }

    private static Fact fact(FactRow row) {
        FactLabel label = row.label("meaning");
        String symbol = row.string("symbol");
        String value = row.string("value");
        String unit = row.string("unit");
        String population = row.string("population");
        if (value.isEmpty()) {
            if (label.note().isEmpty()) {
                throw row.error("value", "nothing", "a value, or a note that says why there is none");
            }
            return new Fact.Unset(label, symbol, unit, population);
        }
        if (ONE.matcher(value).matches()) {
            OptionalDouble low = row.optionalNumber("low");
            OptionalDouble high = row.optionalNumber("high");
            return new Fact.Quantity(label, symbol, Double.parseDouble(value), low, high, unit, population);
        }
        Matcher count = COUNT.matcher(value);
        if (count.matches() && !value.contains(" / ") && !unit.equals("%")) {
            int counted = Integer.parseInt(count.group(1));
            return new Fact.Count(label, symbol, counted, Integer.parseInt(count.group(2)), unit, population);
        }
        if (SEVERAL.matcher(value).matches()) {
            List<Double> values =
                    BETWEEN.splitAsStream(value).map(Double::valueOf).toList();
            return new Fact.Ratio(label, symbol, values, value, unit, population);
        }
        return new Fact.Text(label, symbol, value, unit, population);
    }
}
