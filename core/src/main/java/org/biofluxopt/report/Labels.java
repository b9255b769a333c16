package org.biofluxopt.report;

import java.util.List;
import org.biofluxopt.profile.Marker;

/** Names of markers in words and in file fields. */
final class Labels {
    /** Markers of status that a plan forecasts, the leading one first. */
    static final List<Marker> FORECAST = List.of(Marker.SERUM_B12, Marker.HOLOTC, Marker.MMA, Marker.HOMOCYSTEINE);

    private Labels() {}

    static String name(Marker marker) {
        return switch (marker) {
            case SERUM_B12 -> "Serum B12";
            case HOLOTC -> "Holotranscobalamin";
            case MMA -> "Methylmalonic acid";
            case HOMOCYSTEINE -> "Homocysteine";
            case FOLATE -> "Folate";
        };
    }

    static String shortName(Marker marker) {
        return switch (marker) {
            case SERUM_B12 -> "serum B12";
            case HOLOTC -> "holoTC";
            case MMA -> "MMA";
            case HOMOCYSTEINE -> "homocysteine";
            case FOLATE -> "folate";
        };
    }

    /** The unit as printed, with a micro sign. */
    static String unit(Marker marker) {
        return marker.unit().replace("umol", "µmol");
    }

    /** A state's label as words: {@code from_0_5} reads "from 0.5". */
    static String state(String label) {
        return label.replaceAll("(\\d)_(\\d)", "$1.$2").replace('_', ' ');
    }

    /** A table row's heading: name, and its unit below. Markup. */
    static String heading(Marker marker) {
        String name = marker == Marker.HOLOTC ? "HoloTC" : name(marker);
        return name + " <small>" + unit(marker) + "</small>";
    }

    /** Field of {@code plan.json}, with its unit. */
    static String field(Marker marker) {
        return switch (marker) {
            case SERUM_B12 -> "serum_b12_pmol_l";
            case HOLOTC -> "holotc_pmol_l";
            case MMA -> "mma_nmol_l";
            case HOMOCYSTEINE -> "hcy_umol_l";
            case FOLATE -> "folate_nmol_l";
        };
    }

    /** What a change means, for people who do not live with these markers. */
    static String meaning(Marker marker) {
        return switch (marker) {
            case SERUM_B12 -> "all cobalamin in blood; higher is better up to sufficiency";
            case HOLOTC -> "the share cells can take up; falls first when intake is short";
            case MMA -> "rises when cells lack B12 (and when kidneys are weak); lower is better";
            case HOMOCYSTEINE -> "rises when cells lack B12 or folate; lower is better";
            case FOLATE -> "the partner vitamin";
        };
    }
}
