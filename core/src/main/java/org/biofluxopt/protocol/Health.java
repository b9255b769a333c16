package org.biofluxopt.protocol;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.biofluxopt.profile.Drug;

/**
 * What somebody has and takes at one moment.
 *
 * @param population whether conditions that are not listed come at the network's prevalence
 * @param listed conditions that are certain
 * @param centimetres of ileum removed
 * @param cured conditions that are certainly gone
 * @param habitual drugs taken for long before day 0
 * @param taken drugs taken now, the habitual ones included
 */
record Health(
        boolean population,
        Set<Ailment> listed,
        double centimetres,
        Set<Ailment> cured,
        List<Medicine> habitual,
        List<Medicine> taken) {

    /** @param hour since 08:00 of day 0; what begins at this hour counts */
    static Health at(Subjects subjects, List<Entry> schedule, double hour) {
        Set<Ailment> listed = EnumSet.noneOf(Ailment.class);
        Set<Ailment> cured = EnumSet.noneOf(Ailment.class);
        List<Medicine> taken = new ArrayList<>(subjects.medicines());
        double centimetres = 0;
        for (Complaint complaint : subjects.complaints()) {
            listed.add(complaint.ailment());
            centimetres = Math.max(centimetres, complaint.centimetres());
        }
        for (Entry entry : schedule) {
            if (entry.begin() > hour) {
                continue;
            }
            switch (entry.act()) {
                case Act.Onset onset -> {
                    listed.add(onset.complaint().ailment());
                    centimetres = Math.max(centimetres, onset.complaint().centimetres());
                }
                case Act.Eradication eradication -> cured.add(eradication.ailment());
                case Act.Drug drug -> {
                    if (drug.medicine().effect() == Drug.Effect.ANTIBIOTIC) {
                        cured.add(Ailment.SIBO); // a relapse after the course is not modelled
                    }
                    if (hour < entry.end()) {
                        taken.removeIf(
                                other -> other.name().equals(drug.medicine().name()));
                        taken.add(drug.medicine());
                    }
                }
                default -> {}
            }
        }
        return new Health(subjects.population(), listed, centimetres, cured, subjects.medicines(), List.copyOf(taken));
    }

    boolean has(Ailment ailment) {
        return listed.contains(ailment) && !cured.contains(ailment);
    }

    boolean takes(Drug.Effect effect) {
        return taken.stream().anyMatch(medicine -> medicine.effect() == effect);
    }
}
