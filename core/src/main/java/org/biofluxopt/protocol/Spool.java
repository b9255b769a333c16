package org.biofluxopt.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Every person's every reading, [column][person], outside the heap: ten thousand people with daily outputs over a year
 * are some hundred megabytes. With a file of its own, blocks that were finished stay finished when a run is broken off.
 */
final class Spool implements AutoCloseable {
    private static final long KEY_BYTES = 64; // SHA-256 of what is run, in hexadecimal
    private static final byte DONE = 1;

    private final Arena arena;
    private final MemorySegment memory;
    private final Optional<Path> scratch;
    private final int people;
    private final int blocks;
    private final long dataStart;

    private Spool(Arena arena, MemorySegment memory, Optional<Path> scratch, int people, int blocks) {
        this.arena = arena;
        this.memory = memory;
        this.scratch = scratch;
        this.people = people;
        this.blocks = blocks;
        dataStart = dataStart(blocks);
    }

    private static long dataStart(int blocks) {
        return (KEY_BYTES + blocks + 7) / 8 * 8;
    }

    /**
     * @param file kept for a later run; empty: a temporary file that is removed
     * @param key what is run; a file of another key starts anew
     */
    static Spool open(Optional<Path> file, String key, int columns, int people, int blocks) {
        long size = dataStart(blocks) + 8L * columns * people;
        Arena arena = Arena.ofShared();
        try {
            Path path = file.isPresent() ? file.get() : Files.createTempFile("biofluxopt", ".spool");
            if (file.isPresent() && path.toAbsolutePath().getParent() != null) {
                Files.createDirectories(path.toAbsolutePath().getParent());
            }
            try (FileChannel channel = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                boolean usable = channel.size() == size;
                MemorySegment memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, size, arena);
                byte[] wanted = key.getBytes(StandardCharsets.US_ASCII);
                if (wanted.length != KEY_BYTES) {
                    throw new IllegalArgumentException("A key has " + KEY_BYTES + " characters");
                }
                byte[] found = memory.asSlice(0, KEY_BYTES).toArray(ValueLayout.JAVA_BYTE);
                if (!usable || !java.util.Arrays.equals(wanted, found)) {
                    memory.asSlice(0, dataStart(blocks)).fill((byte) 0);
                    MemorySegment.copy(wanted, 0, memory, ValueLayout.JAVA_BYTE, 0, wanted.length);
                }
                return new Spool(
                        arena, memory, file.isPresent() ? Optional.empty() : Optional.of(path), people, blocks);
            }
        } catch (IOException e) {
            arena.close();
            throw new UncheckedIOException(e);
        }
    }

    boolean isDone(int block) {
        return memory.get(ValueLayout.JAVA_BYTE, KEY_BYTES + block) == DONE;
    }

    void done(int block) {
        memory.set(ValueLayout.JAVA_BYTE, KEY_BYTES + block, DONE);
    }

    int finished() {
        int finished = 0;
        for (int block = 0; block < blocks; block++) {
            finished += isDone(block) ? 1 : 0;
        }
        return finished;
    }

    void put(int column, int person, double value) {
        memory.set(ValueLayout.JAVA_DOUBLE, at(column, person), value);
    }

    /** All people's values. */
    double[] column(int column) {
        return memory.asSlice(at(column, 0), 8L * people).toArray(ValueLayout.JAVA_DOUBLE);
    }

    private long at(int column, int person) {
        return dataStart + 8 * ((long) column * people + person);
    }

    @Override
    public void close() {
        arena.close();
        scratch.ifPresent(path -> {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
