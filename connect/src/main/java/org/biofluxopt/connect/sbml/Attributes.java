package org.biofluxopt.connect.sbml;

/** Writes the element of a part of a model, with its annotation. */
final class Attributes {
    private Attributes() {}

    /** A part without children but its annotation. */
    static void part(XmlText xml, String element, String id, String name, Annotation annotation, String... more) {
        String[] all = attributes(id, name, annotation, more);
        if (annotation.resources().isEmpty()) {
            xml.empty(element, all);
        } else {
            xml.open(element, all);
            annotation(xml, id, annotation);
            xml.close();
        }
    }

    static String[] attributes(String id, String name, Annotation annotation, String... more) {
        String[] all = new String[more.length + 8];
        all[0] = "metaid";
        all[1] = annotation.resources().isEmpty() ? "" : "meta_" + id;
        all[2] = "sboTerm";
        all[3] = annotation.sbo();
        all[4] = "id";
        all[5] = id;
        all[6] = "name";
        all[7] = name;
        System.arraycopy(more, 0, all, 8, more.length);
        return all;
    }

    static void annotation(XmlText xml, String id, Annotation annotation) {
        if (annotation.resources().isEmpty()) {
            return;
        }
        xml.open("annotation");
        xml.open(
                "rdf:RDF",
                "xmlns:rdf",
                "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
                "xmlns:bqbiol",
                "http://biomodels.net/biology-qualifiers/");
        xml.open("rdf:Description", "rdf:about", "#meta_" + id);
        xml.open("bqbiol:" + annotation.qualifier()).open("rdf:Bag");
        annotation.resources().forEach(resource -> xml.empty("rdf:li", "rdf:resource", resource));
        xml.close().close().close().close().close();
    }
}
