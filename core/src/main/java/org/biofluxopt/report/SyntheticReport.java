package org.biofluxopt.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.biofluxopt.generate.Evaluation;
import org.biofluxopt.generate.Likeness;

/**
 * What is told about synthetic microbiomes.
 *
 * @param title of the page
 * @param lead how many were made from what by which model
 * @param likeness real beside synthetic samples
 * @param evaluation figures of all models, where they were found
 * @param notes what a user should know
 * @param tables further files, text by name
 */
public record SyntheticReport(
        String title,
        String lead,
        Likeness likeness,
        Optional<Evaluation> evaluation,
        List<String> notes,
        Map<String, String> tables) {}
