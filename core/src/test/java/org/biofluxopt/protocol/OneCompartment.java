package org.biofluxopt.protocol;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import org.biofluxopt.network.HostDraw;
import org.biofluxopt.simulator.HostFactors;
import org.biofluxopt.simulator.Intake;
import org.biofluxopt.simulator.LabelPlace;
import org.biofluxopt.simulator.Output;
import org.biofluxopt.simulator.Route;
import org.biofluxopt.simulator.Routine;
import org.biofluxopt.simulator.Setup;
import org.biofluxopt.simulator.Tier;
import org.biofluxopt.simulator.VirtualGroup;
import org.biofluxopt.simulator.VirtualPerson;

/**
 * People whose course is known in closed form: one store that loses a fixed share and gains what is absorbed. Half of
 * food and a tenth of swallowed doses are absorbed, a hundredth without intrinsic factor, all that is injected.
 */
final class OneCompartment implements VirtualGroup {
    static final double LOSS_PER_HOUR = 0.001 / 24;
    static final double SERUM_PER_UG = 0.1;
    private static final double HOLOTC_PER_UG = 0.03;

    private static final class Lane {
        private HostDraw host;
        private VirtualPerson person;
        private double store;
        private double absorbed;
        private double fromDose;
        private double lost;
        private final Map<String, Double> labelled = new HashMap<>();
        private final Map<String, Double> labelAbsorbed = new HashMap<>();

        private Lane(VirtualPerson person) {
            this.person = person;
            host = person.host();
        }

        private double loss() {
            return LOSS_PER_HOUR * person.factors().loss();
        }

        private Lane(Lane other) {
            person = other.person;
            host = other.host;
            store = other.store;
            absorbed = other.absorbed;
            fromDose = other.fromDose;
            lost = other.lost;
            labelled.putAll(other.labelled);
            labelAbsorbed.putAll(other.labelAbsorbed);
        }
    }

    private final List<Lane> lanes = new ArrayList<>();
    private double hour;

    private OneCompartment(double hour) {
        this.hour = hour;
    }

    static VirtualGroup settle(List<VirtualPerson> people, Routine routine, Setup setup, Tier tier, Executor executor) {
        OneCompartment group = new OneCompartment(0);
        for (VirtualPerson person : people) {
            Lane lane = new Lane(person);
            double loss = lane.loss();
            double keep = Math.exp(-24 * loss);
            double kept = 0; // of a day's food, what is left the next morning
            for (int meal = 0; meal < routine.mealHours().size(); meal++) {
                kept += routine.mealShares().get(meal)
                        * Math.exp(-loss * (24 - routine.mealHours().get(meal)));
            }
            lane.store = foodShare(lane.host) * person.host().foodMicrograms() * kept / (1 - keep);
            group.lanes.add(lane);
        }
        return group;
    }

    private static double foodShare(HostDraw host) {
        return host.intrinsicFactor() == 0 ? 0.01 : 0.5 * host.acid();
    }

    @Override
    public int size() {
        return lanes.size();
    }

    @Override
    public double hour() {
        return hour;
    }

    @Override
    public void advanceTo(double to, Executor executor) {
        if (to < hour - 1e-9) {
            throw new IllegalArgumentException("Back from " + hour + " to " + to);
        }
        for (Lane lane : lanes) {
            double left = Math.exp(-lane.loss() * (to - hour));
            lane.lost += lane.store * (1 - left);
            lane.store *= left;
            lane.labelled.replaceAll((name, amount) -> amount * left);
        }
        hour = to;
    }

    @Override
    public void take(int number, Intake intake) {
        Lane lane = lanes.get(number);
        switch (intake) {
            case Intake.Dose dose -> {
                boolean injected = dose.route() == Route.IM || dose.route() == Route.IV;
                double share = injected ? 1 : lane.host.intrinsicFactor() == 0 ? 0.01 : 0.1;
                gain(lane, dose.micrograms() * share, dose.label().orElse(""));
                lane.fromDose += dose.micrograms() * share;
            }
            case Intake.Food food ->
                gain(
                        lane,
                        food.micrograms() * foodShare(lane.host),
                        food.label().orElse(""));
            case Intake.Probiotic ignored -> {}
            case Intake.Fibre ignored -> {}
            case Intake.BowelPreparation ignored -> {}
        }
    }

    private static void gain(Lane lane, double amount, String label) {
        lane.store += amount;
        lane.absorbed += amount;
        if (!label.isEmpty()) {
            lane.labelled.merge(label, amount, Double::sum);
            lane.labelAbsorbed.merge(label, amount, Double::sum);
        }
    }

    @Override
    public void change(int lane, UnaryOperator<HostDraw> change) {
        lanes.get(lane).host = change.apply(lanes.get(lane).host);
    }

    @Override
    public double[] read(Output output) {
        return lanes.stream().mapToDouble(lane -> read(lane, output)).toArray();
    }

    private static double read(Lane lane, Output output) {
        double holo = HOLOTC_PER_UG * lane.store * lane.person.factors().transcobalamin();
        return switch (output) {
            case SERUM_B12 -> SERUM_PER_UG * lane.store * lane.person.factors().haptocorrin() + holo;
            case HOLOTC -> holo;
            case MMA -> 3e5 / (lane.store + 1) * lane.person.factors().mma();
            case HOMOCYSTEINE ->
                8 + 1e4 / (lane.store + 1) * lane.person.factors().homocysteine();
            case BODY_STORE -> lane.store;
            case ABSORBED_TOTAL -> lane.absorbed;
            case ABSORBED_FROM_DOSE -> lane.fromDose;
            case URINARY, BILE -> lane.lost / 2;
            case FAECAL_CORRINOID -> lane.lost;
            case FAECAL_COBALAMIN -> lane.lost / 50;
            case TC_TOTAL -> 800;
            case BRAY_CURTIS -> 0;
            case SHANNON -> 2;
        };
    }

    @Override
    public double[] label(String label, LabelPlace place) {
        return lanes.stream()
                .mapToDouble(lane -> switch (place) {
                    case ABSORBED -> lane.labelAbsorbed.getOrDefault(label, 0.0);
                    case BODY -> lane.labelled.getOrDefault(label, 0.0);
                    case URINE, FAECES ->
                        (lane.labelAbsorbed.getOrDefault(label, 0.0) - lane.labelled.getOrDefault(label, 0.0)) / 2;
                })
                .toArray();
    }

    @Override
    public Map<String, double[]> faecalProfile() {
        double[] share = new double[size()];
        java.util.Arrays.fill(share, 0.5);
        return new java.util.TreeMap<>(Map.of("cobalamin", share, "cobinamide", share));
    }

    @Override
    public void openBooks() {
        for (Lane lane : lanes) {
            lane.absorbed = 0;
            lane.fromDose = 0;
            lane.lost = 0;
        }
    }

    @Override
    public VirtualGroup copy() {
        int[] all = new int[size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = i;
        }
        return select(all);
    }

    @Override
    public VirtualGroup select(int[] numbers) {
        OneCompartment chosen = new OneCompartment(hour);
        for (int number : numbers) {
            chosen.lanes.add(new Lane(lanes.get(number)));
        }
        return chosen;
    }

    @Override
    public VirtualGroup gather(List<? extends VirtualGroup> groups, int[] chosen) {
        OneCompartment gathered = new OneCompartment(0);
        for (int i = 0; i < chosen.length; i++) {
            gathered.lanes.add(new Lane(((OneCompartment) groups.get(i)).lanes.get(chosen[i])));
        }
        return gathered;
    }

    @Override
    public void readOut(int number, double[] factors) {
        Lane lane = lanes.get(number);
        HostFactors f = lane.person.factors();
        lane.person = new VirtualPerson(
                lane.person.host(),
                f.withReadOuts(
                        f.haptocorrin() * factors[0],
                        f.transcobalamin() * factors[1],
                        f.mma() * factors[2],
                        f.homocysteine() * factors[3]),
                lane.person.community());
    }
}
