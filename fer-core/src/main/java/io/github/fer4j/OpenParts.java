package io.github.fer4j;

import io.github.fer4j.format.ModelFile;
import io.github.fer4j.spi.EngineProvider;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A classifier and a detector, opened side by side: each loads native libraries for a second or so.
 *
 * @param classifier what was given, or what an engine opened
 * @param detector what was given, or the standard one
 */
record OpenParts(Classifier classifier, FaceDetector detector) {
    /**
     * Opens what is not given. Where one of the two fails, what was opened is closed, and what was given stays open.
     *
     * @param model opened unless there is a classifier
     * @param engine opens the model; null for the first on the class path that can
     * @param classifier null to open the model
     * @param detector null for the standard one
     */
    static OpenParts open(ModelFile model, EngineProvider engine, Classifier classifier, FaceDetector detector) {
        CompletableFuture<FaceDetector> faces = detector != null
                ? CompletableFuture.completedFuture(detector)
                : CompletableFuture.supplyAsync(Providers.imaging()::openFaceDetector);
        try {
            if (classifier != null) {
                return new OpenParts(classifier, join(faces));
            }
            Classifier opened = Providers.engine(model, engine).open(model);
            try {
                return new OpenParts(opened, join(faces));
            } catch (RuntimeException | Error e) {
                opened.close();
                throw e;
            }
        } catch (RuntimeException | Error e) { // an Error, too: natives that do not load are one
            if (detector == null) {
                faces.thenAccept(FaceDetector::close);
            }
            throw e;
        }
    }

    /** The detector, or what went wrong with it, as if it had been opened here. */
    private static FaceDetector join(CompletableFuture<FaceDetector> faces) {
        try {
            return faces.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw e;
        }
    }
}
