package org.biofluxopt.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.biofluxopt.agents.GeneralPolicy;
import org.biofluxopt.agents.PlanLimits;
import org.biofluxopt.agents.RewardWeights;
import org.biofluxopt.intervention.DailyRegimen;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.learn.TrainedPolicy;
import org.biofluxopt.network.B12Network;
import org.biofluxopt.numeric.Parallel;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.plan.ArmRun;
import org.biofluxopt.plan.Progress;
import org.biofluxopt.tune.SearchSpace;

/**
 * What a ratio of the reward weights leads to. Scaling both weights alike changes no best policy, so w1 is 1 and only w2
 * is searched. An evaluation fine-tunes the shipped policy on a population that is paid by these weights and then lives
 * what the policy asks for.
 */
public final class RewardTuning {
    /** Bray-Curtis dissimilarity to the standard arm that no more than {@link #MOST_ABOVE} of people shall exceed. */
    public static final double BRAY_CURTIS = 0.10;

    public static final double MOST_ABOVE = 0.05;
    private static final double LEAST_W2 = 0.1;
    private static final double LARGEST_W2 = 300;
    private static final double LEAST_LOG_STD = Math.log(0.15);

    private final Population population;
    private final GeneralTraining.Settings settings;
    private final GeneralPolicy policy;
    private final KnowledgeBase knowledge;
    private final List<ArmRun> controls = new ArrayList<>();
    private final Seed seed;
    private final Executor executor;

    /** @param settings of the population and of each fine-tuning */
    public RewardTuning(
            VirtualPatients patients,
            B12Network network,
            KnowledgeBase knowledge,
            GeneralPolicy policy,
            GeneralTraining.Settings settings,
            Seed seed,
            Executor executor,
            Progress progress) {
        this.settings = settings;
        this.policy = policy;
        this.knowledge = knowledge;
        this.seed = seed;
        this.executor = executor;
        population = Population.draw(patients, network, knowledge, settings, seed, executor, progress);
        for (Population.Resident resident : population.residents()) {
            controls.add(lived(resident, resident.control().regimen()));
        }
    }

    /** log10 of w2. */
    public static SearchSpace space() {
        return new SearchSpace(
                List.of(new SearchSpace.Dimension("log10_w2", Math.log10(LEAST_W2), Math.log10(LARGEST_W2))));
    }

    /**
     * @param w2 weight of the loss of diversity where w1 is 1
     * @param gainPercent serum B12 over the standard arm on the last day, mean over people and samples, %
     * @param brayCurtis of the colon to the standard arm's on the last day, mean
     * @param above share of people and samples beyond {@link #BRAY_CURTIS}
     */
    public record Point(double w2, double gainPercent, double brayCurtis, double above) {}

    /** The same w2, the same point, whatever was evaluated before. */
    public Point evaluate(double w2) {
        RewardWeights weights = RewardWeights.of(knowledge).withGainAndDiversity(1, w2);
        GeneralTraining training = new GeneralTraining(
                population, knowledge, weights, Optional.of(policy), LEAST_LOG_STD, settings, seed, executor);
        while (training.iteration() < settings.iterations()) {
            training.iterate();
        }
        return lived(w2, training.policy());
    }

    private Point lived(double w2, TrainedPolicy trained) {
        GeneralPolicy found = new GeneralPolicy(trained, "");
        List<Population.Resident> people = population.residents();
        double[] gain = new double[people.size()];
        double[] loss = new double[people.size()];
        double[] above = new double[people.size()];
        Parallel.run(people.size(), executor, i -> {
            Population.Resident resident = people.get(i);
            ArmRun run = lived(
                    resident,
                    found.regimen(resident.context(), resident.control().regimen(), PlanLimits.of(knowledge)));
            double[] gains = run.gainPercentOver(controls.get(i));
            double[] dissimilar = run.brayCurtis(controls.get(i));
            for (int lane = 0; lane < gains.length; lane++) {
                gain[i] += gains[lane] / gains.length;
                loss[i] += dissimilar[lane] / gains.length;
                above[i] += dissimilar[lane] > BRAY_CURTIS ? 1.0 / gains.length : 0;
            }
        });
        return new Point(w2, mean(gain), mean(loss), mean(above));
    }

    private ArmRun lived(Population.Resident resident, DailyRegimen regimen) {
        return ArmRun.simulate(resident.lanes(), regimen, settings.days(), Runnable::run);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
