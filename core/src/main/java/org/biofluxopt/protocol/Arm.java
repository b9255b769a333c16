package org.biofluxopt.protocol;

import java.util.List;

/**
 * People and what they get.
 *
 * @param name empty where a protocol has one arm only
 */
public record Arm(String name, Subjects subjects, List<Entry> schedule) {
    public Arm {
        schedule = List.copyOf(schedule);
    }
}
