package org.biofluxopt.bayes.structure;

import java.util.List;

/** BIC of a family in the conditional Gaussian family: L(child, parents) - L(parents), penalised. */
public final class ConditionalGaussianScore implements LocalScore {
    private final GaussianLikelihood likelihood;
    private final double halfLogN;

    public ConditionalGaussianScore(MixedTable table) {
        likelihood = new GaussianLikelihood(table);
        halfLogN = 0.5 * Math.log(Math.max(2, table.rows()));
    }

    @Override
    public List<String> names() {
        return likelihood.table().names();
    }

    @Override
    public double family(int child, int[] parents) {
        GaussianLikelihood.Fit both = likelihood.fit(Ges.union(parents, new int[] {child}));
        GaussianLikelihood.Fit alone = likelihood.fit(parents);
        return both.logLikelihood()
                - alone.logLikelihood()
                - halfLogN * Math.max(1, both.parameters() - alone.parameters());
    }
}
