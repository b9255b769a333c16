package org.biofluxopt.app;

import java.util.Locale;
import java.util.Optional;
import org.biofluxopt.simulator.SimulatorScaling;
import org.biofluxopt.simulator.SimulatorSpeed;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What {@code simulate --benchmark} prints. */
final class SpeedReport {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private SpeedReport() {}

    static String json(SimulatorSpeed speed, Optional<SimulatorScaling> scaling) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("states", speed.states());
        root.put("taxa", speed.taxa());
        root.putObject("training").put("person_days_per_s_core", speed.trainingPersonDays());
        ArrayNode reference = root.putArray("reference");
        for (SimulatorSpeed.Reference run : speed.reference()) {
            reference.addObject().put("rtol", run.relative()).put("person_years_per_s_core", run.personYears());
        }
        scaling.ifPresent(s -> root.putObject("scaling")
                .put("threads", s.threads())
                .put("speedup_wall", s.wall())
                .put("speedup_free_machine", s.free())
                .put("load_average", s.load()));
        return MAPPER.writeValueAsString(root) + System.lineSeparator();
    }

    static String text(SimulatorSpeed speed, Optional<SimulatorScaling> scaling) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "Host and %d taxa, %d states; CPU time of one core%n  training tier              %8.0f person-days/s%n",
                speed.taxa(),
                speed.states(),
                speed.trainingPersonDays()));
        for (SimulatorSpeed.Reference run : speed.reference()) {
            text.append(String.format(
                    Locale.ROOT,
                    "  reference tier, rtol %.0e %8.2f person-years/s%n",
                    run.relative(),
                    run.personYears()));
        }
        scaling.ifPresent(s -> text.append(String.format(
                Locale.ROOT,
                "  %d threads against one     %8.2f times as fast by the clock, %.2f by CPU time (load average %.1f)%n",
                s.threads(),
                s.wall(),
                s.free(),
                s.load())));
        return text.toString();
    }
}
