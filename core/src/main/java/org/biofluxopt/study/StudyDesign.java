package org.biofluxopt.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.biofluxopt.coverage.Stratum;

/**
 * What is tried on whom.
 *
 * @param name in words
 * @param seed every random number comes from it
 * @param days from the first tablet to the endpoint
 * @param dose cyanocobalamin a day in every arm, ug
 * @param otherDoses doses at which plan and controls are compared besides, ug a day
 * @param serumBelow people of the six low-status strata are taken below this measured serum B12, replete ones from it on,
 *     pmol/L
 * @param microbiomes the table of microbiomes; absent where the caller gives them
 * @param number microbiomes at most
 * @param hosts of each low-status stratum for each microbiome
 * @param repleteHosts replete omnivores for each microbiome
 * @param detailMicrobiomes microbiomes whose first host of each stratum also runs other doses, decomposition and structural
 *     changes
 * @param draws parameter sets at most that truths are drawn from
 * @param agents whether the shipped policy proposes plans beside the fixed schedules
 * @param planning how much work a person's plan is worth
 * @param checksInside share of check rows that {@code validate} finds inside, 0..1; absent: left out of the HyperScore
 */
public record StudyDesign(
        String name,
        long seed,
        int days,
        double dose,
        List<Double> otherDoses,
        double serumBelow,
        Optional<MicrobiomeTableChoice> microbiomes,
        int number,
        int hosts,
        int repleteHosts,
        int detailMicrobiomes,
        int draws,
        boolean agents,
        Planning planning,
        OptionalDouble checksInside) {
    public StudyDesign {
        otherDoses = List.copyOf(otherDoses);
    }

    /**
     * Which samples of which file.
     *
     * @param file relative to the study's file
     * @param where COLUMN=VALUE in the metadata; absent: all samples
     * @param cohort column of the metadata that names a sample's cohort
     */
    public record MicrobiomeTableChoice(
            String file,
            Optional<String> taxonomy,
            Optional<String> metadata,
            Optional<String> where,
            Optional<String> cohort) {}

    /**
     * Work for one person's plan.
     *
     * @param draws of the network, before they are weighed by the laboratory values
     * @param lanes virtual versions of the person that regimens are judged on
     * @param days for which a regimen is judged
     */
    public record Planning(int draws, int lanes, int days) {}

    /**
     * A person to be found.
     *
     * @param number 0..
     * @param microbiome 0..
     * @param host 0.. within microbiome and stratum
     * @param detailed runs the additional arms as well
     */
    public record Slot(int number, int microbiome, Stratum stratum, int host, boolean detailed) {}

    /** The six strata of low or marginal status in equal parts, and the replete. @param available microbiomes there are */
    public List<Slot> slots(int available) {
        List<Slot> slots = new ArrayList<>();
        for (int microbiome = 0; microbiome < Math.min(number, available); microbiome++) {
            for (Stratum stratum : Stratum.values()) {
                int people = stratum == Stratum.OMNIVORE ? repleteHosts : hosts;
                for (int host = 0; host < people; host++) {
                    boolean detailed = host == 0 && microbiome < detailMicrobiomes;
                    slots.add(new Slot(slots.size(), microbiome, stratum, host, detailed));
                }
            }
        }
        return slots;
    }

    /** Whether a stratum belongs to the headline population. */
    public static boolean isLowStatus(Stratum stratum) {
        return stratum != Stratum.OMNIVORE;
    }
}
