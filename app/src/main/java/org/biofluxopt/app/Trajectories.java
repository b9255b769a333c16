package org.biofluxopt.app;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.biofluxopt.protocol.ProtocolResult;
import org.biofluxopt.protocol.Series;
import org.biofluxopt.report.SimulationCsv;
import org.biofluxopt.text.InputError;

/** Every subject's values: {@code arm,output,label,unit,day,subject,value}; streamed, since there may be millions. */
final class Trajectories {
    private Trajectories() {}

    static void write(ProtocolResult result, Path file) {
        try (BufferedWriter csv = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            csv.write("arm,output,label,unit,day,subject,value\n");
            for (String arm : result.arms()) {
                for (Series series : result.series()) {
                    for (double day : result.days()) {
                        String key = SimulationCsv.key(arm, series, day) + ",";
                        double[] values = result.values(arm, series.id(), day);
                        for (int i = 0; i < values.length; i++) {
                            csv.write(key + i + "," + (Double.isFinite(values[i]) ? values[i] : "") + "\n");
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw InputError.about(
                    file.toString(), "cannot be written: " + e.getMessage() + ".", "Name another file or folder.");
        }
    }
}
