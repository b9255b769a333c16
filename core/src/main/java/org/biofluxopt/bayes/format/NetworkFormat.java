package org.biofluxopt.bayes.format;

import java.util.List;
import org.biofluxopt.bayes.BayesianNetwork;

/** One way to write a network as text. What is written is read back bit by bit. */
public sealed interface NetworkFormat permits Bif, XmlBif, HuginNet, NetworkJson {
    /** Endings of file names, with the dot, lower case. */
    List<String> endings();

    /**
     * @param file name used in messages
     * @throws org.biofluxopt.text.InputError naming the line of what is wrong
     */
    BayesianNetwork read(String file, String text);

    String write(BayesianNetwork network);
}
