package org.biofluxopt.bayes.structure;

import java.util.List;

/** Tests whether two variables are independent given others. Not safe to share between threads. */
public interface IndependenceTest {
    /**
     * @param pValue probability of a dependence as strong or stronger if there is none
     * @param statistic larger is more dependent
     * @param degreesOfFreedom 0 if the data cannot tell; then the p-value is 1
     */
    record Result(double pValue, double statistic, double degreesOfFreedom) {}

    /** Names of the variables, by number. */
    List<String> names();

    /** @param given numbers of the conditioning variables, ascending */
    Result test(int x, int y, int... given);
}
