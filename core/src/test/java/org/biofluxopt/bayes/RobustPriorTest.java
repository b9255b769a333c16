package org.biofluxopt.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RobustPriorTest {
    private static final Variable YES_NO = new Variable("x", List.of("no", "yes"));

    private static DirichletCpt row(double ess, double no, int seenNo, int seenYes) {
        CategoricalTable data =
                new CategoricalTable(List.of("x"), List.of(YES_NO.states()), new short[][] {column(seenNo, seenYes)});
        DirichletCpt prior =
                new DirichletCpt(YES_NO, List.of(), List.of(List.of(CountPart.of("paper", ess, no, 1 - no))));
        return ParameterLearning.update(List.of(prior), data, "data").getFirst();
    }

    private static short[] column(int no, int yes) {
        List<Short> values = new ArrayList<>(Collections.nCopies(no, (short) 0));
        values.addAll(Collections.nCopies(yes, (short) 1));
        short[] column = new short[values.size()];
        for (int i = 0; i < column.length; i++) {
            column[i] = values.get(i);
        }
        return column;
    }

    @Test
    void aPriorThatDataContradictLosesItsWeight() {
        RobustPrior.Result result = RobustPrior.discount(List.of(row(50, 0.95, 2, 38)), "data");
        assertThat(result.belief().getFirst()[0]).isLessThan(1e-6);
        assertThat(result.cpts().getFirst().mean()[1]).isCloseTo(38.5 / 41, within(1e-6)); // as if it had said nothing
        assertThat(result.cpts().getFirst().shares(0).getOrDefault("paper", 0.0))
                .isLessThan(1e-5);
    }

    @Test
    void aPriorThatDataConfirmKeepsItsWeight() {
        RobustPrior.Result result = RobustPrior.discount(List.of(row(50, 0.95, 38, 2)), "data");
        assertThat(result.belief().getFirst()[0]).isGreaterThan(0.9);
        // the paper's 50, one that tells nothing, the data's 40
        assertThat(result.cpts().getFirst().mean()[1]).isCloseTo((2.5 + 0.5 + 2) / 91, within(0.005));
    }

    @Test
    void withoutDataTheMixtureHasTheMeanOfPriorAndIgnorance() {
        DirichletCpt prior = new DirichletCpt(YES_NO, List.of(), List.of(List.of(CountPart.of("paper", 50, 0.9, 0.1))));
        RobustPrior.Result result = RobustPrior.discount(List.of(prior), "data");
        assertThat(result.belief().getFirst()[0]).isCloseTo(0.8, within(1e-12)); // eight rows of ten
        // the paper's 50 observations and one that tells nothing
        assertThat(result.cpts().getFirst().mean()[0])
                .isCloseTo(0.8 * (50 * 0.9 + 0.5) / 51 + 0.2 * 0.5, within(1e-12));
    }
}
