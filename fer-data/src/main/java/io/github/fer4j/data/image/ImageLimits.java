package io.github.fer4j.data.image;

import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.UnreadableImageException;

/**
 * What an image file may be at most and at least. The size is read from the file's header, so that a file which claims
 * 50,000 x 50,000 pixels is refused before memory is taken for them. Decoded, an image takes at most 4 bytes for each of
 * {@code maxPixels}: one whose pixels have more, such as those of 16-bit RGBA, has fewer of them. Another 3 bytes a pixel are
 * for the {@link io.github.fer4j.Image} that is made of it.
 *
 * @param minSide least width and height, in pixels, at least 1
 * @param maxSide largest width and height, in pixels, at least {@code minSide}
 * @param maxPixels largest number of pixels, at least 1
 * @param maxBytes largest file, in bytes, 1 to 2^31 - 9
 */
public record ImageLimits(int minSide, int maxSide, long maxPixels, long maxBytes) {
    private static final ImageLimits STANDARD = new ImageLimits(8, 30_000, 100_000_000, 256L << 20);
    /** What a decoded image takes at most, for each pixel that is allowed. */
    private static final long BYTES_PER_PIXEL = 4;
    /** How often all pixels that are allowed may be gone over, each time for a second or so: common encoders make ten scans. */
    private static final long MOST_SCANS = 12;
    /** The longest array that every Java runtime can make. */
    private static final long LONGEST_ARRAY = Integer.MAX_VALUE - 8L;

    /**
     * Checks the limits.
     *
     * @throws InvalidArgumentException if one is out of range
     */
    public ImageLimits {
        if (minSide < 1 || maxSide < minSide) {
            throw new InvalidArgumentException(
                    "the sides of an image go from at least 1 to at least that, got " + minSide + " to " + maxSide);
        }
        if (maxPixels < 1 || maxBytes < 1 || maxBytes > LONGEST_ARRAY) {
            throw new InvalidArgumentException("an image has at least 1 pixel and 1 byte, and at most " + LONGEST_ARRAY
                    + " bytes, got the limits " + maxPixels + " pixels and " + maxBytes + " bytes");
        }
    }

    /**
     * The limits unless others are named: sides of 8 to 30,000 pixels (an expression cannot be told on fewer than 8), 100
     * megapixels, 256 MiB.
     */
    public static ImageLimits standard() {
        return STANDARD;
    }

    void checkSize(String source, int width, int height) {
        String size = width + "x" + height;
        if (width < minSide || height < minSide) {
            throw new UnreadableImageException(
                    source + ": an image is at least " + minSide + " pixels wide and high, this one is " + size);
        }
        if (width > maxSide || height > maxSide) {
            throw new UnreadableImageException(
                    source + ": an image is at most " + maxSide + " pixels wide and high, this one is " + size);
        }
        if ((long) width * height > maxPixels) {
            throw new UnreadableImageException(source + ": an image has at most " + maxPixels + " pixels, this one is "
                    + size + ", which is " + (long) width * height);
        }
    }

    void checkMemory(String source, int width, int height, int bytesPerPixel) {
        if ((double) width * height * bytesPerPixel > (double) BYTES_PER_PIXEL * maxPixels) {
            throw new UnreadableImageException(source + ": an image has at most " + maxPixels + " pixels of "
                    + BYTES_PER_PIXEL + " bytes, this one is " + width + "x" + height + " with " + bytesPerPixel
                    + " bytes a pixel; store it with fewer bits or channels");
        }
    }

    /** A progressive JPEG can ask its decoder to go over the whole picture for every 10 bytes of the file. */
    void checkScans(String source, int width, int height, int scans) {
        if ((double) width * height * scans > (double) MOST_SCANS * maxPixels) {
            throw new UnreadableImageException(source + ": a JPEG of the largest size comes in at most " + MOST_SCANS
                    + " scans, this one of " + width + "x" + height + " in " + scans + "; store it as baseline JPEG");
        }
    }

    void checkBytes(String source, long bytes) {
        if (bytes == 0) {
            throw new UnreadableImageException(source + ": an image file has a header and pixels, this one is empty");
        }
        if (bytes > maxBytes) {
            throw new UnreadableImageException(
                    source + ": an image file has at most " + maxBytes + " bytes, this one has " + bytes);
        }
    }
}
