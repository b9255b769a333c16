package org.biofluxopt.calibration;

import java.util.Locale;
import org.biofluxopt.validation.Target;

/** {@code calibration.md}: what was fitted, how well, and what the data say of each quantity. */
public final class CalibrationPage {
    private CalibrationPage() {}

    public static String of(CalibrationResult result, String command) {
        Posterior posterior = result.posterior();
        StringBuilder page = new StringBuilder("# Calibration\n\n");
        page.append("Research software, not a medical device. Command: `")
                .append(command)
                .append("`\n\n")
                .append(format(
                        "%d counted lines of fit rows steered %d quantities; %d were inside before, %d are inside now.%n",
                        result.targets().size(),
                        posterior.unknowns().count(),
                        result.inside(result.before()),
                        result.inside(result.after())))
                .append(format(
                        "%d quantities are identified (posterior width below %.1f of the prior's). %d independent posterior "
                                + "draws were kept, %d dropped because they did not come down to the data.%n%n",
                        result.identified().size(), Posterior.IDENTIFIED, result.draws(), posterior.dropped()));
        fit(page, result);
        quantities(page, result);
        page.append("\n## Strongest correlations\n\n| quantity | quantity | correlation |\n|---|---|---|\n");
        for (Posterior.Pair pair : posterior.strongest(15)) {
            page.append(format("| %s | %s | %.2f |%n", pair.first(), pair.second(), pair.correlation()));
        }
        return page.toString();
    }

    private static void fit(StringBuilder page, CalibrationResult result) {
        page.append("## Lines\n\n| line | interval | before | after | |\n|---|---|---|---|---|\n");
        for (Target target : result.targets()) {
            double is = result.after().getOrDefault(target.id(), Double.NaN);
            page.append(format(
                    "| %s | %.4g to %.4g %s | %.4g | %.4g | %s |%n",
                    target.id(),
                    target.low(),
                    target.high(),
                    target.unit(),
                    result.before().getOrDefault(target.id(), Double.NaN),
                    is,
                    target.holds(is) ? "inside" : "**outside**"));
        }
    }

    private static void quantities(StringBuilder page, CalibrationResult result) {
        Posterior posterior = result.posterior();
        page.append("\n## Quantities\n\n| quantity | range | start | most probable | draws 5-95 % | width | |\n")
                .append("|---|---|---|---|---|---|---|\n");
        double[] at = posterior.map().at();
        for (int j = 0; j < at.length; j++) {
            Unknown unknown = posterior.unknowns().all().get(j);
            page.append(format(
                    "| %s | %s to %s | %s | %s | %.3g to %.3g | %.2f | %s%s |%n",
                    unknown.id(),
                    Posterior.number(unknown.low()),
                    Posterior.number(unknown.high()),
                    Posterior.number(result.knowledge().quantity(unknown.id()).value()),
                    Posterior.number(unknown.value(at[j])),
                    posterior.quantile(j, 0.05),
                    posterior.quantile(j, 0.95),
                    posterior.widths()[j],
                    posterior.identified(j) ? "identified" : "",
                    unknown.checkRow().isEmpty() ? "" : " range from check row " + unknown.checkRow()));
        }
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
