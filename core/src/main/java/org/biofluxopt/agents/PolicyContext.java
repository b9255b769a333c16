package org.biofluxopt.agents;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.knowledge.TaxonTraits;
import org.biofluxopt.network.HostDraw;
import org.biofluxopt.profile.Condition;
import org.biofluxopt.profile.Diet;
import org.biofluxopt.profile.Drug;
import org.biofluxopt.profile.Marker;
import org.biofluxopt.profile.Profile;
import org.biofluxopt.profile.Sex;
import org.biofluxopt.simulator.GutCommunity;
import org.biofluxopt.simulator.HostFactors;
import org.biofluxopt.simulator.Lanes;

/**
 * All that a policy may know of a person: profile, laboratory values, beliefs (mean and spread over the posterior) and the
 * measured microbes. Never the state of a simulation.
 *
 * @param person features of the person
 * @param members one entry per member of the community, in its order
 * @param animalFood whether cobalamin in food can be advised
 */
public record PolicyContext(List<Double> person, List<MemberContext> members, boolean animalFood) {
    /** Cobalamin makers that are never advised, whatever anything else says (domain reference, section 4). */
    static final Set<String> BARRED = Set.of("klebsiella", "pseudomonas");

    private static final Set<Condition> NO_PROBIOTICS = Set.of(
            Condition.IMMUNE_COMPROMISE,
            Condition.CENTRAL_VENOUS_LINE,
            Condition.SHORT_BOWEL,
            Condition.ACUTE_PANCREATITIS);

    public PolicyContext {
        person = List.copyOf(person);
        members = List.copyOf(members);
        for (MemberContext member : members) {
            if (member.mayBeSwallowed() && barred(member.id())) {
                throw new IllegalArgumentException(member.id() + " must never be advised as a probiotic");
            }
        }
    }

    /**
     * @param id guild or taxon
     * @param mayBeSwallowed whether it is a probiotic allowed to this person
     * @param features its share and traits
     */
    public record MemberContext(String id, boolean mayBeSwallowed, List<Double> features) {
        public MemberContext {
            features = List.copyOf(features);
        }
    }

    private static boolean barred(String id) {
        String lower = id.toLowerCase(Locale.ROOT);
        return BARRED.stream().anyMatch(lower::contains);
    }

    /** The context of one person whose posterior samples are {@code atDayZero}. */
    public static PolicyContext of(Profile profile, Lanes atDayZero, KnowledgeBase knowledge) {
        boolean probiotics = profile.conditions().stream().noneMatch(NO_PROBIOTICS::contains);
        GutCommunity community = atDayZero.person(0).community();
        List<MemberContext> members = new ArrayList<>();
        for (int m = 0; m < community.members().size(); m++) {
            GutCommunity.Member member = community.members().get(m);
            boolean transientMember = m >= community.residents();
            boolean allowed = transientMember && probiotics && permitted(member.id(), knowledge);
            members.add(new MemberContext(member.id(), allowed, features(member, transientMember)));
        }
        return new PolicyContext(
                personFeatures(profile, atDayZero), members, profile.diet().kind() != Diet.Kind.VEGAN);
    }

    /** The same context in which only these may be swallowed, whatever the knowledge base allows. */
    public PolicyContext allowing(Set<String> probiotics) {
        return new PolicyContext(
                person,
                members.stream()
                        .map(member -> new MemberContext(
                                member.id(),
                                member.mayBeSwallowed() && probiotics.contains(member.id()),
                                member.features()))
                        .toList(),
                animalFood);
    }

    private static boolean permitted(String id, KnowledgeBase knowledge) {
        return !barred(id)
                && knowledge
                        .taxon(id)
                        .map(taxon -> taxon.probiotic() == TaxonTraits.Probiotic.ALLOWED)
                        .orElse(false);
    }

    private static List<Double> features(GutCommunity.Member member, boolean transientMember) {
        return List.of(
                transientMember ? 1.0 : 0.0,
                member.share(),
                member.smallBowel(),
                member.deNovo(),
                member.salvage(),
                member.need(),
                member.takesFactorBound(),
                member.trueShare(),
                member.remodelling(),
                member.fibreResponse());
    }

    private static List<Double> personFeatures(Profile profile, Lanes lanes) {
        List<Double> features = new ArrayList<>();
        features.add(profile.ageYears() / 100);
        features.add(profile.sex() == Sex.FEMALE ? 1.0 : 0.0);
        features.add(profile.weightKg() / 100);
        features.add(profile.takes(Drug.Effect.METFORMIN) ? 1.0 : 0.0);
        features.add(Math.log1p(profile.supplementMicrogramsPerDay()));
        addBelief(features, lanes, host -> Math.log1p(host.foodMicrograms()));
        addBelief(features, lanes, HostDraw::acid);
        addBelief(features, lanes, HostDraw::intrinsicFactor);
        addBelief(features, lanes, HostDraw::ileum);
        addBelief(features, lanes, HostDraw::pancreas);
        addBelief(features, lanes, host -> host.overgrowthLog10() / 10);
        addBelief(features, lanes, host -> host.gfr() / 100);
        addFactor(features, lanes, factors -> Math.log(factors.uptake()));
        addFactor(features, lanes, factors -> Math.log(factors.loss()));
        addFactor(features, lanes, HostFactors::tabletMixing);
        addFactor(features, lanes, HostFactors::gateRecovery);
        addFactor(features, lanes, HostFactors::fedPassive);
        addMoments(features, Arrays.stream(lanes.serumB12()).map(Math::log).toArray());
        for (Marker marker : Marker.values()) {
            features.add(profile.laboratory(marker).isPresent() ? 1.0 : 0.0);
            features.add(profile.laboratory(marker)
                    .map(value -> Math.log(value.value()))
                    .orElse(0.0));
        }
        return features;
    }

    private static void addBelief(List<Double> features, Lanes lanes, ToDoubleFunction<HostDraw> quantity) {
        double[] values = new double[lanes.size()];
        for (int lane = 0; lane < values.length; lane++) {
            values[lane] = quantity.applyAsDouble(lanes.person(lane).host());
        }
        addMoments(features, values);
    }

    private static void addFactor(List<Double> features, Lanes lanes, ToDoubleFunction<HostFactors> quantity) {
        double[] values = new double[lanes.size()];
        for (int lane = 0; lane < values.length; lane++) {
            values[lane] = quantity.applyAsDouble(lanes.person(lane).factors());
        }
        addMoments(features, values);
    }

    /** Mean and standard deviation over the posterior. */
    private static void addMoments(List<Double> features, double[] values) {
        double sum = 0;
        double squares = 0;
        for (double value : values) {
            sum += value;
            squares += value * value;
        }
        double mean = sum / values.length;
        features.add(mean);
        features.add(Math.sqrt(Math.max(0, squares / values.length - mean * mean)));
    }
}
