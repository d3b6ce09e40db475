package io.github.fer4j.format;

import io.github.fer4j.FerDataset;
import io.github.fer4j.FerException;
import io.github.fer4j.Sample;
import io.github.fer4j.Scores;
import io.github.fer4j.ValenceArousal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.Function;

/**
 * Tells data sets apart by all that a net learns from: label set, and of each sample in order id, label, target, weight,
 * valence and arousal, and pixels. Not by the data set's name, nor by where the images lie.
 */
public final class DatasetDigest {
    private DatasetDigest() {}

    /**
     * The SHA-256 of a data set; each image is read once.
     *
     * @param data each sample with a label or a target
     * @return 64 lower-case hexadecimal digits
     * @throws FerException if an image cannot be read, naming the sample
     */
    public static String sha256(FerDataset data) {
        return sha256(data, ImageDigest::of);
    }

    /**
     * The SHA-256 of a data set, for those who know its images' digests already, or want them too: nothing is read but by the
     * function.
     *
     * @param data each sample with a label or a target
     * @param images from a sample to the digest of its image; asked once for each sample, in order
     * @return 64 lower-case hexadecimal digits
     * @throws FerException what the function throws
     */
    public static String sha256(FerDataset data, Function<? super Sample, ImageDigest> images) {
        MessageDigest digest = Sha256.start();
        add(digest, data.labels().toString());
        for (Sample sample : data) {
            add(digest, sample, images.apply(sample));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, Sample sample, ImageDigest pixels) {
        add(digest, sample.id());
        add(digest, sample.label().map(Object::toString).orElse(""));
        double[] target = sample.target().map(Scores::toArray).orElse(new double[0]);
        ByteBuffer numbers =
                ByteBuffer.allocate((target.length + 6) * Double.BYTES).putLong(target.length);
        for (double share : target) {
            numbers.putDouble(share);
        }
        numbers.putDouble(sample.weight())
                .putDouble(sample.valenceArousal().map(ValenceArousal::valence).orElse(Double.NaN))
                .putDouble(sample.valenceArousal().map(ValenceArousal::arousal).orElse(Double.NaN))
                .putLong(pixels.high())
                .putLong(pixels.low());
        digest.update(numbers.flip());
    }

    /** With its length in front, so that no two sequences of texts give the same bytes. */
    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
    }
}
