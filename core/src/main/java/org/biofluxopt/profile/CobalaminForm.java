package org.biofluxopt.profile;

/** Chemical form of cobalamin in a dose. */
public enum CobalaminForm {
    CN("cyanocobalamin"),
    HO("hydroxocobalamin"),
    ME("methylcobalamin"),
    ADO("adenosylcobalamin");

    private final String chemicalName;

    CobalaminForm(String chemicalName) {
        this.chemicalName = chemicalName;
    }

    public String chemicalName() {
        return chemicalName;
    }
}
