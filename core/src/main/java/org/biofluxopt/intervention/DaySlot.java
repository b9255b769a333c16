package org.biofluxopt.intervention;

/** The occasions of a day at which something can be swallowed. Assumed clock, the same for everybody. */
public enum DaySlot {
    BREAKFAST(8.0, true, "with breakfast"),
    MORNING(10.5, false, "mid-morning, between meals"),
    LUNCH(13.0, true, "with lunch"),
    AFTERNOON(16.0, false, "mid-afternoon, between meals"),
    DINNER(19.0, true, "with dinner"),
    BEDTIME(23.5, false, "at bedtime");

    private final double hour;
    private final boolean meal;
    private final String words;

    DaySlot(double hour, boolean meal, String words) {
        this.hour = hour;
        this.meal = meal;
        this.words = words;
    }

    /** Hour of the day, 0..24. */
    public double hour() {
        return hour;
    }

    public boolean isMeal() {
        return meal;
    }

    /** How an instruction says it. */
    public String words() {
        return words;
    }
}
