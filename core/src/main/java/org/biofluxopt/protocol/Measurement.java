package org.biofluxopt.protocol;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.biofluxopt.simulator.LabelPlace;
import org.biofluxopt.simulator.Output;

/** An output that a protocol can ask for, by its word in the file. */
public enum Measurement {
    SERUM_B12("pmol/L"),
    HOLOTC("pmol/L"),
    MMA("nmol/L"),
    HOMOCYSTEINE("umol/L"),
    ABSORBED_FROM_DOSE("ug"),
    ABSORBED_TOTAL("ug"),
    URINARY("ug"),
    BILE("ug"),
    FAECAL_CORRINOID("ug"),
    FAECAL_COBALAMIN("ug"),
    FAECAL_COBALAMIN_SHARE("%"),
    FAECAL_PROFILE("fraction"),
    BODY_STORE("ug"),
    TC_TOTAL("pmol/L"),
    TC_TOTAL_PERCENT_OF_START("%"),
    BRAY_CURTIS("fraction"),
    SHANNON("nat"),
    LABEL_ABSORBED("ug"),
    LABEL_URINE("ug"),
    LABEL_FAECES("ug"),
    LABEL_BODY("ug");

    private final String unit;

    Measurement(String unit) {
        this.unit = unit;
    }

    public String unit() {
        return unit;
    }

    /** The word in protocols and results. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> words() {
        return Stream.of(values()).map(Measurement::word).toList();
    }

    static Measurement of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Where a tracer's output looks. */
    Optional<LabelPlace> labelPlace() {
        return switch (this) {
            case LABEL_ABSORBED -> Optional.of(LabelPlace.ABSORBED);
            case LABEL_URINE -> Optional.of(LabelPlace.URINE);
            case LABEL_FAECES -> Optional.of(LabelPlace.FAECES);
            case LABEL_BODY -> Optional.of(LabelPlace.BODY);
            default -> Optional.empty();
        };
    }

    /** What the simulator reads, where it is that alone. */
    Optional<Output> output() {
        return switch (this) {
            case SERUM_B12 -> Optional.of(Output.SERUM_B12);
            case HOLOTC -> Optional.of(Output.HOLOTC);
            case MMA -> Optional.of(Output.MMA);
            case HOMOCYSTEINE -> Optional.of(Output.HOMOCYSTEINE);
            case ABSORBED_FROM_DOSE -> Optional.of(Output.ABSORBED_FROM_DOSE);
            case ABSORBED_TOTAL -> Optional.of(Output.ABSORBED_TOTAL);
            case URINARY -> Optional.of(Output.URINARY);
            case BILE -> Optional.of(Output.BILE);
            case FAECAL_CORRINOID -> Optional.of(Output.FAECAL_CORRINOID);
            case FAECAL_COBALAMIN -> Optional.of(Output.FAECAL_COBALAMIN);
            case BODY_STORE -> Optional.of(Output.BODY_STORE);
            case TC_TOTAL -> Optional.of(Output.TC_TOTAL);
            case BRAY_CURTIS -> Optional.of(Output.BRAY_CURTIS);
            case SHANNON -> Optional.of(Output.SHANNON);
            default -> Optional.empty();
        };
    }
}
