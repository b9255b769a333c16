package org.biofluxopt.simulator;

import org.biofluxopt.network.HostDraw;
import org.biofluxopt.profile.Genotype.Locus;
import org.biofluxopt.simulator.SimulatorParameters.Body;
import org.biofluxopt.simulator.SimulatorParameters.Genes;
import org.biofluxopt.simulator.SimulatorParameters.Lumen;
import org.biofluxopt.simulator.SimulatorParameters.Markers;
import org.biofluxopt.units.Cobalamin;

/** One person's rates, with what a step needs worked out beforehand. */
final class HostRates {
    /** Step, h. */
    static final double STEP = 0.25;

    /** Steps a day. */
    static final int STEPS = 96;

    // Stomach.
    final Decay protein;
    final double proteinReleased;
    final Decay solid;
    final Decay liquid;
    final double foodFree;
    final double tabletMixing;
    // Small bowel.
    final Decay jejunum;
    final Decay ileum;
    final Decay jejunalHaptocorrin;
    final double jejunalFreed;
    final Decay ilealHaptocorrin;
    final double ilealFreed;
    final double factorBasal;
    final double factorMeal;
    final double passive;
    final double fedPassive;
    final double receptors;
    final double binding;
    final double receptorReturn;
    final double gallbladderMeal;
    final double gallbladderBasal;
    final double colonUptake;
    final double colonHalf;
    // Body.
    final Decay enterocyte;
    final double firstPassCn;
    final double firstPassNatural;
    final double picomolarPerMicrogram;
    final double apoAtRest;
    final double apoKept;
    final Decay holoTc;
    final double renalFree;
    final double tissueFree;
    final double tissueFreeMax;
    final double tissueFreeHalf;
    final Decay holoHc;
    final double haptocorrinFactor;
    final Decay cell;
    final Decay coenzyme;
    final double coenzymeRate;
    final double haptocorrinRate;
    final double reexport;
    final double toStore;
    final double methylShare;
    final double bile;
    final double otherLoss;
    final double urineShare;
    // Markers.
    final double mmaBase;
    final double homocysteineBase;

    HostRates(SimulatorParameters parameters, VirtualPerson person) {
        Lumen l = parameters.lumen();
        Body b = parameters.body();
        HostDraw host = person.host();
        HostFactors factors = person.factors();
        double release = l.proteinRelease() * host.acid();
        protein = decay(release + l.solidEmptying());
        proteinReleased = release / (release + l.solidEmptying());
        solid = decay(l.solidEmptying());
        liquid = decay(l.liquidEmptying());
        foodFree = l.foodFree();
        tabletMixing = factors.tabletMixing();
        jejunum = decay(l.jejunalTransit());
        ileum = decay(l.ilealTransit());
        double proteolysis = l.proteolysis() * host.pancreas();
        jejunalHaptocorrin = decay(proteolysis + l.jejunalTransit());
        jejunalFreed = proteolysis / (proteolysis + l.jejunalTransit());
        ilealHaptocorrin = decay(proteolysis + l.ilealTransit());
        ilealFreed = proteolysis / (proteolysis + l.ilealTransit());
        factorBasal = l.factorBasal() * host.intrinsicFactor() * STEP;
        factorMeal = l.factorMeal() * host.intrinsicFactor() * STEP;
        passive = l.passive() * STEP;
        fedPassive = factors.fedPassive();
        receptors = l.receptors()
                * factors.uptake()
                * host.ileum()
                * drugOnIleum(l, host)
                * Math.pow(parameters.genes().cubn(), alleles(host, Locus.CUBN));
        binding = l.binding() * STEP;
        receptorReturn = 1 - Math.exp(-factors.gateRecovery() * STEP);
        gallbladderMeal = l.gallbladderMeal() * STEP;
        gallbladderBasal = l.gallbladderBasal() * STEP;
        colonUptake = l.colonUptake() * STEP;
        colonHalf = l.colonHalf();

        double transcobalamin =
                factors.transcobalamin() * Math.pow(parameters.genes().tcn2(), alleles(host, Locus.TCN2));
        enterocyte = decay(b.enterocyte());
        firstPassCn = b.firstPassCn();
        firstPassNatural = b.firstPassNatural();
        picomolarPerMicrogram = Cobalamin.PICOMOLES_PER_MICROGRAM / b.plasmaVolume();
        apoAtRest = b.transcobalamin() * transcobalamin / picomolarPerMicrogram;
        apoKept = Math.exp(-b.transcobalaminTurnover() * STEP);
        holoTc = decay(b.transcobalaminClearance() / transcobalamin);
        renalFree = b.renalFree() * host.gfr() / Normal.GFR;
        tissueFree = b.tissueFree();
        tissueFreeMax = b.tissueFreeMax();
        tissueFreeHalf = b.tissueFreeHalf();
        holoHc = decay(Math.log(2) / (24 * b.haptocorrinHalfLife()));
        haptocorrinFactor = factors.haptocorrin() * genesOnHaptocorrin(parameters.genes(), host);
        cell = decay(b.cellTurnover() / 24);
        coenzyme = decay(b.cellReturn() / 24);
        coenzymeRate = b.cellReturn() / 24;
        haptocorrinRate = Math.log(2) / (24 * b.haptocorrinHalfLife());
        reexport = b.reexport();
        toStore = b.toStore();
        methylShare = b.methylShare();
        bile = b.bile() / 24 * factors.loss();
        otherLoss = b.otherLoss() / 24 * factors.loss();
        urineShare = b.urineShare();

        Markers m = parameters.markers();
        double kidney = Normal.GFR / host.gfr();
        mmaBase = m.mmaBase() * factors.mma() * Math.pow(kidney, m.mmaGfr());
        homocysteineBase = m.homocysteineBase()
                * factors.homocysteine()
                * Math.pow(kidney, m.homocysteineGfr())
                * (host.folateLow() ? m.lowFolate() : 1)
                * genesOnHomocysteine(parameters.genes(), host);
    }

    private static Decay decay(double ratePerHour) {
        return Decay.of(ratePerHour, STEP);
    }

    private static double drugOnIleum(Lumen lumen, HostDraw host) {
        if (!host.metformin()) {
            return 1;
        }
        return host.calcium() ? lumen.calciumIleum() : lumen.metforminIleum();
    }

    private static double genesOnHaptocorrin(Genes genes, HostDraw host) {
        double fut2 = alleles(host, Locus.FUT2) == 2 ? genes.fut2() : 1;
        return fut2 * Math.pow(genes.tcn1(), alleles(host, Locus.TCN1));
    }

    private static double genesOnHomocysteine(Genes genes, HostDraw host) {
        double mthfr = switch (alleles(host, Locus.MTHFR)) {
            case 0 -> 1;
            case 1 -> genes.mthfrOne();
            default -> genes.mthfrTwo();
        };
        return mthfr * (alleles(host, Locus.MTRR) == 2 ? genes.mtrrTwo() : 1);
    }

    private static int alleles(HostDraw host, Locus locus) {
        return host.effectAlleles().getOrDefault(locus, 0);
    }

    /** Reference values of the marker laws. */
    static final class Normal {
        /** mL/min/1.73 m2 at which the marker laws are written. */
        static final double GFR = 95;

        private Normal() {}
    }
}
