package org.biofluxopt.profile;

import java.util.SortedMap;

/**
 * One sample, collapsed to the taxa the knowledge base knows.
 *
 * @param id sample id as in the table
 * @param source the table's file name
 * @param abundance share of all counts per known taxon (the knowledge base's taxon id), each > 0; sums to
 *     {@code matchedShare}
 * @param matchedShare share of all counts that belongs to known taxa, 0..1; the rest is "other"
 * @param totalCount sum of the sample's counts, or of its relative abundances where the table holds those
 */
public record MicrobiomeSample(
        String id, String source, SortedMap<String, Double> abundance, double matchedShare, double totalCount) {
    /** Below this matched share a plan would rest on too little; see {@code optimize}. */
    public static final double LEAST_MATCHED_SHARE = 0.20;
}
