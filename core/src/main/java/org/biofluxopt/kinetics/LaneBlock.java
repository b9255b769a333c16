package org.biofluxopt.kinetics;

/** Some people side by side who share a network, in one of the tiers. Lanes never touch each other. */
public interface LaneBlock {
    /** People in a block, a number of the tier. */
    int lanes();

    /** Hours since hour 0. */
    double hour();

    /** Sets the clock to hour 0; the state stays. */
    void resetClock();

    double amount(int lane, int species);

    /** @param value finite and not negative */
    void amount(int lane, int species, double value);

    double parameter(int lane, int parameter);

    void parameter(int lane, int parameter, double value);

    /** Puts a lane of another block of the same network and tier into a lane of this one. */
    void put(int lane, LaneBlock from, int fromLane);

    /** Advances all lanes. */
    void advanceTo(double hour);

    LaneBlock copy();
}
