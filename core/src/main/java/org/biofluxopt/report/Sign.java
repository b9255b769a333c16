package org.biofluxopt.report;

/** How the direction of an influence is drawn. */
final class Sign {
    private Sign() {}

    static String arrow(int sign) {
        return sign > 0 ? "raises" : sign < 0 ? "lowers" : "shapes";
    }

    static String style(int sign) {
        return sign > 0 ? "raises" : sign < 0 ? "lowers" : "shapes";
    }
}
