package org.biofluxopt.plan;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.knowledge.SafetyRule;
import org.biofluxopt.knowledge.TaxonTraits;
import org.biofluxopt.knowledge.Threshold;
import org.biofluxopt.profile.CobalaminForm;
import org.biofluxopt.profile.Condition;
import org.biofluxopt.profile.Diet;
import org.biofluxopt.profile.Drug;
import org.biofluxopt.profile.LaboratoryValue;
import org.biofluxopt.profile.Marker;
import org.biofluxopt.profile.Profile;

/**
 * Applies the rules of {@code knowledge/safety.tsv} to a person. The rules decide; no reward, weight or plan can lift
 * them.
 */
public final class Safety {
    /** Low intake explains the same values in vegans, as the rule's note says. */
    private static final String NOT_IN_VEGANS = "refer_severe_tissue_lack";

    /** ug a day from which a supplement explains a high serum B12; chosen, ten times what tablets for vegans hold. */
    private static final double EXPLAINS_HIGH_SERUM = 100;

    /** ug a day called a high dose in the trials of oral replacement. */
    private static final double HIGH_DOSE = 1000;

    private final Profile profile;
    private final KnowledgeBase knowledge;
    private final List<Action> refer = new ArrayList<>();
    private final List<Action> discuss = new ArrayList<>();
    private final Set<CobalaminForm> barredForms = EnumSet.noneOf(CobalaminForm.class);
    private final SortedSet<String> probiotics = new TreeSet<>();
    private final List<String> warnings = new ArrayList<>();
    private Optional<CobalaminForm> preferredForm = Optional.empty();

    private Safety(Profile profile, KnowledgeBase knowledge) {
        this.profile = profile;
        this.knowledge = knowledge;
    }

    /** What the rules say about this person. */
    public static SafetyAssessment assess(Profile profile, KnowledgeBase knowledge) {
        Safety safety = new Safety(profile, knowledge);
        for (TaxonTraits taxon : knowledge.taxa()) {
            if (taxon.probiotic() == TaxonTraits.Probiotic.ALLOWED) {
                safety.probiotics.add(taxon.id());
            }
        }
        for (SafetyRule rule : knowledge.rules()) {
            safety.because(rule).ifPresent(reason -> safety.apply(rule, reason));
        }
        safety.askForTissueMarkers();
        return new SafetyAssessment(
                safety.refer,
                safety.discuss,
                safety.barredForms,
                safety.preferredForm,
                safety.probiotics,
                safety.warnings);
    }

    /** Why the rule holds for this person, in one sentence; empty if it does not. */
    private Optional<String> because(SafetyRule rule) {
        return switch (rule.subject()) {
            case CONDITION -> condition(rule);
            case DRUG -> drug(rule);
            case AGE -> age(rule);
            case MARKER -> marker(rule);
            case SUBSTANCE -> substance(rule);
            case TAXON -> Optional.of("It holds for everybody.");
            case REWARD -> Optional.empty(); // for the agents, not for a person
        };
    }

    private Optional<String> condition(SafetyRule rule) {
        Condition condition = Condition.valueOf(rule.trigger().toUpperCase(Locale.ROOT));
        if (!profile.has(condition)) {
            return Optional.empty();
        }
        if (condition == Condition.ILEAL_RESECTION) {
            double resected = profile.ilealResectionCm();
            if (resected == 0) {
                return Optional.of("The profile names an ileal resection without its length.");
            }
            return rule.holdsFor(resected)
                    ? Optional.of("The profile says that %s cm of ileum were removed.".formatted(number(resected)))
                    : Optional.empty();
        }
        return Optional.of("The profile says: " + words(condition.word()) + ".");
    }

    private Optional<String> drug(SafetyRule rule) {
        Drug.Effect effect = Drug.Effect.valueOf(rule.trigger().toUpperCase(Locale.ROOT));
        return profile.drugs().stream()
                .filter(drug -> drug.effect() == effect)
                .findFirst()
                .map(drug -> "The profile lists " + drug.name() + ".");
    }

    private Optional<String> age(SafetyRule rule) {
        boolean said = refer.stream().anyMatch(action -> isAbout(SafetyRule.Subject.AGE, action));
        return rule.holdsFor(profile.ageYears()) && !said // an infant is a child as well
                ? Optional.of("The age given is %s years.".formatted(number(profile.ageYears())))
                : Optional.empty();
    }

    private boolean isAbout(SafetyRule.Subject subject, Action action) {
        return knowledge
                .rule(action.id())
                .filter(rule -> rule.subject() == subject)
                .isPresent();
    }

    private Optional<String> marker(SafetyRule rule) {
        if (rule.id().equals(NOT_IN_VEGANS) && profile.diet().kind() == Diet.Kind.VEGAN) {
            return Optional.empty();
        }
        if (rule.action() == SafetyRule.Action.WARN
                && rule.above().isPresent()
                && profile.supplementMicrogramsPerDay() >= EXPLAINS_HIGH_SERUM) {
            return Optional.empty();
        }
        boolean also = rule.also()
                .map(knowledge::threshold)
                .map(threshold -> measured(threshold.marker())
                        .map(value -> threshold.holdsFor(value.value()))
                        .orElse(false))
                .orElse(true);
        return measured(rule.trigger())
                .filter(value -> also && rule.holdsFor(value.value()))
                .map(value -> "%s is %s %s."
                        .formatted(
                                words(value.marker().word()),
                                number(value.value()),
                                value.marker().unit()));
    }

    private Optional<String> substance(SafetyRule rule) {
        return switch (rule.trigger()) {
            case "folate" -> mayBeLow() ? Optional.of("B12 is marginal, low or not measured.") : Optional.empty();
            case "high_dose_b12" ->
                profile.supplementMicrogramsPerDay() >= HIGH_DOSE
                        ? Optional.of("The profile lists a high dose.")
                        : Optional.empty();
            default -> Optional.empty(); // bars things no plan holds; the planner has no such action
        };
    }

    private void apply(SafetyRule rule, String reason) {
        switch (rule.action()) {
            case REFER -> refer.add(action(rule, Action.Kind.REFER, reason));
            case DISCUSS -> discuss.add(action(rule, Action.Kind.DISCUSS_WITH_CLINICIAN, reason));
            case WARN -> warnings.add(rule.text());
            case BAR -> bar(rule);
            case PREFER -> preferredForm = form(rule);
            case CAP -> {} // limits numbers, of which a profile holds none
        }
    }

    /** A rule of a condition names the barred substance in its note: {@code substance: probiotic}. */
    private void bar(SafetyRule rule) {
        if (rule.subject() == SafetyRule.Subject.TAXON) {
            probiotics.remove(rule.trigger());
        } else if (rule.note().contains("substance: probiotic")) {
            probiotics.clear();
            warnings.add(rule.text());
        } else {
            form(rule).ifPresent(barredForms::add);
        }
    }

    private static Optional<CobalaminForm> form(SafetyRule rule) {
        return Stream.of(CobalaminForm.values())
                .filter(form -> rule.note().contains("substance: " + form.chemicalName()))
                .findFirst();
    }

    private static Action action(SafetyRule rule, Action.Kind kind, String reason) {
        return new Action(rule.id(), kind, rule.text(), reason, 0, "", rule.id());
    }

    /** Serum B12 alone misses a lack in the tissues; holoTC or MMA decides where it is not clearly adequate. */
    private void askForTissueMarkers() {
        boolean known = profile.laboratory(Marker.HOLOTC).isPresent()
                || profile.laboratory(Marker.MMA).isPresent();
        if (!known && mayBeLow()) {
            discuss.add(new Action(
                    "measure_holotc_mma",
                    Action.Kind.DISCUSS_WITH_CLINICIAN,
                    "Ask for holotranscobalamin or methylmalonic acid to be measured before starting.",
                    "Serum B12 is marginal, low or not measured, and it is mostly haptocorrin: alone it does not tell"
                            + " whether the tissues lack B12.",
                    0,
                    "",
                    "serum_b12_marginal"));
        }
    }

    private boolean mayBeLow() {
        Threshold marginal = knowledge.threshold("serum_b12_marginal");
        return profile.laboratory(Marker.SERUM_B12)
                .map(value -> marginal.holdsFor(value.value()))
                .orElse(true);
    }

    private Optional<LaboratoryValue> measured(String marker) {
        return profile.laboratory().stream()
                .filter(value -> value.marker().word().equals(marker))
                .findFirst();
    }

    private static String words(String word) {
        return word.replace('_', ' ');
    }

    private static String number(double value) {
        return new BigDecimal(value)
                .round(new MathContext(value >= 1000 ? 4 : 3))
                .stripTrailingZeros()
                .toPlainString();
    }
}
