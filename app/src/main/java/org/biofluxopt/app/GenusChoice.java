package org.biofluxopt.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.biofluxopt.connect.microbiome.MicrobiomeTable;
import org.biofluxopt.connect.microbiome.MicrobiomeTables;
import org.biofluxopt.connect.microbiome.PersonIds;
import org.biofluxopt.connect.microbiome.SampleMetadata;
import org.biofluxopt.generate.GenusTable;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.profile.MicrobiomeSample;
import org.biofluxopt.text.InputError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which samples of a table a generator is made from, and what is known about them. */
final class GenusChoice {
    private static final int LEAST = 10; // samples a group

    @Option(names = "--taxonomy", paramLabel = "FILE", description = "Lineages by feature id.")
    private @Nullable Path taxonomy;

    @Option(names = "--metadata", paramLabel = "FILE", description = "Tab-separated, sample ids first.")
    private @Nullable Path metadata;

    @Option(
            names = "--where",
            paramLabel = "COLUMN=VALUE",
            description = "Samples to use; of several values of one column, any.")
    private List<String> where = List.of();

    @Option(names = "--group", paramLabel = "COLUMN", description = "Column of groups, each generated for itself.")
    private @Nullable String group;

    @Option(
            names = "--person",
            paramLabel = "COLUMN|FILE",
            description = "Who gave the sample: a column of the metadata, or a table of sample id and person.")
    private @Nullable String person;

    @Option(
            names = "--least-reads",
            paramLabel = "N",
            description = "Leave out samples with fewer reads (default: ${DEFAULT-VALUE}).")
    private double leastReads;

    /**
     * What was read.
     *
     * @param notes what a user should know about it
     * @param files all that were read
     */
    record Chosen(GenusTable table, List<String> notes, List<Path> files) {}

    /** @param onlyKnownPersons leave out samples without a person, so that no person can end on both sides */
    Chosen read(Path file, boolean onlyKnownPersons) {
        MicrobiomeTable table =
                MicrobiomeTables.readGenera(file, Optional.ofNullable(taxonomy), KnowledgeBase.bundled());
        List<Path> files = new ArrayList<>(List.of(file));
        Optional.ofNullable(taxonomy).ifPresent(files::add);
        Optional.ofNullable(metadata).ifPresent(files::add);
        Map<String, String> groups = group == null ? Map.of() : SampleMetadata.column(needed("--group"), group);
        Map<String, String> persons = persons(table, files);
        Set<String> wanted = wanted(table);
        List<String> notes = new ArrayList<>();
        List<MicrobiomeSample> samples = new ArrayList<>();
        int nobody = 0;
        int empty = 0;
        for (MicrobiomeSample sample : table.samples()) {
            String id = sample.id();
            if (!wanted.contains(id) || group != null && !groups.containsKey(id)) {
                continue;
            }
            if (sample.totalCount() == 0 || sample.totalCount() < leastReads) {
                empty++;
            } else if (person != null && onlyKnownPersons && !persons.containsKey(id)) {
                nobody++;
            } else {
                samples.add(sample);
            }
        }
        if (nobody > 0) {
            notes.add(nobody + " samples left out, since it is not known who gave them.");
        }
        if (empty > 0) {
            notes.add(empty + " samples left out, since they hold nothing or fewer reads than asked for.");
        }
        if (person == null) {
            notes.add(
                    "No --person given: every sample counts as a person of its own. If persons gave several, the figures"
                            + " look better than they are.");
        }
        return new Chosen(table(file, samples, groups, persons), notes, files);
    }

    private static GenusTable table(
            Path file, List<MicrobiomeSample> samples, Map<String, String> groups, Map<String, String> persons) {
        SortedMap<String, Integer> size = new TreeMap<>();
        samples.forEach(sample -> size.merge(groups.getOrDefault(sample.id(), "all"), 1, Integer::sum));
        size.forEach((name, n) -> {
            if (n < LEAST) {
                throw InputError.in(file.toString())
                        .field("group " + name)
                        .got(n + " samples")
                        .expected("at least " + LEAST + " in each group")
                        .advice("Leave the group out by --where.")
                        .error();
            }
        });
        if (size.isEmpty()) {
            throw InputError.in(file.toString())
                    .got("no sample that --where, --group and --person leave")
                    .expected("at least " + LEAST)
                    .error();
        }
        List<String> names = List.copyOf(size.keySet());
        Set<String> genera = new TreeSet<>();
        samples.forEach(sample -> genera.addAll(sample.abundance().keySet()));
        List<String> columns = List.copyOf(genera);
        Map<String, Integer> at = new HashMap<>();
        columns.forEach(genus -> at.put(genus, at.size()));
        Map<String, Integer> number = new LinkedHashMap<>();
        double[][] counts = new double[samples.size()][columns.size()];
        int[] itsGroup = new int[samples.size()];
        int[] itsPerson = new int[samples.size()];
        for (int i = 0; i < counts.length; i++) {
            MicrobiomeSample sample = samples.get(i);
            double[] row = counts[i];
            sample.abundance().forEach((genus, share) -> {
                double count = share * sample.totalCount();
                double whole = Math.rint(count);
                row[at.getOrDefault(genus, 0)] = Math.abs(count - whole) < 1e-9 * Math.max(1, whole) ? whole : count;
            });
            itsGroup[i] = names.indexOf(groups.getOrDefault(sample.id(), "all"));
            String who = persons.getOrDefault(sample.id(), "sample " + sample.id());
            itsPerson[i] = number.computeIfAbsent(who, w -> number.size());
        }
        return new GenusTable(
                columns, samples.stream().map(MicrobiomeSample::id).toList(), counts, names, itsGroup, itsPerson);
    }

    private Map<String, String> persons(MicrobiomeTable table, List<Path> files) {
        if (person == null) {
            return Map.of();
        }
        Path file = Path.of(person);
        if (Files.isRegularFile(file)) {
            files.add(file);
            return PersonIds.read(file, table.sampleIds());
        }
        return SampleMetadata.column(needed("--person"), person);
    }

    private Set<String> wanted(MicrobiomeTable table) {
        Set<String> wanted = new LinkedHashSet<>(table.sampleIds());
        Map<String, Set<String>> byColumn = new LinkedHashMap<>();
        for (String condition : where) {
            int equals = condition.indexOf('=');
            if (equals < 1) {
                throw InputError.about("--where", "got '" + condition + "'.", "Write COLUMN=VALUE.");
            }
            String column = condition.substring(0, equals);
            byColumn.computeIfAbsent(column, c -> new LinkedHashSet<>())
                    .addAll(SampleMetadata.where(needed("--where"), column, condition.substring(equals + 1)));
        }
        byColumn.values().forEach(wanted::retainAll);
        return wanted;
    }

    private Path needed(String option) {
        if (metadata == null) {
            throw InputError.about(option, "needs the table of its column.", "Add --metadata FILE.");
        }
        return metadata;
    }
}
