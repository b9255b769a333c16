package org.biofluxopt.study;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SortedMap;
import java.util.TreeMap;
import org.biofluxopt.text.InputError;

/**
 * The checkpoint of a study: a line for each person who is done, appended and forced to disk as they finish. A line that was
 * cut off by a kill does not count. The first line says what the study was, so that another study is not gone on with.
 */
public final class PersonLog {
    /** Its name in the output folder. */
    public static final String FILE = "people.jsonl";

    private final Path file;
    private final String key;
    private final SortedMap<Integer, String> lines = new TreeMap<>();

    private PersonLog(Path file, String key) {
        this.file = file;
        this.key = key;
    }

    /**
     * @param folder made if it is not there
     * @param key the same for runs that must give the same results
     * @param resume go on with what is there; else begin anew
     * @throws InputError if what is there is of another study, or the file cannot be written
     */
    public static PersonLog open(Path folder, String key, boolean resume) {
        PersonLog log = new PersonLog(folder.resolve(FILE), key);
        try {
            Files.createDirectories(folder);
            if (resume && Files.exists(log.file)) {
                log.load();
            } else {
                Files.writeString(log.file, log.head());
            }
        } catch (IOException e) {
            throw unusable(log.file, e);
        }
        return log;
    }

    private String head() {
        return "study\t" + key + "\n";
    }

    private void load() throws IOException {
        String whole = Files.readString(file);
        if (!whole.startsWith(head())) {
            throw InputError.in(file.toString())
                    .line(1)
                    .got("the checkpoint of another study, seed, version or input")
                    .expected("that of this one")
                    .advice("Leave out --resume to begin anew, or name another folder.")
                    .error();
        }
        int end = whole.lastIndexOf('\n') + 1;
        if (end < whole.length()) {
            Files.writeString(file, whole.substring(0, end));
        }
        whole.substring(head().length(), end).lines().forEach(line -> {
            int tab = line.indexOf('\t');
            lines.put(Integer.parseInt(line.substring(0, tab)), line.substring(tab + 1));
        });
    }

    /** Whether a person is done. */
    public boolean has(int person) {
        return lines.containsKey(person);
    }

    /** People who are done. */
    public int count() {
        return lines.size();
    }

    /** @param result without line breaks */
    public void append(int person, String result) {
        lines.put(person, result);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            channel.write(ByteBuffer.wrap((person + "\t" + result + "\n").getBytes(StandardCharsets.UTF_8)));
            channel.force(false);
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    /** Results by person. */
    public SortedMap<Integer, String> results() {
        return new TreeMap<>(lines);
    }

    /** The whole file with people in order: what is left when the study is done. */
    public String sorted() {
        StringBuilder text = new StringBuilder(head());
        lines.forEach((person, result) ->
                text.append(person).append('\t').append(result).append('\n'));
        return text.toString();
    }

    private static InputError unusable(Path file, IOException e) {
        return InputError.about(
                file.toString(),
                "cannot be read or written: " + e.getMessage() + ".",
                "Free some space or name another folder with --out.");
    }
}
