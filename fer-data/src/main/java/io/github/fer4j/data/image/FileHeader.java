package io.github.fer4j.data.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What ImageIO does not tell of a JPEG, TIFF or BMP file: how it is turned (Exif 2.3, tag 0x0112, in the first directory of
 * the TIFF structure that a JPEG holds in its APP1 segment), the number of components of a JPEG (ISO 10918-1, frame header)
 * and of its scans, and whether a bitmap is only a wrapper. Damaged metadata is passed over: the picture may be whole.
 *
 * @param orientation how the picture is turned; as it is where the file does not say
 * @param components of a JPEG, such as 3; 0 where the file is no JPEG
 * @param scans how often a JPEG's decoder goes over the picture, or a few more; 0 where the file is no JPEG
 * @param wrapped whether the file is a bitmap that holds a JPEG or PNG file, as those for printers may
 */
record FileHeader(Orientation orientation, int components, int scans, boolean wrapped) {
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int ORIENTATION_TAG = 0x0112;
    private static final int SHORT = 3;

    /** The marker before each scan of a JPEG. */
    private static final int SCAN = 0xda;

    static FileHeader of(byte[] file) {
        if (file.length > 4 && (file[0] & 0xff) == 0xff && (file[1] & 0xff) == 0xd8) {
            return ofJpeg(file);
        }
        return new FileHeader(ofTiff(file, 0, file.length), 0, 0, isWrapper(file));
    }

    private static FileHeader ofJpeg(byte[] file) {
        Orientation orientation = Orientation.UPRIGHT;
        int components = 0;
        int at = 2;
        while (at + 4 <= file.length && (file[at] & 0xff) == 0xff) {
            int marker = file[at + 1] & 0xff;
            if (marker == 0xff) { // padding
                at++;
                continue;
            }
            int length = (file[at + 2] & 0xff) << 8 | file[at + 3] & 0xff;
            int end = at + 2 + length;
            if (marker == SCAN || length < 2 || end > file.length) { // the pixels begin, or the segment is cut
                break;
            }
            int content = at + 4;
            if (marker == 0xe1
                    && end - content > EXIF.length
                    && Arrays.equals(file, content, content + EXIF.length, EXIF, 0, EXIF.length)) {
                orientation = ofTiff(file, content + EXIF.length, end);
            } else if (isFrame(marker) && end - content >= 6) {
                components = file[content + 5] & 0xff;
            }
            at = end;
        }
        return new FileHeader(orientation, components, scans(file, at), false);
    }

    /** Among the pixels a marker is one for sure; in the tables between two scans there may be bytes that look like one. */
    private static int scans(byte[] file, int from) {
        int scans = 0;
        for (int i = from; i + 1 < file.length; i++) {
            if ((file[i] & 0xff) == 0xff && (file[i + 1] & 0xff) == SCAN) {
                scans++;
            }
        }
        return scans;
    }

    /** Whether it is a bitmap whose compression is 4 or 5 (BI_JPEG, BI_PNG). */
    private static boolean isWrapper(byte[] file) {
        if (file.length < 34 || file[0] != 'B' || file[1] != 'M') {
            return false;
        }
        int compression = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(30);
        return compression == 4 || compression == 5;
    }

    /** Frame headers are C0 to CF, without the Huffman (C4), extension (C8) and arithmetic (CC) tables. */
    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    private static Orientation ofTiff(byte[] file, int from, int to) {
        ByteBuffer tiff = ByteBuffer.wrap(file, from, to - from).slice();
        if (tiff.limit() < 8) {
            return Orientation.UPRIGHT;
        }
        if (tiff.get(0) == 'I' && tiff.get(1) == 'I') {
            tiff.order(ByteOrder.LITTLE_ENDIAN);
        } else if (tiff.get(0) != 'M' || tiff.get(1) != 'M') {
            return Orientation.UPRIGHT;
        }
        long directory = tiff.getInt(4) & 0xffffffffL;
        if (tiff.getShort(2) != 42 || directory + 2 > tiff.limit()) {
            return Orientation.UPRIGHT;
        }
        int entries = tiff.getShort((int) directory) & 0xffff;
        for (int i = 0; i < entries; i++) {
            long entry = directory + 2 + 12L * i;
            if (entry + 12 > tiff.limit()) {
                break;
            }
            int at = (int) entry;
            if ((tiff.getShort(at) & 0xffff) == ORIENTATION_TAG && tiff.getShort(at + 2) == SHORT) {
                return Orientation.ofExif(tiff.getShort(at + 8));
            }
        }
        return Orientation.UPRIGHT;
    }
}
