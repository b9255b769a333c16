package org.biofluxopt.connect.microbiome;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.biofluxopt.text.InputError;
import org.jspecify.annotations.Nullable;

/** Lines of a text with their numbers; a line without end is refused before it fills the memory. */
final class TextLines implements AutoCloseable {
    private static final int LONGEST = 64 << 20;

    private final String file;
    private final Reader reader;
    private final char[] buffer = new char[1 << 16];
    private int at;
    private int end;
    private int number;

    TextLines(String file, InputStream in) {
        this.file = file;
        this.reader = new InputStreamReader(in, StandardCharsets.UTF_8);
    }

    /** 1-based number of the line {@link #next} gave last. */
    int number() {
        return number;
    }

    /** The next line without its end, or null. */
    @Nullable
    String next() {
        StringBuilder line = new StringBuilder();
        boolean any = false;
        while (at < end || fill()) {
            any = true;
            int from = at;
            while (at < end && buffer[at] != '\n') {
                if (buffer[at] == 0) {
                    throw InputError.in(file)
                            .line(number + 1)
                            .got("binary data")
                            .expected("a text table, BIOM or .qza")
                            .error();
                }
                at++;
            }
            line.append(buffer, from, at - from);
            if (line.length() > LONGEST) {
                throw InputError.in(file)
                        .line(number + 1)
                        .got("a line longer than " + LONGEST + " characters")
                        .expected("a table with one feature a line")
                        .error();
            }
            if (at < end) {
                at++;
                break;
            }
        }
        if (!any) {
            return null;
        }
        number++;
        if (!line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
            line.setLength(line.length() - 1);
        }
        return number == 1 && !line.isEmpty() && line.charAt(0) == '\uFEFF' ? line.substring(1) : line.toString();
    }

    private boolean fill() {
        try {
            at = 0;
            end = Math.max(0, reader.read(buffer, 0, buffer.length));
            return end > 0;
        } catch (IOException e) {
            throw Content.failed(file, e);
        }
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw Content.failed(file, e);
        }
    }
}
