package org.biofluxopt.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.biofluxopt.plan.Band;

/** Numbers as people read them: as many digits as the spread behind them deserves. */
final class Figures {
    private static final MathContext SIX_DIGITS = new MathContext(6);
    private static final MathContext THREE_DIGITS = new MathContext(3);

    private Figures() {}

    /** Three significant digits; a true minus sign. */
    static String plain(double value) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        double size = Math.abs(value);
        if (size >= 999.5) {
            return minus(new BigDecimal(value).round(THREE_DIGITS).toPlainString());
        }
        return minus(String.format(Locale.ROOT, size >= 99.5 ? "%.0f" : size >= 9.95 ? "%.1f" : "%.2f", value));
    }

    /** One decimal and always a sign, as for a gain in per cent. */
    static String signed(double value) {
        double rounded = Math.round(value * 10) / 10.0;
        return rounded == 0 ? "0.0" : minus(String.format(Locale.ROOT, "%+.1f", rounded));
    }

    /** Two decimals and always a sign. */
    static String signed2(double value) {
        double rounded = Math.round(value * 100) / 100.0;
        return rounded == 0 ? "0.00" : minus(String.format(Locale.ROOT, "%+.2f", rounded));
    }

    static String signedPercent(double value) {
        return signed(value) + " %";
    }

    /** A share 0..1 as whole per cent, with "under 1 %" where that would be zero. */
    static String share(double share) {
        if (share > 0 && share < 0.005) {
            return "under 1 %";
        }
        return Math.round(share * 100) + " %";
    }

    /** "210 (150 to 290)". */
    static String band(Band band) {
        return plain(band.mean()) + " (" + plain(band.p05()) + " to " + plain(band.p95()) + ")";
    }

    /** A table cell: the mean, and below it the 90 % range. Markup. */
    static String cell(Band band) {
        return plain(band.mean()) + range(plain(band.p05()) + "–" + plain(band.p95()));
    }

    /** The same for a gain in per cent. */
    static String gainCell(Band band) {
        return signedPercent(band.mean()) + range(signed(band.p05()) + " to " + signed(band.p95()));
    }

    private static String range(String words) {
        return " <small>" + words + "</small>";
    }

    /** "+8.0 % (+3.1 to +13.2)". */
    static String gain(Band band) {
        return signedPercent(band.mean()) + " (" + signed(band.p05()) + " to " + signed(band.p95()) + ")";
    }

    /** As given, without needless zeros: "148", "13.9". */
    static String bare(double value) {
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }

    /** Micrograms without needless zeros: "10", "3.3". */
    static String micrograms(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, value < 10 ? "%.1f" : "%.0f", value);
    }

    /** Hour of the day 0..24 as "08:00". */
    static String clock(double hour) {
        int minutes = (int) Math.round(hour * 60);
        return String.format(Locale.ROOT, "%02d:%02d", minutes / 60, minutes % 60);
    }

    /** Six significant digits: beyond what any marker is measured to, short enough to read in a file. */
    static double six(double value) {
        return Double.isFinite(value) ? new BigDecimal(value).round(SIX_DIGITS).doubleValue() : value;
    }

    private static String minus(String text) {
        return text.replace('-', '\u2212');
    }
}
