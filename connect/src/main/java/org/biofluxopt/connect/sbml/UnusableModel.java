package org.biofluxopt.connect.sbml;

/** A part of a model makes no sense or is out of scope; whoever knows the file turns it into an input error. */
final class UnusableModel extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String what;
    private final int line;

    UnusableModel(String what) {
        this(what, 0);
    }

    private UnusableModel(String what, int line) {
        super(what);
        this.what = what;
        this.line = line;
    }

    String what() {
        return what;
    }

    /** 0 where unknown. */
    int line() {
        return line;
    }

    /** The same with a place, unless a nearer one is known. */
    UnusableModel at(int place) {
        return line > 0 ? this : new UnusableModel(what, place);
    }
}
