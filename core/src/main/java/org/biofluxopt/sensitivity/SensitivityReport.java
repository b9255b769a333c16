package org.biofluxopt.sensitivity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Every quantity's influence on every output.
 *
 * @param outputs names
 * @param ranges the quantities
 * @param size [output][quantity]: mu star of ln output over the whole range, or the total Sobol index
 * @param detail [output][quantity]: standard deviation of the elementary effects, or the first-order Sobol index
 * @param elasticity [output][quantity]: local, per cent for one per cent
 */
public record SensitivityReport(
        Method method, List<String> outputs, Ranges ranges, double[][] size, double[][] detail, double[][] elasticity) {

    /** How the global influence is measured. */
    public enum Method {
        MORRIS("mu_star", "sigma"),
        SOBOL("total", "first");

        private final String size;
        private final String detail;

        Method(String size, String detail) {
            this.size = size;
            this.detail = detail;
        }
    }

    /** Table with a line for each output and quantity, most influential first within an output. */
    public String table() {
        StringBuilder text = new StringBuilder(
                "output\tquantity\t" + method.size + "\t" + method.detail + "\telasticity\tlow\thigh\tnow\n");
        for (int output = 0; output < outputs.size(); output++) {
            for (int j : ranked(output)) {
                Ranges.Range range = ranges.all().get(j);
                text.append(String.format(
                        Locale.ROOT,
                        "%s\t%s\t%.4f\t%.4f\t%.4f\t%s\t%s\t%s%n",
                        outputs.get(output),
                        range.id(),
                        size[output][j],
                        detail[output][j],
                        elasticity[output][j],
                        range.low(),
                        range.high(),
                        range.now()));
            }
        }
        return text.toString();
    }

    /** The same for JSON: output, quantity, numbers. */
    public List<Map<String, Object>> objects() {
        List<Map<String, Object>> objects = new ArrayList<>();
        for (int output = 0; output < outputs.size(); output++) {
            for (int j : ranked(output)) {
                Map<String, Object> object = new LinkedHashMap<>();
                object.put("output", outputs.get(output));
                object.put("quantity", ranges.all().get(j).id());
                object.put(method.size, size[output][j]);
                object.put(method.detail, detail[output][j]);
                object.put("elasticity", elasticity[output][j]);
                objects.add(object);
            }
        }
        return objects;
    }

    /** Quantities by falling influence on an output. */
    List<Integer> ranked(int output) {
        return IntStream.range(0, ranges.all().size())
                .boxed()
                .sorted(Comparator.comparingDouble(j -> -size[output][j]))
                .toList();
    }

    /** What a bar's length means. */
    String scale() {
        return switch (method) {
            case MORRIS -> "mean absolute elementary effect (mu*): change of ln output over the quantity's whole range";
            case SOBOL -> "total Sobol index: share of the variance of ln output";
        };
    }
}
