package io.github.fer4j.models.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads an event file of TensorBoard by its definition alone, sharing no code with what writes it. Unknown fields, odd
 * checksums and rests of records are errors.
 */
final class EventFile {
    /** An event: {@code texts} and {@code scalars} by tag. */
    record Event(double wallTime, long step, String version, Map<String, Float> scalars, Map<String, String> texts) {}

    private EventFile() {}

    static List<Event> read(Path file) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        List<Event> events = new ArrayList<>();
        while (in.hasRemaining()) {
            byte[] length = new byte[8];
            in.get(length);
            assertThat(in.getInt()).isEqualTo(masked(crc32c(length)));
            byte[] data = new byte
                    [Math.toIntExact(ByteBuffer.wrap(length)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .getLong())];
            in.get(data);
            assertThat(in.getInt()).isEqualTo(masked(crc32c(data)));
            events.add(event(ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN)));
        }
        return events;
    }

    /** CRC-32C bit by bit: the reflected Castagnoli polynomial. */
    static int crc32c(byte[] data) {
        int crc = -1;
        for (byte b : data) {
            crc ^= b & 0xff;
            for (int i = 0; i < 8; i++) {
                crc = (crc & 1) == 1 ? crc >>> 1 ^ 0x82f63b78 : crc >>> 1;
            }
        }
        return ~crc;
    }

    private static int masked(int crc) {
        return (crc >>> 15 | crc << 17) + 0xa282ead8;
    }

    private static Event event(ByteBuffer in) {
        double wallTime = 0;
        long step = 0;
        String version = null;
        Map<String, Float> scalars = new LinkedHashMap<>();
        Map<String, String> texts = new LinkedHashMap<>();
        while (in.hasRemaining()) {
            switch (in.get()) { // key: field << 3 | wire type
                case 1 << 3 | 1 -> wallTime = in.getDouble();
                case 2 << 3 -> step = varint(in);
                case 3 << 3 | 2 -> version = text(in);
                case 5 << 3 | 2 -> {
                    ByteBuffer summary = message(in);
                    while (summary.hasRemaining()) {
                        assertThat(summary.get()).isEqualTo((byte) (1 << 3 | 2));
                        value(message(summary), scalars, texts);
                    }
                }
                default -> throw new AssertionError("an unknown field of Event");
            }
        }
        return new Event(wallTime, step, version, scalars, texts);
    }

    private static void value(ByteBuffer in, Map<String, Float> scalars, Map<String, String> texts) {
        String tag = null;
        String plugin = null;
        long dataClass = 0;
        String text = null;
        while (in.hasRemaining()) {
            switch (in.get()) {
                case 1 << 3 | 2 -> tag = text(in);
                case 2 << 3 | 5 -> scalars.put(tag, in.getFloat());
                case 8 << 3 | 2 -> text = tensor(message(in));
                case 9 << 3 | 2 -> {
                    ByteBuffer metadata = message(in);
                    assertThat(metadata.get()).isEqualTo((byte) (1 << 3 | 2));
                    ByteBuffer data = message(metadata);
                    assertThat(data.get()).isEqualTo((byte) (1 << 3 | 2));
                    plugin = text(data);
                    assertThat(metadata.get()).isEqualTo((byte) (4 << 3));
                    dataClass = varint(metadata);
                }
                default -> throw new AssertionError("an unknown field of Summary.Value");
            }
        }
        if (text != null) {
            assertThat(plugin).isEqualTo("text");
            assertThat(dataClass).as("DATA_CLASS_TENSOR").isEqualTo(2);
            texts.put(tag, text);
        }
    }

    private static String tensor(ByteBuffer in) {
        String text = null;
        while (in.hasRemaining()) {
            switch (in.get()) {
                case 1 << 3 -> assertThat(varint(in)).as("DT_STRING").isEqualTo(7);
                case 2 << 3 | 2 ->
                    assertThat(message(in).remaining()).as("dimensions").isZero();
                case 8 << 3 | 2 -> text = text(in);
                default -> throw new AssertionError("an unknown field of TensorProto");
            }
        }
        return text;
    }

    private static ByteBuffer message(ByteBuffer in) {
        int length = Math.toIntExact(varint(in));
        ByteBuffer message = in.slice(in.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        in.position(in.position() + length);
        return message;
    }

    private static String text(ByteBuffer in) {
        return StandardCharsets.UTF_8.decode(message(in)).toString();
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        int shift = 0;
        byte next;
        do {
            next = in.get();
            value |= (next & 0x7fL) << shift;
            shift += 7;
        } while (next < 0);
        return value;
    }
}
