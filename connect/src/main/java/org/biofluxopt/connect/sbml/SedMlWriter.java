package org.biofluxopt.connect.sbml;

import java.util.ArrayList;
import java.util.List;
import org.biofluxopt.connect.sbml.ExchangeModel.ReadOut;

/**
 * Writes the experiment that goes with a model as SED-ML Level 1 Version 4: one uniform time course by CVODE, a report of
 * all read-outs and a plot of each.
 *
 * @see <a href="https://doi.org/10.1515/jib-2021-0021">Smith 2021, SED-ML Level 1 Version 4</a>
 */
final class SedMlWriter {
    private static final String NAMESPACE = "http://sed-ml.org/sed-ml/level1/version4";

    private SedMlWriter() {}

    /**
     * @param source file of the model beside this one
     * @param hours length of the run, h
     * @param steps equal output steps
     */
    static String write(ExchangeModel model, String source, double hours, int steps) {
        XmlText xml = new XmlText();
        xml.open("sedML", "xmlns", NAMESPACE, "xmlns:sbml", SbmlWriter.NAMESPACE, "level", "1", "version", "4");
        xml.open("listOfModels");
        xml.empty(
                "model",
                "id",
                "model",
                "name",
                model.name(),
                "language",
                "urn:sedml:language:sbml.level-3.version-2",
                "source",
                source);
        xml.close();
        simulation(xml, hours, steps);
        xml.open("listOfTasks");
        xml.empty("task", "id", "task", "modelReference", "model", "simulationReference", "simulation");
        xml.close();
        xml.open("listOfDataGenerators");
        generator(xml, "time", "time (h)", "symbol", "urn:sedml:symbol:time");
        for (ReadOut r : model.readOuts()) {
            String target = "/sbml:sbml/sbml:model/sbml:listOfParameters/sbml:parameter[@id='" + r.id() + "']";
            generator(xml, r.id(), r.name() + " (" + r.unit() + ")", "target", target);
        }
        xml.close();
        outputs(xml, model);
        xml.close();
        return xml.document();
    }

    private static void simulation(XmlText xml, double hours, int steps) {
        xml.open("listOfSimulations");
        xml.open(
                "uniformTimeCourse",
                "id",
                "simulation",
                "initialTime",
                "0",
                "outputStartTime",
                "0",
                "outputEndTime",
                MathMlWriter.plain(hours),
                "numberOfSteps",
                Integer.toString(steps));
        xml.open("algorithm", "name", "CVODE", "kisaoID", "KISAO:0000019");
        xml.open("listOfAlgorithmParameters");
        xml.empty("algorithmParameter", "name", "relative tolerance", "kisaoID", "KISAO:0000209", "value", "1e-9");
        xml.empty("algorithmParameter", "name", "absolute tolerance", "kisaoID", "KISAO:0000211", "value", "1e-13");
        xml.close().close().close().close();
    }

    private static void generator(XmlText xml, String id, String name, String kind, String what) {
        xml.open("dataGenerator", "id", "data_" + id, "name", name);
        xml.open("listOfVariables");
        xml.empty("variable", "id", "var_" + id, kind, what, "taskReference", "task");
        xml.close();
        MathMlWriter.write(xml, new Formula.Symbol("var_" + id));
        xml.close();
    }

    private static void outputs(XmlText xml, ExchangeModel model) {
        List<String> ids = new ArrayList<>(List.of("time"));
        model.readOuts().forEach(r -> ids.add(r.id()));
        xml.open("listOfOutputs");
        xml.open("report", "id", "report", "name", "All read-outs");
        xml.open("listOfDataSets");
        for (String id : ids) {
            xml.empty("dataSet", "id", "set_" + id, "label", id, "dataReference", "data_" + id);
        }
        xml.close().close();
        for (ReadOut r : model.readOuts()) {
            xml.open("plot2D", "id", "plot_" + r.id(), "name", r.name());
            xml.open("listOfCurves");
            xml.empty(
                    "curve",
                    "id",
                    "curve_" + r.id(),
                    "xDataReference",
                    "data_time",
                    "yDataReference",
                    "data_" + r.id());
            xml.close().close();
        }
        xml.close();
    }
}
