package org.biofluxopt.protocol;

import java.util.Locale;
import java.util.random.RandomGenerator;
import org.biofluxopt.numeric.Seed;

/** Writes protocols that are legal and odd. */
final class RandomProtocols {
    private static final String[] CONDITIONS = {
        "atrophic_gastritis",
        "pernicious_anaemia",
        "total_gastrectomy",
        "partial_gastrectomy",
        "sibo",
        "h_pylori",
        "pancreatic_insufficiency",
        "low_kidney_function",
        "low_folate",
        "bowel_preparation"
    };
    private static final String[] DRUGS = {"omeprazole", "metformin", "calcium", "antibiotics", "famotidine"};
    private static final String[] ROUTES = {"oral", "sublingual", "im", "iv", "nasal", "colon"};
    private static final String[] FOODS = {
        "egg", "milk", "meat", "liver", "fish", "mixed", "{release_fraction: 0.4, release_half_time_h: 2}"
    };

    private final RandomGenerator random;

    private RandomProtocols(RandomGenerator random) {
        this.random = random;
    }

    /** Always the same text for the same number. */
    static String text(int number, int people, int lastDay) {
        return new RandomProtocols(new Seed(77).child(number).generator()).write(people, lastDay);
    }

    private String write(int people, int lastDay) {
        StringBuilder text =
                new StringBuilder("subjects:\n  n: " + people + "\n  seed: " + random.nextInt(1000) + "\n");
        if (random.nextBoolean()) {
            text.append("  age: {mean: %d, sd: %d, min: 18, max: 95}\n"
                    .formatted(random.nextInt(20, 90), random.nextInt(20)));
        }
        if (random.nextBoolean()) {
            text.append("  diet: ").append(diet()).append('\n');
        }
        switch (random.nextInt(4)) {
            case 0 -> text.append("  conditions: population\n");
            case 1 ->
                text.append("  conditions: [").append(since(any(CONDITIONS))).append("]\n");
            case 2 ->
                text.append("  conditions: [{ileal_resection_cm: %d, since_days: %d}]\n"
                        .formatted(random.nextInt(1, 300), random.nextInt(60)));
            default -> {}
        }
        if (random.nextInt(3) == 0) {
            text.append("  drugs: [{name: %s, mg_per_day: %d}]\n".formatted(any(DRUGS), random.nextInt(5000)));
        }
        if (random.nextInt(4) == 0) {
            text.append("  baseline: {serum_b12_pmol_l: {mean: %d, sd: %d}}\n"
                    .formatted(random.nextInt(80, 600), random.nextInt(150)));
        }
        text.append("schedule:\n");
        int entries = random.nextInt(6);
        for (int i = 0; i < entries; i++) {
            text.append("  - {").append(entry(i, lastDay)).append("}\n");
        }
        if (entries == 0) {
            text.setLength(text.length() - 1);
            text.append(" []\n");
        }
        text.append(
                        "outputs: [serum_b12, holotc, mma, homocysteine, absorbed_from_dose, absorbed_total, urinary, bile,")
                .append(" faecal_corrinoid, faecal_cobalamin, body_store, tc_total, bray_curtis, shannon]\n");
        text.append(String.format(
                Locale.ROOT, "report_at_days: [0, %.3f, %d]\n", 0.1 + 0.8 * random.nextDouble(), lastDay));
        return text.toString();
    }

    private String entry(int number, int lastDay) {
        int from = random.nextInt(lastDay);
        String days = "from_day: %d, to_day: %d, ".formatted(from, from + random.nextInt(lastDay));
        return switch (random.nextInt(9)) {
            case 0, 1, 2 ->
                days
                        + String.format(
                                Locale.ROOT,
                                "time: \"%02d:%02d\", dose_ug: %.4g, form: %s, route: %s, with_food: %b",
                                random.nextInt(24),
                                random.nextInt(60),
                                Math.pow(10, random.nextDouble(-3, 4)),
                                any("CN", "HO", "ME", "ADO"),
                                any(ROUTES),
                                random.nextBoolean());
            case 3 ->
                days
                        + "dose_ug: %d, form: food, food: %s, bite: %b, with_food: %b, every_days: %d"
                                .formatted(
                                        random.nextInt(60),
                                        any(FOODS),
                                        random.nextBoolean(),
                                        random.nextBoolean(),
                                        random.nextInt(1, 9));
            case 4 ->
                days + "probiotic: {taxon: Propionibacterium, cfu: %d}".formatted(random.nextLong(1_000_000_000_000L));
            case 5 -> "from_day: %d, drug: %s".formatted(from, DRUGS[number % DRUGS.length]);
            case 6 ->
                number == 0 ? days + "diet: " + any("none", diet()) : "day: " + from + ", bowel_preparation: true";
            case 7 -> "day: %d, eradicate: %s".formatted(from, any("h_pylori", "sibo"));
            default ->
                number == 0
                        ? days + "fibre_g_per_day: " + random.nextInt(60)
                        : "day: %d, onset: %s".formatted(from, any("total_gastrectomy", "{ileal_resection_cm: 80}"));
        };
    }

    private String diet() {
        return switch (random.nextInt(5)) {
            case 0 -> "omnivore";
            case 1 -> "vegan";
            case 2 -> "{pattern: vegetarian, times: " + random.nextInt(4) + "}";
            case 3 -> "{ug_per_meal: [0, 0, 0]}";
            default ->
                String.format(
                        Locale.ROOT,
                        "{ug_per_meal: [%.2f, %.2f, %.2f]}",
                        10 * random.nextDouble(),
                        random.nextDouble(),
                        80 * random.nextDouble());
        };
    }

    /** Mostly with a begin, since a decline of years takes its time. */
    private String since(String condition) {
        return "{name: " + condition + ", since_days: " + random.nextInt(30) + "}";
    }

    private String any(String... words) {
        return words[random.nextInt(words.length)];
    }
}
