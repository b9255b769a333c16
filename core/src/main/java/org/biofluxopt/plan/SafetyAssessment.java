package org.biofluxopt.plan;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.biofluxopt.profile.CobalaminForm;

/**
 * What the safety rules say about a person, before anything is planned.
 *
 * @param refer why no dose plan is made, kind REFER; empty if one may be made
 * @param discuss decisions that are a clinician's, kind DISCUSS_WITH_CLINICIAN
 * @param barredForms forms of cobalamin this person must not be offered
 * @param preferredForm the form this person must be offered, if a rule names one
 * @param probiotics taxon ids that may be offered as a probiotic; empty where a condition bars them all
 * @param warnings what the report has to say besides
 */
public record SafetyAssessment(
        List<Action> refer,
        List<Action> discuss,
        Set<CobalaminForm> barredForms,
        Optional<CobalaminForm> preferredForm,
        SortedSet<String> probiotics,
        List<String> warnings) {
    public SafetyAssessment {
        refer = List.copyOf(refer);
        discuss = List.copyOf(discuss);
        EnumSet<CobalaminForm> barred = EnumSet.noneOf(CobalaminForm.class);
        barred.addAll(barredForms);
        barredForms = Collections.unmodifiableSet(barred);
        probiotics = Collections.unmodifiableSortedSet(new TreeSet<>(probiotics));
        warnings = List.copyOf(warnings);
    }

    /**
     * The form of a tablet for somebody who takes these now: the one a rule names; else what they take, unless it is barred;
     * else cyanocobalamin or, where that is barred, the first form that is not. Empty where they take several allowed forms,
     * or every form is barred.
     */
    public Optional<CobalaminForm> form(Set<CobalaminForm> taken) {
        if (preferredForm.isPresent()) {
            return preferredForm;
        }
        Set<CobalaminForm> allowed = EnumSet.allOf(CobalaminForm.class);
        allowed.removeAll(barredForms);
        List<CobalaminForm> kept = taken.stream().filter(allowed::contains).toList();
        return kept.isEmpty()
                ? allowed.stream().findFirst()
                : kept.size() == 1 ? Optional.of(kept.getFirst()) : Optional.empty();
    }

    /** No dose plan may be made. */
    public boolean refers() {
        return !refer.isEmpty();
    }
}
