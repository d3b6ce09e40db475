package io.github.fer4j;

/**
 * An image of a batch after detection: its faces, or why there are none to classify.
 *
 * @param found null where it failed
 * @param failed null where it did not
 */
record Prepared(FaceCrops found, FerResult.Failed failed) {
    /**
     * Reads an image and finds its faces.
     *
     * @throws MissingProviderException which is no image's fault
     */
    static Prepared of(BatchSource source, FacePipeline pipeline) {
        try {
            return new Prepared(pipeline.cut(source.name(), source.image().load()), null);
        } catch (MissingProviderException e) {
            throw e;
        } catch (RuntimeException e) {
            return new Prepared(null, failure(source.name(), e));
        }
    }

    /** What goes wrong with one image, in code of others too, does not stop those after it. */
    static FerResult.Failed failure(String source, RuntimeException reason) {
        return new FerResult.Failed(
                source,
                reason instanceof FerException known
                        ? known
                        : new FerException(source + ": cannot be classified: " + reason, reason));
    }
}
