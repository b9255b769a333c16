package org.biofluxopt.knowledge;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** Numbers and columns as a person writes them. */
final class Plain {
    private Plain() {}

    /** The shortest decimal of a double; exponents only for very large and very small numbers. */
    static String number(double value) {
        double size = Math.abs(value);
        if (size != 0 && (size >= 1e7 || size < 1e-5)) {
            return Double.toString(value);
        }
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }

    /** Name, value, name, value, ...; empty values are left out. */
    static Map<String, String> columns(String... namesAndValues) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (!namesAndValues[i + 1].isEmpty()) {
                columns.put(namesAndValues[i], namesAndValues[i + 1]);
            }
        }
        return columns;
    }
}
