package org.biofluxopt.protocol;

import java.util.ArrayList;
import java.util.List;

/**
 * What has to happen before day 0. Conditions and drugs whose begin is stated become entries before day 0; acquired
 * conditions whose begin is not stated are declines of unknown length.
 *
 * @param subjects without what became an entry
 * @param schedule of the arm, with the entries before day 0 in front
 * @param declining conditions of the subjects that began at an unknown time
 */
record Preparation(Subjects subjects, List<Entry> schedule, List<Complaint> declining) {
    Preparation {
        schedule = List.copyOf(schedule);
        declining = List.copyOf(declining);
    }

    static Preparation of(Arm arm, ProtocolParameters parameters) {
        Subjects subjects = arm.subjects();
        List<Entry> schedule = new ArrayList<>();
        List<Complaint> lasting = new ArrayList<>();
        List<Complaint> declining = new ArrayList<>();
        for (Complaint complaint : subjects.complaints()) {
            if (complaint.ailment() == Ailment.BOWEL_PREPARATION) {
                schedule.add(new Entry(new Act.BowelPreparation(), List.of(-parameters.preparationHours())));
            } else if (complaint.sinceDays().isPresent()) {
                double hour = 0 - 24 * complaint.sinceDays().getAsDouble();
                schedule.add(new Entry(new Act.Onset(complaint), List.of(hour)));
            } else {
                lasting.add(complaint);
                if (complaint.ailment().acquired() && matters(complaint, parameters)) {
                    declining.add(complaint);
                }
            }
        }
        List<Medicine> chronic = new ArrayList<>();
        for (Medicine medicine : subjects.medicines()) {
            if (medicine.sinceDays().isPresent()) {
                double hour = 0 - 24 * medicine.sinceDays().getAsDouble();
                schedule.add(new Entry(new Act.Drug(medicine), List.of(hour, Double.POSITIVE_INFINITY)));
            } else {
                chronic.add(medicine);
            }
        }
        if (Habit.cannotLast(subjects)) {
            schedule.add(new Entry(new Act.Diet(Habit.of(subjects)), List.of(-1e9, 0.0)));
        }
        schedule.addAll(arm.schedule());
        return new Preparation(with(subjects, lasting, chronic), schedule, declining);
    }

    private static boolean matters(Complaint complaint, ProtocolParameters parameters) {
        return complaint.ailment() != Ailment.ILEAL_RESECTION || complaint.centimetres() > parameters.resectionFree();
    }

    private static Subjects with(Subjects s, List<Complaint> complaints, List<Medicine> medicines) {
        return new Subjects(
                s.n(),
                s.seed(),
                s.age(),
                s.sex(),
                s.weight(),
                s.gfr(),
                s.eating(),
                s.population(),
                complaints,
                medicines,
                s.effectAlleles(),
                s.baseline(),
                s.microbiome());
    }

    /** The subjects as they were before their decline. */
    Subjects healthy() {
        List<Complaint> kept = new ArrayList<>(subjects.complaints());
        kept.removeAll(declining);
        return with(subjects, kept, subjects.medicines());
    }

    /** Longest decline, days; 0 if there is none. */
    double longestDecline(ProtocolParameters parameters) {
        return declining.stream()
                .mapToDouble(complaint -> 365.25 * parameters.longestYears().getOrDefault(complaint.ailment(), 0.0))
                .min()
                .orElse(0);
    }

    /** Entries that begin before day 0. */
    List<Entry> before() {
        return schedule.stream().filter(entry -> entry.begin() < 0).toList();
    }

    /** First morning that is simulated after the steady state or the decline, h, at most 0. */
    double firstMorning() {
        return Timeline.firstMorning(schedule.stream()
                .filter(entry -> !(entry.act() instanceof Act.Diet) || entry.begin() > -1e8)
                .toList());
    }
}
