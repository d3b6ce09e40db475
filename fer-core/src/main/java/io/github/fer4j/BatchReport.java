package io.github.fer4j;

/**
 * How far a {@link FerBatch} is, or got.
 *
 * @param images results that were handed over, those of failed images among them
 * @param faces faces in them
 * @param failed images of them that could not be classified
 * @param cancelled whether the batch was stopped before it was through
 */
public record BatchReport(long images, long faces, long failed, boolean cancelled) {
    static final BatchReport NOTHING = new BatchReport(0, 0, 0, false);

    BatchReport plus(FerResult result) {
        return new BatchReport(
                images + 1,
                faces + result.faces().size(),
                failed + (result.failure().isPresent() ? 1 : 0),
                cancelled);
    }

    BatchReport asCancelled() {
        return new BatchReport(images, faces, failed, true);
    }

    /** Such as {@code 1000 images, 1214 faces, 3 failed}; {@code , cancelled} where it was. */
    @Override
    public String toString() {
        return images + (images == 1 ? " image, " : " images, ") + faces + (faces == 1 ? " face, " : " faces, ")
                + failed + " failed" + (cancelled ? ", cancelled" : "");
    }
}
