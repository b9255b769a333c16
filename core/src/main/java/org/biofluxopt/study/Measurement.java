package org.biofluxopt.study;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.biofluxopt.knowledge.AssayError;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.profile.LaboratoryValue;
import org.biofluxopt.profile.Marker;

/** What a laboratory reports of a true usual value: the day's deviation and the assay's error, both log-normal. */
final class Measurement {
    /** The trial's endpoints, in order. */
    static final List<Marker> MARKERS = List.of(Marker.SERUM_B12, Marker.HOLOTC, Marker.MMA);

    private final Map<Marker, AssayError> errors = new EnumMap<>(Marker.class);

    Measurement(KnowledgeBase knowledge) {
        for (Marker marker : MARKERS) {
            errors.put(marker, knowledge.assay(marker.word()).orElseThrow());
        }
    }

    /** @param seed one blood sample of one person */
    double measured(Marker marker, double usual, Seed seed) {
        return usual
                * Math.exp(error(marker).totalCv()
                        * seed.child(marker.word()).generator().nextGaussian());
    }

    /** The laboratory sheet of one blood sample. @param usual true values in the order of {@link #MARKERS} */
    List<LaboratoryValue> sheet(double[] usual, Seed seed) {
        return MARKERS.stream()
                .map(marker -> new LaboratoryValue(
                        marker,
                        measured(marker, usual[MARKERS.indexOf(marker)], seed),
                        error(marker).analyticalCv()))
                .toList();
    }

    private AssayError error(Marker marker) {
        return Objects.requireNonNull(errors.get(marker));
    }
}
