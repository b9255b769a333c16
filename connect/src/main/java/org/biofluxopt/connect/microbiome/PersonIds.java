package org.biofluxopt.connect.microbiome;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.biofluxopt.text.InputError;

/**
 * Who gave which sample, from a table whose first column is a sample id. Where no id of the table is found as it is, ids
 * are compared by the accession of the sample in them (SRS045466, ERS..., DRS..., SAMN...).
 */
public final class PersonIds {
    private static final Pattern ACCESSION = Pattern.compile("[SED]RS\\d{5,}|SAM[NED]A?\\d{5,}");
    private static final List<String> NAMES =
            List.of("host_subject_id", "subject_id", "subject", "person", "person_id", "controlvar", "host_id");

    private PersonIds() {}

    /**
     * @param file tab-separated, with a header; the column is found by its name (subject, person, ControlVar, ...), else
     *     it is the last
     * @param sampleIds those of the abundance table
     * @return person by sample id; samples without one are left out
     * @throws InputError if no sample is found
     */
    public static Map<String, String> read(Path file, List<String> sampleIds) {
        List<String> columns = new ArrayList<>(SampleMetadata.columns(file));
        if (columns.size() < 2) {
            throw InputError.in(file.toString())
                    .line(1)
                    .got("fewer than two columns")
                    .expected("sample id and person")
                    .error();
        }
        String column = columns.stream()
                .skip(1)
                .filter(name -> NAMES.contains(name.toLowerCase(java.util.Locale.ROOT)))
                .findFirst()
                .orElse(columns.getLast());
        return join(file, SampleMetadata.column(file, column), sampleIds);
    }

    private static Map<String, String> join(Path file, Map<String, String> persons, List<String> sampleIds) {
        Map<String, String> found = new HashMap<>();
        for (String id : sampleIds) {
            if (persons.containsKey(id)) {
                found.put(id, persons.get(id));
            }
        }
        if (!found.isEmpty()) {
            return found;
        }
        Map<String, String> byAccession = new HashMap<>();
        persons.forEach((id, person) -> {
            Matcher accession = ACCESSION.matcher(id);
            if (accession.find()) {
                byAccession.put(accession.group(), person);
            }
        });
        for (String id : sampleIds) {
            Matcher accession = ACCESSION.matcher(id);
            if (accession.find() && byAccession.containsKey(accession.group())) {
                found.put(id, byAccession.get(accession.group()));
            }
        }
        if (found.isEmpty()) {
            throw InputError.in(file.toString())
                    .got("no sample id that the abundance table has")
                    .expected("the ids of its samples, or their accessions (SRS...), in the first column")
                    .error();
        }
        return found;
    }
}
