package io.github.fer4j.models.listen;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * The frames of a TFRecord file, such as TensorBoard's event files: the length of the data as 8 bytes, its checksum, the data,
 * its checksum; little-endian. A checksum is a CRC-32C, masked, so that data that hold checksums do not have odd ones.
 */
final class EventRecords {
    private static final int MASK = 0xa282ead8;
    private static final int AROUND = 8 + 4 + 4;

    private EventRecords() {}

    /** What takes the records of a file. */
    @FunctionalInterface
    interface Reader {
        void read(byte[] data) throws IOException;
    }

    static byte[] frame(byte[] data) {
        ByteBuffer frame = ByteBuffer.allocate(AROUND + data.length).order(ByteOrder.LITTLE_ENDIAN);
        frame.putLong(data.length);
        frame.putInt(checksum(frame.array(), 8));
        frame.put(data);
        frame.putInt(checksum(data, data.length));
        return frame.array();
    }

    /** Reads the whole records; stops at one that is cut off or damaged, which a killed process leaves behind. */
    static void forEach(Path file, Reader reader) throws IOException {
        long left = Files.size(file);
        try (InputStream stream = Files.newInputStream(file);
                DataInputStream in = new DataInputStream(stream)) {
            while (left >= AROUND) {
                byte[] head = in.readNBytes(8);
                if (head.length < 8 || checksum(head, 8) != Integer.reverseBytes(in.readInt())) {
                    return;
                }
                long length =
                        ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getLong();
                left -= AROUND + length;
                if (length < 0 || length > Integer.MAX_VALUE - AROUND || left < 0) {
                    return;
                }
                byte[] data = in.readNBytes((int) length);
                if (data.length < length || checksum(data, data.length) != Integer.reverseBytes(in.readInt())) {
                    return;
                }
                reader.read(data);
            }
        }
    }

    private static int checksum(byte[] data, int length) {
        CRC32C crc = new CRC32C();
        crc.update(data, 0, length);
        return Integer.rotateRight((int) crc.getValue(), 15) + MASK;
    }
}
