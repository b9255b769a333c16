package org.biofluxopt.protocol;

/**
 * Something that happens to everybody of an arm at one hour.
 *
 * @param hour since 08:00 of day 0
 */
record Step(double hour, What what) implements Comparable<Step> {
    /** What happens. */
    sealed interface What {}

    /** Markers and sums are read. */
    record Read(int index) implements What {}

    /** Sums start. */
    record OpenBooks() implements What {}

    /** Drugs and conditions are those of this hour from now on. */
    record Change() implements What {}

    record Fibre(double gramsPerDay) implements What {}

    /** @param which 0 breakfast, 1 lunch, 2 dinner */
    record Meal(Eating eating, int which) implements What {}

    /** A meal without cobalamin that goes with a dose. */
    record EmptyMeal() implements What {}

    record Moment(Act.Moment act) implements What {}

    /** Reading comes before all else, a meal before the dose that is taken with it. */
    private int rank() {
        return switch (what) {
            case OpenBooks ignored -> 0;
            case Read ignored -> 1;
            case Change ignored -> 2;
            case Fibre ignored -> 3;
            case EmptyMeal ignored -> 4;
            case Meal ignored -> 5;
            case Moment ignored -> 6;
        };
    }

    @Override
    public int compareTo(Step other) {
        int byHour = Double.compare(hour, other.hour);
        return byHour != 0 ? byHour : Integer.compare(rank(), other.rank());
    }
}
