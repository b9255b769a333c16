package org.biofluxopt.connect.microbiome;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One feature's place in a taxonomy, as far as collapsing to genera needs it. Names are as the table wrote them,
 * without rank prefix; an absent rank is empty.
 *
 * @param family with its brackets, if any
 * @param genus with its brackets, GTDB suffix ("Blautia_A") or SILVA number ("Prevotella_9"), if any
 * @param species epithet or full name
 * @param deepest the deepest rank that has a name, with its prefix: what a user sees where nothing matched
 */
record Lineage(String family, String genus, String species, String deepest, Style style) {
    /** How the table writes lineages. */
    enum Style {
        NONE("none (ids only)"),
        GREENGENES("Greengenes (k__)"),
        SILVA_PREFIXED("SILVA (D_0__)"),
        DOMAIN_PREFIXED("SILVA or GTDB (d__)"),
        PLAIN("plain ranks, as SILVA or RDP write them"),
        METAPHLAN("MetaPhlAn (k__|p__)"),
        NAMES("taxon names without lineage");

        private final String words;

        Style(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    private static final Pattern PREFIXED = Pattern.compile("(?i)(?:([dkpcofgst])|D_(\\d{1,2}))__(.*)");
    private static final Pattern DOTTED = Pattern.compile("(?i)^[dk]__[^.;|]*\\.p__.*");
    private static final Pattern CONFIDENCE = Pattern.compile("\\(\\d+(\\.\\d+)?\\)$");
    private static final String RANKS = "kpcofgst";

    /** Whether the text is a lineage, at least one rank with a prefix or several plain ranks. */
    static boolean looksLike(String text) {
        String s = unquoted(text);
        return PREFIXED.matcher(s).lookingAt() && rankPrefix(s)
                || s.indexOf(';') > 0 && Character.isLetter(s.charAt(0));
    }

    private static boolean rankPrefix(String s) {
        int at = s.indexOf("__");
        return at == 1 || at > 1 && s.startsWith("D_");
    }

    /** What a user sees where nothing matched: the genus, or the deepest rank with a name. */
    String shown() {
        if (style != Style.NAMES && !genus.isEmpty()) {
            return "g__" + genus;
        }
        return deepest.isEmpty() ? "(unassigned)" : deepest;
    }

    /**
     * What names the genus among all genera, in a form that reads back to the same lineage: "f__Family;g__Genus", or the
     * deepest rank above where the genus has no name.
     */
    String genusKey() {
        if (style == Style.NAMES) {
            int blank = genus.indexOf(' ');
            return "g__" + (blank < 0 ? genus : genus.substring(0, blank));
        }
        if (!genus.isEmpty()) {
            return (family.isEmpty() ? "" : "f__" + family + ";") + "g__" + genus;
        }
        if (!family.isEmpty()) {
            return "f__" + family + ";g__";
        }
        return deepest.isEmpty()
                ? "k__"
                : (PREFIXED.matcher(deepest).matches() ? deepest : "o__" + deepest) + ";f__;g__";
    }

    static Lineage parse(String text) {
        String s = unquoted(text);
        if (s.indexOf(';') >= 0) {
            return parse(List.of(s.split(";", -1)), false);
        }
        if (s.indexOf('|') >= 0) {
            return parse(List.of(s.split("\\|", -1)), true);
        }
        if (DOTTED.matcher(s).matches()) {
            return parse(List.of(s.split("\\.(?=[a-zA-Z]__)", -1)), false);
        }
        return parse(List.of(s), false);
    }

    /** @param ranks from the kingdom down, as BIOM stores them */
    static Lineage parse(List<String> ranks) {
        return ranks.size() == 1 ? parse(ranks.getFirst()) : parse(ranks, false);
    }

    private static Lineage parse(List<String> ranks, boolean bars) {
        String[] name = new String[RANKS.length()];
        java.util.Arrays.fill(name, "");
        Style style = Style.PLAIN;
        String deepest = "";
        int position = 0;
        for (String rank : ranks) {
            String token = CONFIDENCE.matcher(unquoted(rank)).replaceFirst("").strip();
            Matcher prefixed = PREFIXED.matcher(token);
            int level;
            String value;
            if (prefixed.matches()) {
                boolean numbered = prefixed.group(2) != null;
                char letter =
                        numbered ? 'D' : Character.toLowerCase(prefixed.group(1).charAt(0));
                level = numbered ? Integer.parseInt(prefixed.group(2)) : RANKS.indexOf(letter == 'd' ? 'k' : letter);
                value = prefixed.group(3).strip();
                style = styleOf(style, numbered, letter, bars);
            } else if (position == 0 && token.equalsIgnoreCase("Root")) {
                continue;
            } else {
                level = position;
                value = token;
            }
            position++;
            if (level >= 0 && level < name.length && isNamed(value)) {
                name[level] = value;
                deepest = token;
            }
        }
        return new Lineage(name[4], name[5], name[6], deepest, style);
    }

    private static Style styleOf(Style before, boolean numbered, char letter, boolean bars) {
        if (before != Style.PLAIN) {
            return before;
        }
        if (bars) {
            return Style.METAPHLAN;
        }
        return numbered ? Style.SILVA_PREFIXED : letter == 'd' ? Style.DOMAIN_PREFIXED : Style.GREENGENES;
    }

    /** A bare genus or species name, such as a column of a species table. */
    static Lineage ofName(String name) {
        String clean = unquoted(name);
        return new Lineage("", clean, "", clean, Style.NAMES);
    }

    /** False for what tables write where a rank has no name. */
    static boolean isNamed(String value) {
        String low = value.toLowerCase(Locale.ROOT).replace('_', ' ').strip();
        return !low.isEmpty()
                && Stream.of(
                                "uncultured",
                                "unclassified",
                                "unassigned",
                                "unknown",
                                "ambiguous taxa",
                                "metagenome",
                                "unidentified",
                                "incertae sedis",
                                "noname",
                                "other",
                                "na",
                                "none",
                                "null",
                                "gut metagenome")
                        .noneMatch(word -> low.equals(word) || low.startsWith(word + " ") && !word.equals("na"))
                && !low.endsWith(" unclassified")
                && !low.endsWith(" noname");
    }

    private static String unquoted(String text) {
        String s = text.strip();
        while (s.length() >= 2
                && (s.charAt(0) == '"' || s.charAt(0) == '\'')
                && s.charAt(s.length() - 1) == s.charAt(0)) {
            s = s.substring(1, s.length() - 1).strip();
        }
        return s;
    }
}
