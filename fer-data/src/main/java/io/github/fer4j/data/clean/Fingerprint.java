package io.github.fer4j.data.clean;

import io.github.fer4j.FerException;
import io.github.fer4j.Image;
import io.github.fer4j.Sample;
import io.github.fer4j.format.ImageDigest;
import java.util.Objects;

/**
 * What cleaning keeps of an image.
 *
 * @param problem why it cannot be read; null if it can, and then the rest counts
 * @param digest equal for equal images
 * @param hash near for images that look alike
 * @param deviation of the gray levels, 0 to 127.5
 */
record Fingerprint(String problem, ImageDigest digest, long hash, double deviation) {
    static Fingerprint of(Sample sample, boolean hashed) {
        Image image;
        try {
            image = sample.image().load();
            Objects.requireNonNull(image, "the source of the image gave none");
        } catch (RuntimeException e) { // whatever a source of somebody else throws
            return new Fingerprint(e instanceof FerException ? e.getMessage() : e.toString(), null, 0, 0);
        }
        return new Fingerprint(
                null, ImageDigest.of(image), hashed ? PerceptualHash.of(image) : 0, deviation(image.toGray()));
    }

    private static double deviation(Image gray) {
        long sum = 0;
        long squares = 0;
        byte[] levels = gray.toByteArray();
        for (byte level : levels) {
            int value = level & 0xff;
            sum += value;
            squares += value * value;
        }
        // In whole numbers until the division: a flat image has exactly 0.
        double n = levels.length;
        return Math.sqrt(Math.max(0, (squares - sum * (sum / n)) / n));
    }
}
