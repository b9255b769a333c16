package org.biofluxopt.validation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is computed from an experiment's people, written {@code name} or {@code name(argument; argument)}. The names are
 * explained in docs/reference/validation-targets.md.
 *
 * @param name one of {@link #NAMES}
 */
public record Statistic(String name, List<String> arguments) {
    static final List<String> NAMES = List.of(
            "mean",
            "median",
            "geometric_mean",
            "mean_change",
            "median_change",
            "mean_percent_change",
            "percent_of",
            "per_day",
            "percent_change_from_day",
            "ratio_to_arm",
            "geometric_ratio_to_arm",
            "percent_difference_to_arm",
            "ratio_of_changes_to_arm",
            "fraction_ratio_to_arm",
            "ratio_to_output",
            "share_below",
            "share_either_below",
            "share_rise_over",
            "odds_ratio_below",
            "median_months_until_below",
            "loss_percent_per_day",
            "half_time_days",
            "loss_ug_per_day",
            "excreted_percent_per_day",
            "years_to_fall",
            "log_log_slope",
            "log_log_intercept",
            "percent_per_doubling",
            "levels_off",
            "none");

    private static final Pattern FORM = Pattern.compile("([a-z_]+)(?:\\((.*)\\))?");

    public Statistic {
        arguments = List.copyOf(arguments);
    }

    /** Empty if the text is no statistic. */
    static Optional<Statistic> parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches() || !NAMES.contains(matcher.group(1))) {
            return Optional.empty();
        }
        String inside = matcher.group(2);
        List<String> arguments = inside == null
                ? List.of()
                : Arrays.stream(inside.split(";", -1)).map(String::strip).toList();
        return Optional.of(new Statistic(matcher.group(1), arguments));
    }

    String text(int argument) {
        if (argument >= arguments.size()) {
            throw new IllegalArgumentException(this + " lacks argument " + (argument + 1));
        }
        return arguments.get(argument);
    }

    double number(int argument) {
        try {
            return Double.parseDouble(text(argument));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(this + ": argument " + (argument + 1) + " is no number", e);
        }
    }

    /** Arguments {@code name:number} from a place on. */
    List<Named> named(int from) {
        return arguments.subList(from, arguments.size()).stream()
                .map(Named::parse)
                .toList();
    }

    /** A name with a number, such as an arm with its dose. */
    record Named(String name, double number) {
        static Named parse(String text) {
            int colon = text.lastIndexOf(':');
            if (colon < 1) {
                throw new IllegalArgumentException("Expected name:number, got '" + text + "'");
            }
            return new Named(text.substring(0, colon), Double.parseDouble(text.substring(colon + 1)));
        }
    }

    @Override
    public String toString() {
        return arguments.isEmpty() ? name : name + "(" + String.join("; ", arguments) + ")";
    }
}
