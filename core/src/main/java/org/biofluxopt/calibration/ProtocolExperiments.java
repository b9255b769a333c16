package org.biofluxopt.calibration;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.network.B12Network;
import org.biofluxopt.simulator.Tier;
import org.biofluxopt.validation.Experiments;
import org.biofluxopt.validation.ProtocolLaboratory;
import org.biofluxopt.validation.Simulated;
import org.biofluxopt.validation.Target;

/** Runs the protocols of {@code experiments/validation} on the training tier, with fewer people where that is enough. */
public final class ProtocolExperiments implements ExperimentRunner {
    private static final Pattern PEOPLE = Pattern.compile("(?m)^(\\s+n: )(\\d+)");
    /** A share of people needs more of them than a mean does. */
    private static final int PEOPLE_FOR_SHARES = 128;
    /** So does a median of people who were chosen by a marker. */
    private static final int PEOPLE_FOR_MEDIANS = 64;
    /** Odds of what few people have need many more. */
    private static final int PEOPLE_FOR_ODDS = 1024;

    private final KnowledgeBase knowledge;
    private final B12Network network;

    /** @param knowledge what holds beside the unknowns */
    public ProtocolExperiments(KnowledgeBase knowledge) {
        this.knowledge = knowledge;
        network = B12Network.expert(knowledge);
    }

    @Override
    public Map<String, Double> run(String file, List<Target> targets, int people, Map<String, Double> values) {
        KnowledgeBase varied = knowledge.with(values);
        ProtocolLaboratory laboratory = new ProtocolLaboratory(draw -> varied, network, Tier.TRAINING, Runnable::run);
        int least = targets.stream()
                .mapToInt(target -> least(target.statistic().name()))
                .max()
                .orElse(0);
        String text = atMost(Math.max(people, least), Experiments.protocol(file));
        return Simulated.values(targets, laboratory.run(file, text));
    }

    private static int least(String statistic) {
        return statistic.startsWith("odds_ratio")
                ? PEOPLE_FOR_ODDS
                : statistic.matches(".*(below|over|share).*")
                        ? PEOPLE_FOR_SHARES
                        : statistic.equals("median") ? PEOPLE_FOR_MEDIANS : 0;
    }

    /** The protocol with no more people than that. */
    static String atMost(int people, String protocol) {
        Matcher n = PEOPLE.matcher(protocol);
        return n.replaceAll(found -> found.group(1) + Math.min(people, Integer.parseInt(found.group(2))));
    }
}
