package org.biofluxopt.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Something a user handed over cannot be used. Its message is one paragraph that names file, line, field, what came,
 * what was expected and what to do; the command line prints it as it is and ends with exit code 2.
 */
public final class InputError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private InputError(String message) {
        super(message);
    }

    /** Starts a message about a file; end it with {@link Builder#error()}. */
    public static Builder in(String file) {
        return new Builder(file);
    }

    /** A message about something that is not a file, such as a command-line option. */
    public static InputError about(String subject, String problem, String advice) {
        return new InputError(subject + ": " + problem + (advice.isBlank() ? "" : " " + advice));
    }

    /** Collects the parts; those not given are left out of the message. */
    public static final class Builder {
        private final String file;
        private int line;
        private String field = "";
        private String got = "";
        private String expected = "";
        private String advice = "";

        private Builder(String file) {
            this.file = Objects.requireNonNull(file);
        }

        /** @param number 1-based; 0 or less means unknown */
        public Builder line(int number) {
            this.line = number;
            return this;
        }

        public Builder field(String name) {
            this.field = name;
            return this;
        }

        public Builder got(String value) {
            this.got = value;
            return this;
        }

        public Builder expected(String description) {
            this.expected = description;
            return this;
        }

        public Builder advice(String sentence) {
            this.advice = sentence;
            return this;
        }

        public InputError error() {
            StringBuilder text = new StringBuilder(file);
            if (line > 0) {
                text.append(", line ").append(line);
            }
            if (!field.isEmpty()) {
                text.append(", field '").append(field).append('\'');
            }
            List<String> parts = new ArrayList<>();
            if (!got.isEmpty()) {
                parts.add("got " + shortened(got));
            }
            if (!expected.isEmpty()) {
                parts.add("expected " + expected);
            }
            if (!parts.isEmpty()) {
                text.append(": ").append(String.join(", ", parts)).append('.');
            }
            if (!advice.isEmpty()) {
                text.append(' ').append(advice);
            }
            return new InputError(text.toString());
        }

        private static String shortened(String value) {
            return value.length() <= 120 ? value : value.substring(0, 117) + "...";
        }
    }
}
