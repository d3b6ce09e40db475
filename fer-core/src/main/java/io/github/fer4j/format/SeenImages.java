package io.github.fer4j.format;

import io.github.fer4j.ModelFormatException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.LongStream;

/**
 * Which images a model saw while it came to be: those that it learned from, and those that it was chosen on (the best epoch, a
 * temperature). An evaluation asks it, so that figures on learned images are not taken for figures on new ones.
 *
 * <p>Of each image the first {@value #BITS} bits of its {@link ImageDigest} are kept, sorted: 5 bytes an image, 144 KB for the
 * 28,709 of FER-2013's training split. An image that was seen is always found, if it comes pixel for pixel as the model got it
 * (before the model's preprocessing and before augmentation; another size, or gray as RGB, is another image). An image that was
 * not seen is taken for a seen one with the probability {@code n / 2^40} for n seen images: 2.6e-8 for FER-2013, so that among
 * its 3,589 test images there is one mistake in 10,000 evaluations.
 *
 * <p>No pixel can be worked out from it; but who has an image can tell whether a model saw it. Immutable.
 */
public final class SeenImages {
    /** The bits that are kept of a digest. */
    public static final int BITS = 40;

    private static final int BYTES = BITS / Byte.SIZE;
    private static final byte VERSION = 1;
    private static final int HEADER = 2 + 2 * Integer.BYTES;
    private static final SeenImages UNKNOWN = new SeenImages(new long[0], new long[0], false);

    /** Ascending, each once. */
    private final long[] learned;

    private final long[] validated;
    private final boolean complete;

    private SeenImages(long[] learned, long[] validated, boolean complete) {
        this.learned = learned;
        this.validated = validated;
        this.complete = complete;
    }

    /**
     * All images that a model saw.
     *
     * @param learned what it learned from
     * @param validated what it was chosen on
     * @return the two sets, {@link #isComplete complete}
     */
    public static SeenImages of(Collection<ImageDigest> learned, Collection<ImageDigest> validated) {
        return new SeenImages(shortened(learned), shortened(validated), true);
    }

    /** Of a model that does not say what it saw: nothing is in it, and it is not complete. */
    public static SeenImages unknown() {
        return UNKNOWN;
    }

    private static long[] shortened(Collection<ImageDigest> digests) {
        return digests.stream()
                .mapToLong(SeenImages::shortened)
                .sorted()
                .distinct()
                .toArray();
    }

    private static long shortened(ImageDigest digest) {
        return digest.high() >>> Long.SIZE - BITS;
    }

    /**
     * Whether these are all images that the model saw. False for a model of before this was noted, for one whose weights came
     * from elsewhere, and for what was made of such models.
     */
    public boolean isComplete() {
        return complete;
    }

    /** Whether nothing is known: no image is in it, and it is not complete. */
    public boolean isUnknown() {
        return !complete && learned.length == 0 && validated.length == 0;
    }

    /** The number of different images that the model learned from. */
    public int learnedImages() {
        return learned.length;
    }

    /** The number of different images that it was chosen on. */
    public int validatedImages() {
        return validated.length;
    }

    /**
     * Whether the model learned from an image.
     *
     * @param image its digest
     * @return true if it did; wrongly so once in {@code 2^40 / n}
     */
    public boolean learnedFrom(ImageDigest image) {
        return Arrays.binarySearch(learned, shortened(image)) >= 0;
    }

    /**
     * Whether the model was chosen on an image.
     *
     * @param image its digest
     * @return true if it was; wrongly so once in {@code 2^40 / n}
     */
    public boolean validatedOn(ImageDigest image) {
        return Arrays.binarySearch(validated, shortened(image)) >= 0;
    }

    /**
     * What two models saw together, such as the members of an ensemble, or a net and the one that its training began from.
     *
     * @param other what the other saw
     * @return both; complete if both are
     */
    public SeenImages and(SeenImages other) {
        Objects.requireNonNull(other, "other");
        return new SeenImages(
                union(learned, other.learned), union(validated, other.validated), complete && other.complete);
    }

    private static long[] union(long[] one, long[] other) {
        return LongStream.concat(Arrays.stream(one), Arrays.stream(other))
                .sorted()
                .distinct()
                .toArray();
    }

    /**
     * As an entry of a model file: the version (1), whether it is complete (0 or 1), the two counts as 4-byte integers, and the
     * digests of each set in ascending order, 5 bytes each; all big-endian.
     *
     * @return the bytes, which {@link #read} takes
     */
    public byte[] toByteArray() {
        ByteBuffer bytes = ByteBuffer.allocate(
                Math.addExact(HEADER, Math.multiplyExact(BYTES, Math.addExact(learned.length, validated.length))));
        bytes.put(VERSION).put((byte) (complete ? 1 : 0)).putInt(learned.length).putInt(validated.length);
        put(bytes, learned);
        put(bytes, validated);
        return bytes.array();
    }

    private static void put(ByteBuffer bytes, long[] digests) {
        for (long digest : digests) {
            bytes.put((byte) (digest >>> Integer.SIZE)).putInt((int) digest);
        }
    }

    /**
     * Reads what {@link #toByteArray} wrote.
     *
     * @param bytes all of it
     * @param source what to call it in error messages
     * @return the images
     * @throws ModelFormatException if they are cut, out of order, or of a newer version
     */
    public static SeenImages read(byte[] bytes, String source) {
        if (bytes.length < HEADER) {
            throw new ModelFormatException(source + ": the seen images have at least " + HEADER + " bytes, got "
                    + bytes.length + "; it is truncated");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        byte version = in.get();
        if (version != VERSION) {
            throw new ModelFormatException(source + ": the seen images are of version " + version
                    + ", this fer4j reads " + VERSION + "; use a newer fer4j");
        }
        byte complete = in.get();
        int learned = in.getInt();
        int validated = in.getInt();
        if (complete < 0
                || complete > 1
                || learned < 0
                || validated < 0
                || ((long) learned + validated) * BYTES != in.remaining()) {
            throw new ModelFormatException(source + ": the seen images are " + learned + " and " + validated + " of "
                    + BYTES + " bytes, got " + in.remaining() + " bytes; it is damaged");
        }
        return new SeenImages(digests(in, learned, source), digests(in, validated, source), complete == 1);
    }

    private static long[] digests(ByteBuffer in, int count, String source) {
        long[] digests = new long[count];
        for (int i = 0; i < count; i++) {
            digests[i] = (in.get() & 0xffL) << Integer.SIZE | in.getInt() & 0xffff_ffffL;
            if (i > 0 && digests[i] <= digests[i - 1]) {
                throw new ModelFormatException(
                        source + ": the seen images are in ascending order, got another at " + i + "; it is damaged");
            }
        }
        return digests;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SeenImages that
                && complete == that.complete
                && Arrays.equals(learned, that.learned)
                && Arrays.equals(validated, that.validated);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(learned) + Arrays.hashCode(validated);
    }

    /** Such as {@code learned from 28709 images, chosen on 3589}. */
    @Override
    public String toString() {
        return isUnknown()
                ? "unknown"
                : "learned from " + learned.length + " images, chosen on " + validated.length
                        + (complete ? "" : ", and on others that are not known");
    }
}
