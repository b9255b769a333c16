package org.biofluxopt.protocol;

import java.util.List;
import org.biofluxopt.simulator.VirtualGroup;

/**
 * Some people of a block who are at the same moment of their life.
 *
 * @param people by lane
 * @param shift hour of the group's clock at 08:00 of day 0
 */
record Part(VirtualGroup group, List<Person> people, double shift) {
    Part {
        people = List.copyOf(people);
        if (people.size() != group.size()) {
            throw new IllegalArgumentException(people.size() + " people for " + group.size() + " lanes");
        }
    }

    Part copy() {
        return new Part(group.copy(), people, shift);
    }
}
