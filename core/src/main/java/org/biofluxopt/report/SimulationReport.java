package org.biofluxopt.report;

import java.util.List;
import java.util.Optional;
import org.biofluxopt.protocol.Analysis;
import org.biofluxopt.protocol.ParameterSpread;
import org.biofluxopt.protocol.Protocol;

/**
 * What a simulated experiment gave, ready to be written.
 *
 * @param rows of all arms, series and days of the report
 * @param spread over draws of the parameters, if they were drawn
 * @param notes what a reader must know
 */
public record SimulationReport(
        Protocol protocol,
        List<Analysis.Row> rows,
        List<Analysis.Change> changes,
        List<Analysis.Statistic> statistics,
        List<Analysis.Contrast> contrasts,
        Optional<ParameterSpread> spread,
        List<String> notes) {
    public SimulationReport {
        rows = List.copyOf(rows);
        changes = List.copyOf(changes);
        statistics = List.copyOf(statistics);
        contrasts = List.copyOf(contrasts);
        notes = List.copyOf(notes);
    }

    public static SimulationReport of(
            Protocol protocol, Analysis analysis, Optional<ParameterSpread> spread, List<String> notes) {
        return new SimulationReport(
                protocol,
                analysis.rows(),
                analysis.changes(),
                analysis.statistics(),
                analysis.contrasts(),
                spread,
                notes);
    }

    boolean hasArms() {
        return !protocol.arms().getFirst().name().isEmpty();
    }
}
