package org.biofluxopt.bayes.format;

import java.util.List;
import java.util.Optional;
import org.biofluxopt.bayes.BayesianNetwork;
import org.biofluxopt.bayes.DirichletCpt;

/** One way to write a network as text. What is written is read back bit by bit. */
public sealed interface NetworkFormat permits Bif, XmlBif, HuginNet, NetworkJson {
    /** Endings of file names, with the dot, lower case. */
    List<String> endings();

    /**
     * @param file name used in messages
     * @throws org.biofluxopt.text.InputError naming the line of what is wrong
     */
    BayesianNetwork read(String file, String text);

    /** Tables with what their rows are worth, if the file says so (more than 0) for every row. */
    Optional<List<DirichletCpt>> readDirichlets(String file, String text);

    String write(BayesianNetwork network);

    /** Means of the tables and what their rows are worth, so that {@link #readDirichlets} goes on from there. */
    String write(List<DirichletCpt> cpts);
}
