package io.github.fer4j.format;

import io.github.fer4j.FerException;
import io.github.fer4j.Image;
import io.github.fer4j.Sample;
import java.nio.ByteBuffer;
import java.security.MessageDigest;

/**
 * The first 128 bits of the SHA-256 of an image's size, channels and samples. Two images with the same digest are the same,
 * pixel for pixel: among a billion images the chance of a mistake is below 1 in 10^20.
 *
 * @param high the first 64 bits
 * @param low the next 64 bits
 */
public record ImageDigest(long high, long low) {
    /**
     * The digest of an image.
     *
     * @param image any image
     * @return its digest
     */
    public static ImageDigest of(Image image) {
        MessageDigest digest = Sha256.start();
        digest.update(ByteBuffer.allocate(3 * Integer.BYTES)
                .putInt(image.height())
                .putInt(image.width())
                .putInt(image.channels())
                .flip());
        ByteBuffer sum = ByteBuffer.wrap(digest.digest(image.toByteArray()));
        return new ImageDigest(sum.getLong(), sum.getLong());
    }

    /**
     * The digest of a sample's image, which is loaded for it.
     *
     * @param sample any sample
     * @return its image's digest
     * @throws FerException if the image cannot be read, naming the sample
     */
    public static ImageDigest of(Sample sample) {
        try {
            return of(sample.image().load());
        } catch (FerException e) {
            throw new FerException(sample.id() + ": " + e.getMessage(), e);
        }
    }

    /** 32 hexadecimal digits. */
    @Override
    public String toString() {
        return String.format("%016x%016x", high, low);
    }
}
