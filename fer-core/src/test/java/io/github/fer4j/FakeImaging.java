package io.github.fer4j;

import io.github.fer4j.spi.ImagingProvider;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Files are {@code IMG} and one byte, the value of all samples of a 10x10 gray image. The detector sees one face of 4x4 in
 * the middle; two in images of 100 and more; none in images of 200 and more.
 */
public final class FakeImaging implements ImagingProvider {
    static final AtomicInteger OPEN = new AtomicInteger();

    @Override
    public int priority() {
        return 1;
    }

    static byte[] file(int value) {
        return new byte[] {'I', 'M', 'G', (byte) value};
    }

    static Image image(int value) {
        byte[] bytes = new byte[100];
        java.util.Arrays.fill(bytes, (byte) value);
        return Image.gray(10, 10, bytes);
    }

    @Override
    public Image decode(byte[] file, String source) {
        if (file.length != 4 || file[0] != 'I') {
            throw new UnreadableImageException(source + ": is no image");
        }
        return image(file[3] & 0xff);
    }

    @Override
    public FaceDetector openFaceDetector() {
        OPEN.incrementAndGet();
        return new Middle();
    }

    /** See {@link FakeImaging}. */
    static final class Middle implements FaceDetector {
        int closed;

        @Override
        public List<Face> detect(Image image) {
            int value = image.get(0, 0, 0);
            Face large = new Face(new Box(3, 3, 4, 4), 9);
            Face small = new Face(new Box(0, 0, 2, 2), 5);
            return value >= 200 ? List.of() : value >= 100 ? List.of(large, small) : List.of(large);
        }

        @Override
        public void close() {
            closed++;
            OPEN.decrementAndGet();
        }
    }
}
