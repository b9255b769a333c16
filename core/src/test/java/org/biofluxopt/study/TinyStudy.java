package org.biofluxopt.study;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.profile.MicrobiomeSample;
import org.biofluxopt.text.Yaml;

/** A study of seconds: two microbiomes, a person of each stratum, two days. */
final class TinyStudy {
    static final KnowledgeBase KNOWLEDGE = KnowledgeBase.bundled();
    static final StudyDesign DESIGN = StudyReader.of(Yaml.parse("tiny.yaml", """
            study: tiny
            seed: 7
            days: 2
            dose_ug: 10
            other_doses_ug: [2.5]
            microbiomes: {number: 2}
            hosts: 1
            replete_hosts: 1
            detail_microbiomes: 1
            planner: shipped_policy
            planning: {draws: 16, lanes: 2, days: 2}
            """));

    private TinyStudy() {}

    static List<MicrobiomeSample> microbiomes() {
        List<MicrobiomeSample> samples = new ArrayList<>();
        for (int i = 1; i <= 2; i++) {
            TreeMap<String, Double> abundance = new TreeMap<>();
            abundance.put("bacteroides", 0.2 * i);
            abundance.put("faecalibacterium", 0.3);
            abundance.put("blautia", 0.1);
            samples.add(new MicrobiomeSample("sample" + i, "made.tsv", abundance, 0.4 + 0.2 * i, 10_000));
        }
        return samples;
    }
}
