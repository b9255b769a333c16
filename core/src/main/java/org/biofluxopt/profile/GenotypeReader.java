package org.biofluxopt.profile;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.biofluxopt.profile.Genotype.Locus;
import org.biofluxopt.text.Yaml;

/** Reads {@code genotype}: locus or rs number to two letters. */
public final class GenotypeReader {
    private GenotypeReader() {}

    /** The legal field names: each locus and its rs number. */
    public static List<String> names() {
        List<String> names = new ArrayList<>();
        for (Locus locus : Locus.values()) {
            names.add(locus.name());
            names.add(locus.rsId());
        }
        return names;
    }

    /** @throws org.biofluxopt.text.InputError if a locus or a letter is not known */
    public static Genotype read(Yaml genotype) {
        genotype.onlyFields(names());
        Map<Locus, Integer> alleles = new EnumMap<>(Locus.class);
        for (String name : genotype.names()) {
            Locus locus = locus(name);
            genotype.find(name).ifPresent(letters -> {
                if (alleles.put(locus, effectAlleles(locus, letters)) != null) {
                    throw letters.expected(
                            "one genotype at " + locus, "%s and %s are one place.".formatted(locus, locus.rsId()));
                }
            });
        }
        return new Genotype(alleles);
    }

    private static Locus locus(String name) {
        return Stream.of(Locus.values())
                .filter(locus -> locus.name().equals(name) || locus.rsId().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static int effectAlleles(Locus locus, Yaml letters) {
        String text = letters.string().strip().toUpperCase(Locale.ROOT).replaceAll("[/|]", "");
        int effect = 0;
        for (char letter : text.toCharArray()) {
            if (letter == locus.effect()) {
                effect++;
            } else if (letter != locus.other()) {
                throw illegal(locus, letters);
            }
        }
        if (text.length() != 2) {
            throw illegal(locus, letters);
        }
        return effect;
    }

    private static RuntimeException illegal(Locus locus, Yaml letters) {
        char other = locus.other();
        char effect = locus.effect();
        return letters.expected(
                "%c%c, %c%c or %c%c (%s %s)"
                        .formatted(other, other, other, effect, effect, effect, locus, locus.rsId()),
                "If the letters are the complements of these, the other DNA strand was read: swap A with T, C with G.");
    }
}
