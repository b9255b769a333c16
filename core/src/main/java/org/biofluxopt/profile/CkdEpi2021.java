package org.biofluxopt.profile;

/**
 * Glomerular filtration rate estimated from creatinine, the 2021 CKD-EPI equation without race (Inker 2021, N Engl J Med
 * 385:1737, doi:10.1056/NEJMoa2102953, table S10). Made for adults.
 */
final class CkdEpi2021 {
    /** umol/L of creatinine in 1 mg/dL, from its molar mass of 113.12 g/mol. */
    static final double MICROMOLAR_PER_MG_PER_DL = 88.4;

    static final double YOUNGEST_YEARS = 18;

    private CkdEpi2021() {}

    /**
     * @param creatinine serum creatinine, mg/dL
     * @param ageYears years, at least {@value #YOUNGEST_YEARS}
     * @return mL/min/1.73 m2
     */
    static double gfr(double creatinine, double ageYears, Sex sex) {
        boolean female = sex == Sex.FEMALE;
        double relative = creatinine / (female ? 0.7 : 0.9);
        return 142
                * Math.pow(Math.min(relative, 1), female ? -0.241 : -0.302)
                * Math.pow(Math.max(relative, 1), -1.200)
                * Math.pow(0.9938, ageYears)
                * (female ? 1.012 : 1);
    }
}
