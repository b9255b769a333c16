package org.biofluxopt.connect.microbiome;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.biofluxopt.knowledge.KnowledgeBase;

/**
 * Finds the known taxon of a lineage: the genus in ever looser spellings, then the species' name, then, only where the
 * genus has no name, the family. Anything else is "other". Where a table holds bare species names, a synonym of the whole
 * name ("Eubacterium hallii") goes before its first word.
 */
public final class TaxonMatcher {
    private static final Pattern GTDB_SUFFIX = Pattern.compile("[ _][A-Z]{1,2}(?=([ _]|$))");
    private static final Pattern SILVA_NUMBER = Pattern.compile("[ _]\\d+$");
    private static final Pattern REFSEQ_TITLE = Pattern.compile("^N[RC]_\\d+\\.\\d+[_ ]");
    private static final Pattern WORDS = Pattern.compile("^[\\[{]?[A-Z][a-z]{3,}[\\]}]?([ _./-].*)?$");

    private final Map<String, String> taxonByName = new HashMap<>();
    private final Map<String, String> taxonByFamily = new HashMap<>();
    private final Map<String, String> nameById = new HashMap<>();
    private final Set<String> ids = new TreeSet<>();

    private TaxonMatcher() {}

    /** Knows the genera of the knowledge base; the first of several genera in one row gives the name to write. */
    public static TaxonMatcher of(KnowledgeBase knowledge) {
        return of(knowledge.taxa().stream()
                .map(taxon ->
                        new TaxonNames(taxon.id(), taxon.name().split(" / ")[0], taxon.synonyms(), taxon.families()))
                .toList());
    }

    /** Own names win over synonyms, and among equals the first taxon wins. */
    public static TaxonMatcher of(Collection<TaxonNames> taxa) {
        TaxonMatcher matcher = new TaxonMatcher();
        for (TaxonNames taxon : taxa) {
            matcher.ids.add(taxon.id());
            matcher.nameById.put(taxon.id(), taxon.name());
            matcher.taxonByName.putIfAbsent(spelled(taxon.name()), taxon.id());
        }
        for (TaxonNames taxon : taxa) {
            matcher.taxonByName.putIfAbsent(spelled(taxon.id()), taxon.id());
            taxon.synonyms().forEach(name -> matcher.taxonByName.putIfAbsent(spelled(name), taxon.id()));
            taxon.families().forEach(name -> matcher.taxonByFamily.putIfAbsent(bare(name), taxon.id()));
        }
        return matcher;
    }

    /** Ids of all known taxa. */
    public Set<String> ids() {
        return ids;
    }

    /** The genus name to write for a taxon. */
    String nameOf(String id) {
        return nameById.getOrDefault(id, id);
    }

    /** The known taxon's id of a lineage as {@link Lineage#genusKey} writes it, or "" for "other". */
    public String matchKey(String genusKey) {
        return match(Lineage.looksLike(genusKey) ? Lineage.parse(genusKey) : ofBareId(genusKey));
    }

    /** The known taxon's id, or "" for "other". */
    String match(Lineage lineage) {
        for (String name : names(lineage)) {
            String id = taxonByName.get(name);
            if (id != null) {
                return id;
            }
        }
        boolean genusUnnamed =
                lineage.genus().isEmpty() || firstWord(bare(lineage.genus())).equals(bare(lineage.family()));
        return genusUnnamed ? taxonByFamily.getOrDefault(bare(lineage.family()), "") : "";
    }

    /**
     * What a first column or a header cell holds when it is not a lineage: a taxon's name, or only an id.
     *
     * @return the lineage, with {@link Lineage.Style#NONE} for an id
     */
    static Lineage ofBareId(String id) {
        var title = REFSEQ_TITLE.matcher(id);
        if (title.find()) {
            return Lineage.ofName(id.substring(title.end()));
        }
        return WORDS.matcher(id).matches() && !id.chars().anyMatch(Character::isDigit) || isBinomial(id)
                ? Lineage.ofName(id)
                : new Lineage("", "", "", id, Lineage.Style.NONE);
    }

    private static boolean isBinomial(String id) {
        String[] words = id.split("[ _]", 3);
        return words.length >= 2 && words[0].matches("[\\[{]?[A-Z][a-z]{3,}[\\]}]?") && words[1].matches("[a-z]{3,}");
    }

    /**
     * Spellings to look up, first come first. The genus goes before the species, so that a table of OTUs and the same
     * table summed to genera give the same sample.
     */
    private static Set<String> names(Lineage lineage) {
        Set<String> names = new LinkedHashSet<>();
        String genus = lineage.genus();
        if (!genus.isEmpty()) {
            genusSpellings(genus, names);
        }
        if (!lineage.species().isEmpty()) {
            String species = spelled(lineage.species());
            String full = species.contains(" ") || genus.isEmpty() ? species : spelled(genus) + " " + species;
            names.add(full);
            names.add(bare(full));
            if (full.contains(" ")) {
                names.add(bare(firstWord(full)));
            }
        }
        return names;
    }

    private static void genusSpellings(String genus, Set<String> names) {
        names.add(spelled(genus));
        String plain =
                SILVA_NUMBER.matcher(GTDB_SUFFIX.matcher(genus).replaceAll("")).replaceFirst("");
        for (String form : List.of(genus, plain)) {
            String spelled = spelled(form);
            names.add(spelled);
            String withoutGroup = spelled.replaceFirst(" (group|complex|clade)$", "");
            names.add(withoutGroup);
            names.add(bare(withoutGroup));
            names.add(bare(withoutGroup).replaceFirst(" sensu stricto.*$", ""));
        }
        String first = firstWord(spelled(plain));
        names.add(first);
        names.add(bare(first));
        int dash = first.indexOf('-'); // Escherichia-Shigella
        if (dash > 0) {
            names.add(first.substring(0, dash));
        }
    }

    private static String firstWord(String spelled) {
        int blank = spelled.indexOf(' ');
        return blank < 0 ? spelled : spelled.substring(0, blank);
    }

    /** Lower case, single blanks for underscores, no quotes, no "Candidatus"; brackets stay. */
    private static String spelled(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replace('{', '[')
                .replace('}', ']')
                .replaceAll("[\"'`]", "")
                .replaceAll("[_\\s]+", " ")
                .strip()
                .replaceFirst("^(candidatus|ca\\.) ", "");
    }

    private static String bare(String name) {
        return spelled(name).replace("[", "").replace("]", "");
    }
}
