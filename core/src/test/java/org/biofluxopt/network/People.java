package org.biofluxopt.network;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.biofluxopt.profile.CobalaminForm;
import org.biofluxopt.profile.Condition;
import org.biofluxopt.profile.Diet;
import org.biofluxopt.profile.Drug;
import org.biofluxopt.profile.Genotype;
import org.biofluxopt.profile.LaboratoryValue;
import org.biofluxopt.profile.Profile;
import org.biofluxopt.profile.Sex;
import org.biofluxopt.profile.Supplement;

/** Profiles for tests. */
final class People {
    private double age = 45;
    private Diet diet = new Diet.Pattern(Diet.Kind.OMNIVORE);
    private double supplement;
    private Set<Condition> conditions = EnumSet.noneOf(Condition.class);
    private double resectionCm;
    private List<Drug> drugs = List.of();
    private Map<Genotype.Locus, Integer> alleles = Map.of();
    private List<LaboratoryValue> laboratory = List.of();
    private OptionalDouble gfr = OptionalDouble.empty();

    static People person() {
        return new People();
    }

    People age(double years) {
        age = years;
        return this;
    }

    People eats(Diet.Kind kind) {
        diet = new Diet.Pattern(kind);
        return this;
    }

    People meals(Diet.Kind kind, double a, double b, double c) {
        diet = new Diet.PerMeal(kind, List.of(a, b, c));
        return this;
    }

    People supplement(double micrograms) {
        supplement = micrograms;
        return this;
    }

    People has(Condition... known) {
        conditions = EnumSet.copyOf(List.of(known));
        return this;
    }

    People resection(double cm) {
        resectionCm = cm;
        return this;
    }

    People takes(Drug... daily) {
        drugs = List.of(daily);
        return this;
    }

    People gene(Genotype.Locus locus, int count) {
        alleles = Map.of(locus, count);
        return this;
    }

    People measured(LaboratoryValue... values) {
        laboratory = List.of(values);
        return this;
    }

    People gfr(double value) {
        gfr = OptionalDouble.of(value);
        return this;
    }

    Profile build() {
        return new Profile(
                "test person",
                age,
                Sex.FEMALE,
                70,
                diet,
                supplement > 0 ? List.of(new Supplement(CobalaminForm.CN, supplement)) : List.of(),
                conditions,
                resectionCm,
                drugs,
                new Genotype(alleles),
                laboratory,
                gfr,
                Optional.empty(),
                List.of());
    }
}
