package org.biofluxopt.study;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
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
    private final SortedMap<Integer, Place> places = new TreeMap<>();
    private long end;

    /** Where a person's line stands, bytes; the lines themselves stay on the disk. */
    private record Place(long offset, int length) {}

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
                log.end = log.head().getBytes(StandardCharsets.UTF_8).length;
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
        byte[] begin = head().getBytes(StandardCharsets.UTF_8);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                InputStream in = new BufferedInputStream(Channels.newInputStream(channel))) {
            if (!Arrays.equals(in.readNBytes(begin.length), begin)) {
                throw InputError.in(file.toString())
                        .line(1)
                        .got("the checkpoint of another study, seed, version or input")
                        .expected("that of this one")
                        .advice("Leave out --resume to begin anew, or name another folder.")
                        .error();
            }
            end = begin.length;
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int c = in.read(); c >= 0; c = in.read()) {
                line.write(c);
                if (c == '\n') {
                    String text = line.toString(StandardCharsets.UTF_8);
                    places.put(Integer.valueOf(text.substring(0, text.indexOf('\t'))), new Place(end, line.size()));
                    end += line.size();
                    line.reset();
                }
            }
            channel.truncate(end); // what a kill cut off
        }
    }

    /** Whether a person is done. */
    public boolean has(int person) {
        return places.containsKey(person);
    }

    /** People who are done. */
    public int count() {
        return places.size();
    }

    /** @param result without line breaks */
    public void append(int person, String result) {
        byte[] line = (person + "\t" + result + "\n").getBytes(StandardCharsets.UTF_8);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            channel.write(ByteBuffer.wrap(line));
            channel.force(false);
        } catch (IOException e) {
            throw unusable(file, e);
        }
        places.put(person, new Place(end, line.length));
        end += line.length;
    }

    /** Results in the order of people, one after the other from the disk. */
    public void forEach(Consumer<String> results) {
        eachLine(line -> results.accept(line.substring(line.indexOf('\t') + 1, line.length() - 1)));
    }

    private void eachLine(Consumer<String> lines) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            for (Place place : places.values()) {
                ByteBuffer bytes = ByteBuffer.allocate(place.length);
                while (bytes.hasRemaining() && channel.read(bytes, place.offset + bytes.position()) >= 0) {
                    // goes on until the line is whole
                }
                lines.accept(new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    /** The whole file with people in order: what is left when the study is done. */
    public String sorted() {
        StringBuilder text = new StringBuilder(head());
        eachLine(text::append);
        return text.toString();
    }

    private static InputError unusable(Path file, IOException e) {
        return InputError.about(
                file.toString(),
                "cannot be read or written: " + e.getMessage() + ".",
                "Free some space or name another folder with --out.");
    }
}
