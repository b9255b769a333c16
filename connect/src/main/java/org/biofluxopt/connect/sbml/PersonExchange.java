package org.biofluxopt.connect.sbml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.biofluxopt.connect.sbml.ExchangeModel.ReadOut;
import org.biofluxopt.kinetics.Expr;
import org.biofluxopt.kinetics.Species;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.simulator.GutCommunity;
import org.biofluxopt.simulator.Happening;
import org.biofluxopt.simulator.Output;
import org.biofluxopt.simulator.PersonModel;

/** A simulated person as a model for other tools. */
public final class PersonExchange {
    private static final String DESCRIPTION =
            "Cobalamin (vitamin B12) in one simulated adult and the gut microbes, written by BioFluxOpt. Amounts in ug,"
                    + " time in hours since 08:00 of day 0; counted species start at 0. Research software, not a medical"
                    + " device: the person is simulated, and many parameters are assumed or fitted (see the project's"
                    + " knowledge tables). Members of the gut community: ";

    private PersonExchange() {}

    /**
     * @param id valid as an SBML SId
     * @param person at hour 0
     * @param happenings what was done to the person after that
     * @param community whose members the species are
     */
    public static ExchangeModel of(
            String id,
            String name,
            PersonModel person,
            List<Happening> happenings,
            GutCommunity community,
            KnowledgeBase knowledge) {
        double[] amounts = new double[person.amounts().size()];
        for (int i = 0; i < amounts.length; i++) {
            boolean counted = person.network().species().get(i).kind() == Species.Kind.COUNTER;
            amounts[i] = counted ? 0 : person.amounts().get(i);
        }
        StringJoiner members = new StringJoiner(", ", "", ".");
        for (int m = 0; m < community.members().size(); m++) {
            members.add("m" + (m + 1) + " " + community.members().get(m).label());
        }
        return new ExchangeModel(
                id,
                name,
                DESCRIPTION + members,
                person.network(),
                person.parameters().stream().mapToDouble(p -> p).toArray(),
                amounts,
                readOuts(person.readings()),
                Calendar.of(happenings),
                PersonAnnotations.of(person.network(), knowledge));
    }

    private static List<ReadOut> readOuts(Map<Output, Expr> readings) {
        List<ReadOut> all = new ArrayList<>();
        add(all, readings, Output.SERUM_B12, "serum_b12", "total cobalamin in serum", "pmol/L");
        add(all, readings, Output.HOLOTC, "holotc", "holotranscobalamin", "pmol/L");
        add(all, readings, Output.MMA, "mma", "methylmalonic acid in serum", "nmol/L");
        add(all, readings, Output.HOMOCYSTEINE, "homocysteine", "total homocysteine in plasma", "umol/L");
        add(all, readings, Output.BODY_STORE, "body_store", "cobalamin in the body outside the gut", "ug");
        return all;
    }

    private static void add(
            List<ReadOut> all, Map<Output, Expr> readings, Output output, String id, String name, String unit) {
        Expr value = readings.get(output);
        if (value != null) {
            all.add(new ReadOut(id, name, unit, value));
        }
    }
}
