package org.biofluxopt.simulator;

import org.biofluxopt.kinetics.ReactionNetwork.Label;
import org.biofluxopt.simulator.SimulatorParameters.Markers;

/** How the state of one lane reads in the laboratory. */
final class Readings {
    static final int MARKERS = 4;
    static final int SERUM = 0;
    static final int HOLOTC = 1;
    static final int MMA = 2;
    static final int HOMOCYSTEINE = 3;

    private final ModelGroup group;
    private final int lane;
    private final HostGutModel model;
    private final Subject subject;

    Readings(ModelGroup group, int lane) {
        this.group = group;
        this.lane = lane;
        model = group.model();
        subject = group.subject(lane);
    }

    double of(Output output) {
        HostPart host = model.host;
        CommunityPart gut = model.community;
        return switch (output) {
            case SERUM_B12 -> serum(plasma());
            case HOLOTC -> holoTc(at(host.holoTc));
            case MMA -> mma();
            case HOMOCYSTEINE -> homocysteine();
            case BODY_STORE -> host.body().stream().mapToDouble(this::at).sum();
            case ABSORBED_TOTAL -> since(host.absorbed[0]) + since(host.absorbed[1]);
            case ABSORBED_FROM_DOSE -> label(Setup.DOSES, LabelPlace.ABSORBED);
            case URINARY -> since(host.urine);
            case BILE -> since(host.bile);
            case FAECAL_CORRINOID -> since(gut.faecesTrue) + since(gut.faecesAnalogue) + since(gut.faecesCobinamide);
            case FAECAL_COBALAMIN -> since(gut.faecesTrue);
            case TC_TOTAL -> (at(host.holoTc) + at(host.apoTc)) * subject.picomolarPerMicrogram();
            case BRAY_CURTIS -> brayCurtis(residentShares(), group.openingShares(lane));
            case SHANNON -> shannon(residentShares());
        };
    }

    private double at(int species) {
        return group.amount(lane, species);
    }

    private double since(int counter) {
        return group.sinceOpened(lane, counter);
    }

    private double plasma() {
        HostPart host = model.host;
        return at(host.holoTc) + at(host.holoHc) + at(host.free[0]) + at(host.free[1]);
    }

    /** pmol/L of an amount in plasma, ug, the person's fluctuation included. */
    double serum(double micrograms) {
        return micrograms * subject.picomolarPerMicrogram() * Math.exp(group.deviation(lane)[SERUM]);
    }

    double holoTc(double micrograms) {
        return micrograms * subject.picomolarPerMicrogram() * Math.exp(group.deviation(lane)[HOLOTC]);
    }

    double mma() {
        Markers m = subject.parameters().markers();
        return subject.mmaBase()
                * lacking(m.mmaHalf(), at(model.host.adenosyl), m.mmaHill())
                * Math.exp(group.deviation(lane)[MMA]);
    }

    double homocysteine() {
        Markers m = subject.parameters().markers();
        return subject.homocysteineBase()
                * lacking(m.homocysteineHalf(), at(model.host.methyl), m.homocysteineHill())
                * Math.exp(group.deviation(lane)[HOMOCYSTEINE]);
    }

    /** 1 at full status; grows as the coenzyme pool falls, up to {@link #LARGEST_RISE}. */
    private static double lacking(double half, double pool, double hill) {
        return Math.min(LARGEST_RISE, 1 + Math.pow(half / Math.max(pool, 1e-9), hill));
    }

    double label(String name, LabelPlace place) {
        for (Label label : model.network.labels()) {
            if (label.name().equals(name)) {
                HostPart host = model.host;
                return switch (place) {
                    case ABSORBED -> since(label.of(host.absorbed[0])) + since(label.of(host.absorbed[1]));
                    case URINE -> since(label.of(host.urine));
                    case FAECES -> since(label.of(model.community.faecesTrue));
                    case BODY ->
                        host.body().stream()
                                .mapToDouble(species -> at(label.of(species)))
                                .sum();
                };
            }
        }
        throw new IllegalArgumentException("The group follows no label " + name);
    }

    /** Shares of the resident members in the colon, sum 1. */
    double[] residentShares() {
        CommunityPart gut = model.community;
        double[] shares = new double[gut.residents];
        double sum = 0;
        for (int m = 0; m < shares.length; m++) {
            shares[m] = at(gut.cells[CommunityPart.COLON][m]);
            sum += shares[m];
        }
        for (int m = 0; m < shares.length; m++) {
            shares[m] /= sum;
        }
        return shares;
    }

    /** Share of a member of the colon, swallowed ones included. */
    double share(int member) {
        CommunityPart gut = model.community;
        double sum = 0;
        for (int m = 0; m < gut.members; m++) {
            sum += at(gut.cells[CommunityPart.COLON][m]);
        }
        return at(gut.cells[CommunityPart.COLON][member]) / sum;
    }

    static double brayCurtis(double[] mine, double[] theirs) {
        double difference = 0;
        for (int m = 0; m < mine.length; m++) {
            difference += Math.abs(mine[m] - theirs[m]);
        }
        return difference / 2;
    }

    static double shannon(double[] shares) {
        double sum = 0;
        for (double share : shares) {
            sum -= share > 0 ? share * Math.log(share) : 0;
        }
        return sum;
    }

    private static final double LARGEST_RISE = 500;
}
