package org.biofluxopt.bayes;

/** Exact inference would not fit; told before anything large is allocated. */
public final class TreeTooLarge extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final double cells;

    TreeTooLarge(double cells, long limit) {
        super("Exact inference would need %s table cells, the limit is %,d."
                        .formatted(cells < 1e18 ? "%,d".formatted((long) cells) : "%.1e".formatted(cells), limit)
                + " Remove edges or states, raise the limit, or use cutset conditioning or sampling.");
        this.cells = cells;
    }

    /** Table cells that would be needed. */
    public double cells() {
        return cells;
    }
}
