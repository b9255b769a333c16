package org.biofluxopt.simulator;

import org.biofluxopt.network.HostDraw;
import org.biofluxopt.profile.Genotype.Locus;
import org.biofluxopt.simulator.SimulatorParameters.Body;
import org.biofluxopt.simulator.SimulatorParameters.Community;
import org.biofluxopt.simulator.SimulatorParameters.Genes;
import org.biofluxopt.simulator.SimulatorParameters.Lumen;
import org.biofluxopt.simulator.SimulatorParameters.Markers;
import org.biofluxopt.units.Cobalamin;

/**
 * One person as the model sees it: what follows from the one parameter set, the host and the person's own factors.
 *
 * @param matrices foods with their own release, in order
 */
record Subject(SimulatorParameters parameters, VirtualPerson person, Setup setup) {
    /** mL/min/1.73 m2 at which the marker laws are written. */
    static final double NORMAL_GFR = 95;

    Lumen lumen() {
        return parameters.lumen();
    }

    Body body() {
        return parameters.body();
    }

    Community community() {
        return parameters.community();
    }

    HostDraw host() {
        return person.host();
    }

    HostFactors factors() {
        return person.factors();
    }

    /** pmol/L in plasma of one ug. */
    double picomolarPerMicrogram() {
        return Cobalamin.PICOMOLES_PER_MICROGRAM / body().plasmaVolume();
    }

    /** Ileal receptors, as the amount they bind at once, ug. */
    double receptors() {
        return lumen().receptors()
                * factors().uptake()
                * host().ileum()
                * drugOnIleum()
                * Math.pow(parameters.genes().cubn(), alleles(Locus.CUBN));
    }

    private double drugOnIleum() {
        if (!host().metformin()) {
            return 1;
        }
        return host().calcium() ? lumen().calciumIleum() : lumen().metforminIleum();
    }

    /** Factor of genotype and person on transcobalamin. */
    double transcobalamin() {
        return factors().transcobalamin() * Math.pow(parameters.genes().tcn2(), alleles(Locus.TCN2));
    }

    /** Apotranscobalamin at rest, as the amount it binds, ug. */
    double apoAtRest() {
        return body().transcobalamin() * transcobalamin() / picomolarPerMicrogram();
    }

    /** Factor of genotype and person on haptocorrin. */
    double haptocorrin() {
        Genes genes = parameters.genes();
        double fut2 = alleles(Locus.FUT2) == 2 ? genes.fut2() : 1;
        return factors().haptocorrin() * fut2 * Math.pow(genes.tcn1(), alleles(Locus.TCN1));
    }

    /** Methylmalonic acid at full status, nmol/L. */
    double mmaBase() {
        Markers m = parameters.markers();
        return m.mmaBase() * factors().mma() * Math.pow(NORMAL_GFR / host().gfr(), m.mmaGfr());
    }

    /** Homocysteine at full status, umol/L. */
    double homocysteineBase() {
        Markers m = parameters.markers();
        Genes genes = parameters.genes();
        double mthfr = switch (alleles(Locus.MTHFR)) {
            case 0 -> 1;
            case 1 -> genes.mthfrOne();
            default -> genes.mthfrTwo();
        };
        return m.homocysteineBase()
                * factors().homocysteine()
                * Math.pow(NORMAL_GFR / host().gfr(), m.homocysteineGfr())
                * (host().folateLow() ? m.lowFolate() : 1)
                * mthfr
                * (alleles(Locus.MTRR) == 2 ? genes.mtrrTwo() : 1);
    }

    private int alleles(Locus locus) {
        return host().effectAlleles().getOrDefault(locus, 0);
    }
}
