package io.github.fer4j;

import io.github.fer4j.format.ModelCard;
import io.github.fer4j.format.ModelFile;
import io.github.fer4j.spi.EngineProvider;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * A classifier and a detector, opened side by side: each loads native libraries, for longer than all else takes.
 *
 * @param classifier what was given, or what an engine opened
 * @param detector what was given, or the standard one
 * @param card of the model; null for a classifier that was given
 */
record OpenParts(Classifier classifier, FaceDetector detector, ModelCard card) {
    /** A classifier and a detector that need no model; a detector of null is the standard one. */
    static OpenParts open(Classifier classifier, FaceDetector detector) {
        return new OpenParts(classifier, join(opening(detector)), null);
    }

    /**
     * Opens a model and what is not given. Where one of the two fails, what was opened is closed, and what was given stays
     * open.
     *
     * @param model reads the file, while the detector opens
     * @param engine opens the model; null for the first on the class path that can
     * @param detector null for the standard one
     */
    static OpenParts open(Supplier<ModelFile> model, EngineProvider engine, FaceDetector detector) {
        CompletableFuture<FaceDetector> faces = opening(detector);
        try {
            ModelFile file = model.get();
            if (detector == null) {
                Providers.imaging(); // where engine and provider are missing, the provider is named
            }
            Classifier opened = Providers.engine(file, engine).open(file);
            try {
                return new OpenParts(opened, join(faces), file.card());
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

    private static CompletableFuture<FaceDetector> opening(FaceDetector detector) {
        return detector != null
                ? CompletableFuture.completedFuture(detector)
                : CompletableFuture.supplyAsync(() -> Providers.imaging().openFaceDetector());
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
