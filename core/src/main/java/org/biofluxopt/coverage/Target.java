package org.biofluxopt.coverage;

/** A marker that the network is asked for. */
public enum Target {
    SERUM_B12("serum_b12"),
    HOLOTC("holotc"),
    MMA("mma");

    private final String node;

    Target(String node) {
        this.node = node;
    }

    public String node() {
        return node;
    }
}
