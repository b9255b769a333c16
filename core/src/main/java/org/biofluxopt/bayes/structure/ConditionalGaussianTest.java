package org.biofluxopt.bayes.structure;

import java.util.List;

/**
 * Likelihood-ratio test of conditional independence for numbers, states and mixtures of both: twice L(x,y,z) - L(x,z) -
 * L(y,z) + L(z) in the conditional Gaussian family (Andrews, Ramsey and Cooper 2018). For numbers alone it is the test of
 * a partial correlation.
 */
public final class ConditionalGaussianTest implements IndependenceTest {
    private final GaussianLikelihood likelihood;

    public ConditionalGaussianTest(MixedTable table) {
        likelihood = new GaussianLikelihood(table);
    }

    @Override
    public List<String> names() {
        return likelihood.table().names();
    }

    @Override
    public Result test(int x, int y, int... given) {
        GaussianLikelihood.Fit all = likelihood.fit(Ges.union(given, new int[] {x, y}));
        GaussianLikelihood.Fit withX = likelihood.fit(Ges.union(given, new int[] {x}));
        GaussianLikelihood.Fit withY = likelihood.fit(Ges.union(given, new int[] {y}));
        GaussianLikelihood.Fit none = likelihood.fit(given);
        double statistic =
                2 * (all.logLikelihood() - withX.logLikelihood() - withY.logLikelihood() + none.logLikelihood());
        double df = all.parameters() - withX.parameters() - withY.parameters() + none.parameters();
        return df < 1
                ? new Result(1, statistic, 0)
                : new Result(ContingencyTest.upperTail(statistic, df), statistic, df);
    }
}
