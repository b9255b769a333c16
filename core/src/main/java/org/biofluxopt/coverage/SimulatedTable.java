package org.biofluxopt.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.biofluxopt.network.HostDraw;
import org.biofluxopt.profile.Condition;
import org.biofluxopt.profile.Drug;
import org.biofluxopt.profile.Genotype.Locus;

/** Virtual people as a laboratory table that {@code network fit} reads: what they are, hidden causes included, and what they show. */
public final class SimulatedTable {
    private static final double HIGH_PPI = 40; // mg/d, GA03
    private static final double OVERGROWTH = 5.5; // log10 cells/mL, bound of the network's node

    private SimulatedTable() {}

    /** CSV with a header. */
    public static String of(List<VirtualTruth> people) {
        List<String> head = new ArrayList<>(List.of(
                "stratum",
                "age",
                "diet_pattern",
                "supplement_ug",
                "food_ug",
                "ppi",
                "h2_blocker",
                "metformin",
                "calcium",
                "atrophic_gastritis",
                "gastric_acid",
                "intrinsic_factor",
                "ileum",
                "sibo",
                "pancreas",
                "gfr",
                "folate"));
        for (Locus locus : Locus.values()) {
            head.add(locus.name().toLowerCase(Locale.ROOT));
        }
        head.addAll(List.of(
                "store_before", "absorbed", "store", "holotc", "haptocorrin_b12", "serum_b12", "mma", "homocysteine"));
        StringBuilder csv = new StringBuilder(String.join(",", head)).append('\n');
        people.forEach(person -> csv.append(line(person)).append('\n'));
        return csv.toString();
    }

    private static String line(VirtualTruth person) {
        HostDraw host = person.host();
        StringJoiner cells = new StringJoiner(",");
        cells.add(person.stratum().name().toLowerCase(Locale.ROOT));
        cells.add(number(host.ageYears()));
        cells.add(person.profile().diet().kind().name().toLowerCase(Locale.ROOT));
        cells.add(number(host.tabletMicrograms()));
        cells.add(number(host.foodMicrograms()));
        double ppi = person.profile().drugs().stream()
                .filter(drug -> drug.effect() == Drug.Effect.PROTON_PUMP_INHIBITOR)
                .mapToDouble(Drug::milligramsPerDay)
                .sum();
        cells.add(ppi == 0 ? "none" : ppi < HIGH_PPI ? "standard" : "high");
        cells.add(yes(person.profile().takes(Drug.Effect.H2_BLOCKER)));
        cells.add(yes(host.metformin()));
        cells.add(yes(host.calcium()));
        cells.add(person.profile().has(Condition.ATROPHIC_GASTRITIS) ? "yes" : ""); // else not known
        cells.add(number(host.acid()));
        cells.add(number(host.intrinsicFactor()));
        cells.add(number(host.ileum()));
        cells.add(yes(host.overgrowthLog10() >= OVERGROWTH));
        cells.add(number(host.pancreas()));
        cells.add(number(host.gfr()));
        cells.add(host.folateLow() ? "low" : "normal");
        for (Locus locus : Locus.values()) {
            cells.add(String.valueOf(host.effectAlleles().getOrDefault(locus, 0)));
        }
        cells.add(number(person.store())); // at the steady state the store was the same before
        cells.add(number(person.absorbed()));
        cells.add(number(person.store()));
        cells.add(number(person.holoTc()));
        cells.add(number(person.serumB12() - person.holoTc()));
        cells.add(number(person.serumB12()));
        cells.add(number(person.mma()));
        cells.add(number(person.homocysteine()));
        return cells.toString();
    }

    private static String yes(boolean is) {
        return is ? "yes" : "no";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.5g", value);
    }
}
