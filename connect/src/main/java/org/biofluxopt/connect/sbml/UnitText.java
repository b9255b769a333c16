package org.biofluxopt.connect.sbml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A unit as this project writes it ({@code ug}, {@code 1/(1e12 cells h)}, {@code pmol/L}) in SBML's base units.
 *
 * @param factors base units with exponent and multiplier; none for plain numbers
 */
record UnitText(List<Factor> factors) {
    UnitText {
        factors = List.copyOf(factors);
    }

    /** (multiplier x kind)^exponent. */
    record Factor(String kind, int exponent, double multiplier) {}

    private static final Map<String, Factor> KNOWN = known();

    private static Map<String, Factor> known() {
        Map<String, Factor> map = new LinkedHashMap<>();
        map.put("kg", new Factor("gram", 1, 1e3));
        map.put("g", new Factor("gram", 1, 1));
        map.put("mg", new Factor("gram", 1, 1e-3));
        map.put("ug", new Factor("gram", 1, 1e-6));
        map.put("ng", new Factor("gram", 1, 1e-9));
        map.put("pg", new Factor("gram", 1, 1e-12));
        map.put("mol", new Factor("mole", 1, 1));
        map.put("mmol", new Factor("mole", 1, 1e-3));
        map.put("umol", new Factor("mole", 1, 1e-6));
        map.put("nmol", new Factor("mole", 1, 1e-9));
        map.put("pmol", new Factor("mole", 1, 1e-12));
        map.put("L", new Factor("litre", 1, 1));
        map.put("mL", new Factor("litre", 1, 1e-3));
        map.put("d", new Factor("second", 1, 86_400));
        map.put("h", new Factor("second", 1, 3_600));
        map.put("min", new Factor("second", 1, 60));
        map.put("s", new Factor("second", 1, 1));
        map.put("cells", new Factor("item", 1, 1));

        for (String plain : List.of("meal", "ratio", "fraction", "dimensionless", "share", "nat", "1")) {
            map.put(plain, new Factor("dimensionless", 1, 1));
        }
        map.put("percent", new Factor("dimensionless", 1, 0.01));
        return map;
    }

    /** @throws IllegalArgumentException if a word is no known unit */
    static UnitText of(String text) {
        String[] halves = text.split("/", -1);
        if (halves.length > 2) {
            throw new IllegalArgumentException("The unit " + text + " has more than one '/'");
        }
        List<Factor> factors = new ArrayList<>(words(text, halves[0], 1));
        if (halves.length == 2) {
            factors.addAll(words(text, halves[1].replace("(", "").replace(")", ""), -1));
        }
        return new UnitText(factors);
    }

    private static List<Factor> words(String text, String half, int sign) {
        List<Factor> factors = new ArrayList<>();
        double number = 1;
        for (String word : half.strip().split(" ")) {
            Factor known = KNOWN.get(word);
            if (known != null) {
                if (!known.kind().equals("dimensionless") || number != 1 || known.multiplier() != 1) {
                    factors.add(new Factor(known.kind(), sign, number * known.multiplier()));
                    number = 1;
                }
            } else if (word.matches("[0-9.]+(e-?[0-9]+)?")) {
                number *= Double.parseDouble(word);
            } else {
                throw new IllegalArgumentException("The unit " + text + " has the unknown word '" + word + "'");
            }
        }
        return factors;
    }

    /** Whether an amount of a species may have this unit in SBML. */
    boolean isSubstance() {
        return factors.isEmpty()
                || (factors.size() == 1
                        && factors.getFirst().exponent() == 1
                        && List.of("gram", "mole", "item", "dimensionless")
                                .contains(factors.getFirst().kind()));
    }

    /** Written as an identifier. */
    static String id(String text) {
        String id = text.replace("/", " per ").strip().replaceAll("[^A-Za-z0-9]+", "_");
        return "unit_" + id.replaceAll("_$", "");
    }
}
