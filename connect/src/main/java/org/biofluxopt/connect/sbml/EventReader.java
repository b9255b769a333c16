package org.biofluxopt.connect.sbml;

import java.util.List;
import java.util.Optional;
import org.biofluxopt.connect.sbml.SbmlModel.Assignment;
import org.biofluxopt.connect.sbml.SbmlModel.Event;

/** Reads events. */
final class EventReader {
    private EventReader() {}

    static Event event(XmlElement e) {
        XmlElement trigger = e.child("trigger")
                .orElseThrow(() -> e.problem("no trigger", "one", "Without a trigger an event never happens."));
        List<Assignment> assignments = e.list("listOfEventAssignments").stream()
                .map(a -> new Assignment(a.required("variable"), MathMlReader.mathOf(a), a.line()))
                .toList();
        Optional<Formula> delay = e.child("delay").map(MathMlReader::mathOf);
        Optional<Formula> priority = e.child("priority").map(MathMlReader::mathOf);
        return new Event(
                e.attribute("id").orElse(""),
                MathMlReader.mathOf(trigger),
                trigger.flag("initialValue", true),
                trigger.flag("persistent", true),
                e.flag("useValuesFromTriggerTime", true),
                delay,
                priority,
                assignments,
                e.line());
    }
}
