package org.biofluxopt.app;

import java.nio.file.Path;
import org.biofluxopt.connect.microbiome.MicrobiomeTable;
import org.biofluxopt.connect.microbiome.MicrobiomeTables;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.profile.MicrobiomeReference;
import org.biofluxopt.profile.MicrobiomeSample;
import org.biofluxopt.text.InputError;

/** Finds the sample that a protocol names. */
final class ProtocolSamples {
    private ProtocolSamples() {}

    static MicrobiomeSample find(MicrobiomeReference reference, KnowledgeBase knowledge) {
        Path file = reference.file();
        MicrobiomeTable table = MicrobiomeTables.read(file, reference.taxonomy(), knowledge);
        if (!table.hasLineages()) {
            throw InputError.in(file.toString())
                    .got("a table with ids only, without lineages")
                    .expected("taxa with lineages")
                    .advice("Name a taxonomy file beside it: microbiome: {file: ..., taxonomy: ...}.")
                    .error();
        }
        String id = reference.sample().orElseGet(() -> SampleChoice.onlySample(table));
        MicrobiomeSample sample = table.sample(id);
        SampleChoice.refusal(sample).ifPresent(reason -> {
            throw InputError.in(file.toString())
                    .field(id)
                    .got(reason)
                    .expected("a matched share of at least 20 %")
                    .error();
        });
        return sample;
    }
}
