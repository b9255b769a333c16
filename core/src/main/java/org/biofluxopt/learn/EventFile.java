package org.biofluxopt.learn;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * Scalars in a file that TensorBoard reads: protocol buffers of its {@code Event} message in TFRecord frames (length, its
 * masked CRC-32C, data, its masked CRC-32C; little endian). Name the file so that it contains "tfevents".
 */
public final class EventFile {
    private static final int WALL_TIME = 1; // field numbers of tensorboard/compat/proto/event.proto and summary.proto
    private static final int STEP = 2;
    private static final int FILE_VERSION = 3;
    private static final int SUMMARY = 5;
    private static final int VALUE = 1;
    private static final int TAG = 1;
    private static final int SIMPLE_VALUE = 2;

    private static final int VARINT = 0; // wire types
    private static final int FIXED64 = 1;
    private static final int DELIMITED = 2;
    private static final int FIXED32 = 5;

    private static final int MASK_DELTA = 0xa282ead8;

    private final Path file;

    /** Starts the file, unless it is there already: then events are added. */
    public EventFile(Path file, double wallTime) throws IOException {
        this.file = file;
        if (!Files.exists(file)) {
            Message event = new Message();
            event.number64(WALL_TIME, wallTime);
            event.bytes(FILE_VERSION, "brain.Event:2".getBytes(StandardCharsets.UTF_8));
            append(event.bytes());
        }
    }

    /**
     * Adds one event.
     *
     * @param wallTime seconds since 1970
     * @param scalars value of each tag
     */
    public void add(double wallTime, long step, Map<String, Double> scalars) throws IOException {
        Message summary = new Message();
        for (Map.Entry<String, Double> scalar : scalars.entrySet()) {
            Message value = new Message();
            value.bytes(TAG, scalar.getKey().getBytes(StandardCharsets.UTF_8));
            value.number32(SIMPLE_VALUE, scalar.getValue().floatValue());
            summary.bytes(VALUE, value.bytes());
        }
        Message event = new Message();
        event.number64(WALL_TIME, wallTime);
        event.integer(STEP, step);
        event.bytes(SUMMARY, summary.bytes());
        append(event.bytes());
    }

    private void append(byte[] data) throws IOException {
        byte[] length = new byte[8];
        ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).putLong(data.length);
        ByteBuffer frame = ByteBuffer.allocate(16 + data.length).order(ByteOrder.LITTLE_ENDIAN);
        frame.put(length).putInt(maskedChecksum(length)).put(data).putInt(maskedChecksum(data));
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            out.write(frame.array());
        }
    }

    /** CRC-32C (Castagnoli), rotated and shifted so that a checksum of checksums stays useful. */
    static int maskedChecksum(byte[] data) {
        CRC32C checksum = new CRC32C();
        checksum.update(data);
        return Integer.rotateRight((int) checksum.getValue(), 15) + MASK_DELTA;
    }

    /** The few wire types of protocol buffers that an event needs. */
    private static final class Message {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        private void key(int field, int type) {
            varint((long) field << 3 | type);
        }

        private void varint(long value) {
            long left = value;
            while ((left & ~0x7fL) != 0) {
                out.write((int) (left & 0x7f | 0x80));
                left >>>= 7;
            }
            out.write((int) left);
        }

        void integer(int field, long value) {
            key(field, VARINT);
            varint(value);
        }

        void number64(int field, double value) {
            key(field, FIXED64);
            ByteBuffer buffer = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
            out.writeBytes(buffer.putDouble(value).array());
        }

        void number32(int field, float value) {
            key(field, FIXED32);
            ByteBuffer buffer = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
            out.writeBytes(buffer.putFloat(value).array());
        }

        void bytes(int field, byte[] value) {
            key(field, DELIMITED);
            varint(value.length);
            out.writeBytes(value);
        }

        byte[] bytes() {
            return out.toByteArray();
        }
    }
}
