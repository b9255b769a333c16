package org.biofluxopt.connect.sbml;

import java.util.List;
import org.biofluxopt.connect.sbml.ExchangeModel.ReadOut;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.simulator.GutCommunity;
import org.biofluxopt.simulator.Happening;
import org.biofluxopt.simulator.KineticPerson;

/** A simulated person as a model for other tools. */
public final class PersonExchange {
    private static final String DESCRIPTION =
            "Cobalamin (vitamin B12) in one simulated adult and the gut microbes, written by BioFluxOpt. Amounts in ug,"
                    + " time in hours since 08:00 of day 0. Research software, not a medical device: the person is"
                    + " simulated, and many parameters are assumed or fitted (see the project's knowledge tables).";

    private PersonExchange() {}

    /**
     * @param id valid as an SBML SId
     * @param happenings what was done to the person after that moment
     * @param community whose members the species are
     */
    public static ExchangeModel of(
            String id,
            String name,
            KineticPerson person,
            List<Happening> happenings,
            GutCommunity community,
            KnowledgeBase knowledge) {
        return new ExchangeModel(
                id,
                name,
                DESCRIPTION,
                person.network(),
                person.parameters(),
                person.amounts(),
                person.readOuts().stream()
                        .map(r -> new ReadOut(r.id(), r.name(), r.unit(), r.value()))
                        .toList(),
                Calendar.of(happenings),
                PersonAnnotations.of(person.network(), community, knowledge));
    }
}
