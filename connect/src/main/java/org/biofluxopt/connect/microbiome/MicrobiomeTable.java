package org.biofluxopt.connect.microbiome;

import java.util.List;
import org.biofluxopt.profile.MicrobiomeSample;
import org.biofluxopt.text.InputError;
import org.biofluxopt.text.Nearest;

/**
 * An abundance table of others, every sample collapsed to the known taxa.
 *
 * @param file as the user named it
 * @param format what the content turned out to be
 * @param lineageStyle how taxa are written
 * @param sampleIds in the table's order
 * @param hasLineages whether any feature says what it is; if not, nothing can match
 * @param samples in the table's order; one with a total of 0 is listed, but {@link #sample} refuses it
 * @param features rows (OTUs, ASVs, clades) counted
 * @param matchedFeatures those that belong to a known taxon
 * @param topUnmatched at most 25, largest share first
 * @param notes what a user should know about how the table was read
 */
public record MicrobiomeTable(
        String file,
        String format,
        String lineageStyle,
        List<String> sampleIds,
        boolean hasLineages,
        List<MicrobiomeSample> samples,
        int features,
        int matchedFeatures,
        List<Unmatched> topUnmatched,
        List<String> notes) {

    /** The sample, which must be there and hold something. */
    public MicrobiomeSample sample(String id) {
        int at = sampleIds.indexOf(id);
        if (at < 0) {
            throw InputError.in(file)
                    .field("sample")
                    .got("'" + id + "'")
                    .expected("one of its " + sampleIds.size() + " sample ids")
                    .advice(Nearest.to(id, sampleIds)
                            .map(near -> "Did you mean '" + near + "'?")
                            .orElse("The first is '" + sampleIds.getFirst()
                                    + "'; 'biofluxopt import FILE' lists them."))
                    .error();
        }
        MicrobiomeSample sample = samples.get(at);
        if (sample.totalCount() == 0) {
            throw InputError.in(file)
                    .field("sample " + id)
                    .got("a total count of 0")
                    .expected("at least one count")
                    .advice("The sample failed sequencing or was filtered empty; choose another.")
                    .error();
        }
        return sample;
    }

    MicrobiomeTable withFormat(String words) {
        return new MicrobiomeTable(
                file,
                words,
                lineageStyle,
                sampleIds,
                hasLineages,
                samples,
                features,
                matchedFeatures,
                topUnmatched,
                notes);
    }
}
