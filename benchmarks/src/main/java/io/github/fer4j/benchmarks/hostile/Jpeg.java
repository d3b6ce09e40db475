package io.github.fer4j.benchmarks.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** JPEG files (ISO 10918-1) made worse. */
final class Jpeg {
    private static final int MARKER = 0xff;
    private static final int BASELINE = 0xc0;
    private static final int PROGRESSIVE = 0xc2;
    private static final int SCAN = 0xda;
    private static final int END = 0xd9;

    private Jpeg() {}

    /** Whether its picture comes in several scans. */
    static boolean isProgressive(byte[] whole) {
        return segment(whole, PROGRESSIVE) >= 0;
    }

    /** A whole file whose frame header states another size. */
    static byte[] resized(byte[] whole, int width, int height) {
        byte[] bytes = whole.clone();
        int frame = Math.max(segment(bytes, BASELINE), segment(bytes, PROGRESSIVE));
        ByteBuffer.wrap(bytes).putShort(frame + 5, (short) height).putShort(frame + 7, (short) width);
        return bytes;
    }

    /**
     * A progressive file of any size with many scans that hold nothing: a decoder goes over all blocks of the picture for each.
     *
     * @param progressive a whole progressive file
     * @param width in pixels
     * @param height in pixels
     * @param scans how many more
     */
    static byte[] withEmptyScans(byte[] progressive, int width, int height, int scans) {
        byte[] large = resized(progressive, width, height);
        int first = segment(large, SCAN);
        int end = large.length - 2;
        while ((large[end] & 0xff) != MARKER || (large[end + 1] & 0xff) != END) {
            end--;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(large.length + scans * 11);
        out.write(large, 0, end);
        // One component, the same as the first scan's; all coefficients but the first; a byte of pixels.
        byte[] scan = {(byte) MARKER, (byte) SCAN, 0, 8, 1, large[first + 5], 0, 1, 63, 0, 0};
        for (int i = 0; i < scans; i++) {
            out.writeBytes(scan);
        }
        out.write(large, end, large.length - end);
        return out.toByteArray();
    }

    /** Where a segment begins, going from one to the next; -1 where there is none before the pixels, or the pixels for a scan. */
    private static int segment(byte[] file, int wanted) {
        int at = 2;
        while (at + 4 <= file.length && (file[at] & 0xff) == MARKER) {
            int marker = file[at + 1] & 0xff;
            if (marker == wanted) {
                return at;
            }
            if (marker == SCAN) {
                return -1;
            }
            at += 2 + (ByteBuffer.wrap(file).getShort(at + 2) & 0xffff);
        }
        return -1;
    }
}
