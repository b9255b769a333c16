package org.biofluxopt.profile;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Known genotypes at the loci that matter for cobalamin. Each is the number of effect alleles, 0, 1 or 2, counted as the
 * knowledge base names the effect allele (FUT2 rs601338 A, TCN1 rs526934 G, TCN2 rs1801198 G, MTHFR rs1801133 T, MTRR
 * rs1801394 G, CUBN rs1801222 A).
 *
 * @param effectAlleles by locus; a locus that is absent is unknown
 */
public record Genotype(Map<Locus, Integer> effectAlleles) {
    /** Loci with a known effect, with the letters of the strand the literature uses. */
    public enum Locus {
        FUT2("rs601338", 'A', 'G'),
        TCN1("rs526934", 'G', 'A'),
        TCN2("rs1801198", 'G', 'C'),
        MTHFR("rs1801133", 'T', 'C'),
        MTRR("rs1801394", 'G', 'A'),
        CUBN("rs1801222", 'A', 'G');

        private final String rsId;
        private final char effect;
        private final char other;

        Locus(String rsId, char effect, char other) {
            this.rsId = rsId;
            this.effect = effect;
            this.other = other;
        }

        /** dbSNP number, such as {@code rs601338}. */
        public String rsId() {
            return rsId;
        }

        /** The letter that is counted. */
        public char effect() {
            return effect;
        }

        public char other() {
            return other;
        }
    }

    public Genotype {
        Map<Locus, Integer> inOrder = new EnumMap<>(Locus.class);
        inOrder.putAll(effectAlleles);
        effectAlleles = Collections.unmodifiableMap(inOrder);
    }
}
