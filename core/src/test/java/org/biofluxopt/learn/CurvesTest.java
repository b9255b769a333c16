package org.biofluxopt.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurvesTest {
    /** Bit by bit from the definition: reflected polynomial 0x82f63b78. */
    private static int castagnoli(byte[] data) {
        int crc = -1;
        for (byte b : data) {
            crc ^= b & 0xff;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc >>> 1) ^ (0x82f63b78 & -(crc & 1));
            }
        }
        return ~crc;
    }

    /** The next record; both checksums are checked by TFRecord's definition: ((crc >> 15) | (crc << 17)) + 0xa282ead8. */
    private static ByteBuffer record(ByteBuffer file) {
        byte[] length = new byte[8];
        file.get(length);
        assertThat(file.getInt()).isEqualTo(masked(length));
        byte[] data = new byte
                [(int) ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong()];
        file.get(data);
        assertThat(file.getInt()).isEqualTo(masked(data));
        return ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int masked(byte[] data) {
        int crc = castagnoli(data);
        return ((crc >>> 15) | (crc << 17)) + 0xa282ead8;
    }

    private static String text(ByteBuffer message) {
        byte[] bytes = new byte[message.get()]; // all lengths here are below 128: one byte
        message.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    void theChecksumIsCastagnolis() {
        // check value of CRC-32C, RFC 3720 appendix B.4 and Koopman's catalogue: "123456789" -> e3069283
        assertThat(castagnoli("123456789".getBytes(StandardCharsets.UTF_8))).isEqualTo(0xe3069283);
    }

    @Test
    void eventsReadBackAsTensorBoardWrites(@TempDir Path folder) throws IOException {
        Curves curves = new Curves(folder, () -> 1234.5);
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("return", -137.25);
        values.put("kl", 0.5);
        curves.add(300, values);
        ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(folder.resolve("events.out.tfevents.curve")))
                .order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer version = record(file);
        assertThat(version.get()).isEqualTo((byte) 0x09); // field 1, 64 bits: wall time
        assertThat(version.getDouble()).isEqualTo(1234.5);
        assertThat(version.get()).isEqualTo((byte) 0x1a); // field 3, text: version
        assertThat(text(version)).isEqualTo("brain.Event:2");
        ByteBuffer event = record(file);
        assertThat(file.hasRemaining()).isFalse();
        assertThat(event.get()).isEqualTo((byte) 0x09);
        assertThat(event.getDouble()).isEqualTo(1234.5);
        assertThat(event.get()).isEqualTo((byte) 0x10); // field 2, varint: step
        assertThat(event.get()).isEqualTo((byte) 0xac); // 300 = 0x2c | 2 << 7
        assertThat(event.get()).isEqualTo((byte) 0x02);
        assertThat(event.get()).isEqualTo((byte) 0x2a); // field 5, message: summary
        event.get();
        for (Map.Entry<String, Double> expected : values.entrySet()) {
            assertThat(event.get()).isEqualTo((byte) 0x0a); // field 1, message: value
            event.get();
            assertThat(event.get()).isEqualTo((byte) 0x0a); // field 1, text: tag
            assertThat(text(event)).isEqualTo(expected.getKey());
            assertThat(event.get()).isEqualTo((byte) 0x15); // field 2, 32 bits: simple value
            assertThat(event.getFloat()).isEqualTo(expected.getValue().floatValue());
        }
        assertThat(event.hasRemaining()).isFalse();
        assertThat(folder.resolve("curve.csv")).hasContent("step,return,kl\n300,-137.25,0.5");
    }
}
