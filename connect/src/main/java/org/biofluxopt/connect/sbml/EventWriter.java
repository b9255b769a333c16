package org.biofluxopt.connect.sbml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.biofluxopt.connect.sbml.Formula.Apply;
import org.biofluxopt.connect.sbml.Formula.Number;
import org.biofluxopt.connect.sbml.Formula.Symbol;

/**
 * Writes intakes as events. A repeated one has a clock, a parameter with the hour of the next, that the event itself
 * moves on; so a year of meals is one event.
 */
final class EventWriter {
    private EventWriter() {}

    /** Ids and first values of the clocks. */
    static Map<String, Double> clocks(ExchangeModel model) {
        Map<String, Double> clocks = new LinkedHashMap<>();
        model.intakes().stream()
                .filter(intake -> intake.everyHours() > 0)
                .forEach(intake -> clocks.put("next_" + intake.id(), intake.firstHour()));
        return clocks;
    }

    static void write(XmlText xml, ExchangeModel model) {
        if (model.intakes().isEmpty()) {
            return;
        }
        xml.open("listOfEvents");
        for (Recurring intake : model.intakes()) {
            event(xml, model, intake);
        }
        xml.close();
    }

    private static void event(XmlText xml, ExchangeModel model, Recurring intake) {
        boolean repeated = intake.everyHours() > 0;
        Formula due = repeated ? new Symbol("next_" + intake.id()) : new Number(intake.firstHour());
        Formula trigger = new Apply(Operator.GEQ, List.of(new Formula.Time(), due));
        if (repeated) {
            trigger = new Apply(
                    Operator.AND,
                    List.of(trigger, new Apply(Operator.LEQ, List.of(due, new Number(intake.lastHour())))));
        }
        xml.open("event", "id", intake.id(), "name", intake.name(), "useValuesFromTriggerTime", "false");
        xml.open("trigger", "initialValue", "false", "persistent", "true");
        MathMlWriter.write(xml, trigger);
        xml.close();
        xml.open("listOfEventAssignments");
        assignments(model, intake).forEach((variable, formula) -> {
            xml.open("eventAssignment", "variable", variable);
            MathMlWriter.write(xml, formula);
            xml.close();
        });
        if (repeated) {
            xml.open("eventAssignment", "variable", "next_" + intake.id());
            MathMlWriter.write(xml, new Apply(Operator.PLUS, List.of(due, new Number(intake.everyHours()))));
            xml.close();
        }
        xml.close().close();
    }

    private static Map<String, Formula> assignments(ExchangeModel model, Recurring intake) {
        Map<String, Formula> map = new LinkedHashMap<>();
        ExprFormulas formulas = new ExprFormulas(model.network());
        new TreeMap<>(intake.amounts())
                .forEach((index, amount) ->
                        map.put(model.network().species().get(index).id(), formulas.of(amount)));
        new TreeMap<>(intake.settings())
                .forEach((index, value) ->
                        map.put(model.network().parameters().get(index).id(), new Number(value)));
        return map;
    }
}
