package org.biofluxopt.bayes.format;

import java.util.List;
import org.biofluxopt.bayes.BayesianNetwork;

/** GraphML (Brandes et al. 2002) for Cytoscape, Gephi or yEd: nodes with their states, edges; tables are not written. */
public final class GraphMl {
    private GraphMl() {}

    public static String write(BayesianNetwork network) {
        StringBuilder text = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
                <key id="states" for="node" attr.name="states" attr.type="string"/>
                <graph id="network" edgedefault="directed">
                """);
        for (int v = 0; v < network.size(); v++) {
            List<String> states = network.variable(v).states();
            text.append("<node id=\"")
                    .append(XmlBif.escaped(network.variable(v).name()))
                    .append("\"><data key=\"states\">")
                    .append(XmlBif.escaped(String.join(" ", states)))
                    .append("</data></node>\n");
        }
        for (int v = 0; v < network.size(); v++) {
            for (String parent : network.parentNames(v)) {
                text.append("<edge source=\"")
                        .append(XmlBif.escaped(parent))
                        .append("\" target=\"")
                        .append(XmlBif.escaped(network.variable(v).name()))
                        .append("\"/>\n");
            }
        }
        return text.append("</graph>\n</graphml>\n").toString();
    }
}
