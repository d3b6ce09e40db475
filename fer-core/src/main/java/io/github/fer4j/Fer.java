package io.github.fer4j;

import io.github.fer4j.format.FaceCrop;
import io.github.fer4j.format.ModelCard;
import io.github.fer4j.format.ModelFile;
import io.github.fer4j.spi.EngineProvider;
import io.github.fer4j.spi.ImagingProvider;
import java.awt.image.BufferedImage;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Says what the faces of a photo show.
 *
 * <pre>{@code
 * try (Fer fer = Fer.load()) {
 *     FerResult result = fer.classify(Path.of("photo.jpg"));
 *     result.primary().ifPresent(face -> System.out.println(face.expression() + " " + face.scores()));
 * }
 * }</pre>
 *
 * May be called from many threads at once. Holds native memory until {@link #close}, so keep one and reuse it: loading is
 * slow, classifying is fast.
 */
public final class Fer implements AutoCloseable {
    private final FacePipeline pipeline;
    private final ModelCard card;
    private volatile ImagingProvider imaging;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Fer(FacePipeline pipeline, ModelCard card) {
        this.pipeline = pipeline;
        this.card = card;
    }

    /**
     * The default bundled model with the standard face detector.
     *
     * @return a new classifier of photos, which the caller closes
     * @throws MissingProviderException if the engine, the bundled models or the face detector are not on the class path
     */
    public static Fer load() {
        return builder().build();
    }

    /**
     * A bundled model with the standard face detector.
     *
     * @param name of the bundled model, such as {@code fer2013-7}; see {@link #bundledModels}
     * @return a new classifier of photos, which the caller closes
     * @throws InvalidArgumentException if there is no such model
     * @throws MissingProviderException if the engine or the face detector is not on the class path
     */
    public static Fer load(String name) {
        return builder().bundled(name).build();
    }

    /** The names of the models on the class path; the first is the default. */
    public static List<String> bundledModels() {
        return List.copyOf(BundledModels.names());
    }

    /**
     * A model of the class path as card and weights, for those who want more of it than its answers.
     *
     * @param name see {@link #bundledModels}
     * @return the model
     * @throws InvalidArgumentException if there is no such model
     */
    public static ModelFile bundledModel(String name) {
        return BundledModels.open(Objects.requireNonNull(name, "name"));
    }

    /** Starts a {@code Fer} with another model, detector or crop. */
    public static Builder builder() {
        return new Builder();
    }

    /** The emotions that scores are over. */
    public LabelSet labels() {
        return pipeline.labels();
    }

    /** What there is to know of the model; empty for a classifier that was given to the builder. */
    public Optional<ModelCard> card() {
        return Optional.ofNullable(card);
    }

    /**
     * Classifies an image file.
     *
     * @param file a PNG, JPEG, GIF, BMP or TIFF file
     * @return its faces, largest first
     * @throws UnreadableImageException if there is no such file or it is no image
     */
    public FerResult classify(Path file) {
        return classify(read(file), file.toString());
    }

    /**
     * Classifies an image file that is in memory.
     *
     * @param file the bytes of a PNG, JPEG, GIF, BMP or TIFF file
     * @return its faces, largest first
     * @throws UnreadableImageException if it is no image
     */
    public FerResult classify(byte[] file) {
        String source = file.length + " bytes";
        return classify(imaging().decode(file, source), source);
    }

    /**
     * Classifies an image file from a stream, which is read to its end and stays open.
     *
     * @param file the bytes of a PNG, JPEG, GIF, BMP or TIFF file
     * @return its faces, largest first
     * @throws UnreadableImageException if it is no image, or the stream cannot be read
     */
    public FerResult classify(InputStream file) {
        return classify(imaging().decode(FileBytes.read(file), "stream"), "stream");
    }

    /**
     * Classifies an AWT image, as a file of the same pixels would be.
     *
     * @param image any type of image
     * @return its faces, largest first
     * @throws UnreadableImageException if it has sides of less than 8 or more than 30,000 pixels, or over 100 megapixels
     */
    public FerResult classify(BufferedImage image) {
        AwtImages.checkSize(image);
        return classify(Image.of(image));
    }

    /**
     * Classifies an image.
     *
     * @param image gray or RGB, any size
     * @return its faces, largest first
     */
    public FerResult classify(Image image) {
        return classify(image, image.toString());
    }

    /**
     * Classifies many image files. A bad file does not stop the others: its result says why.
     *
     * @param files PNG, JPEG, GIF, BMP or TIFF files; for more than a list of results can hold, see {@link #batch}
     * @return a result for each file, in order
     * @throws CancellationException if the thread is interrupted, which it then still is
     * @throws MissingProviderException if no decoder is on the class path
     */
    public List<FerResult> classifyAll(Collection<Path> files) {
        List<FerResult> results = new ArrayList<>(files.size());
        if (batch().run(files, results::add).cancelled()) {
            throw new CancellationException("interrupted after " + results.size() + " of " + files.size() + " images");
        }
        return results;
    }

    /**
     * Classifies any number of images, with progress, cancellation, and results as they come.
     *
     * @return a batch with standard settings
     */
    public FerBatch batch() {
        return FerBatch.of(this);
    }

    private FerResult classify(Image image, String source) {
        checkOpen();
        return pipeline.classify(source, image);
    }

    /** For batches, which do the two steps apart. */
    FacePipeline pipeline() {
        return pipeline;
    }

    /** Decodes a file. */
    Image read(Path file) {
        return imaging().decode(FileBytes.read(file), file.toString());
    }

    /** Engines and detectors hold native memory: used after it is freed, it can take the whole process down. */
    void checkOpen() {
        if (closed.get()) {
            throw new FerException("this Fer is closed; make another with Fer.load()");
        }
    }

    /**
     * Frees the model and the detector; does nothing the second time. Do not call it while another thread still classifies.
     * Whoever classifies afterwards gets a {@link FerException}.
     */
    @Override
    public void close() {
        if (!closed.getAndSet(true)) {
            pipeline.close();
        }
    }

    /** Looked up when the first file is classified: those who pass an {@link Image} need no decoder. */
    private ImagingProvider imaging() {
        ImagingProvider found = imaging;
        if (found == null) {
            found = Providers.imaging();
            imaging = found;
        }
        return found;
    }

    /** Builds a {@link Fer}. */
    public static final class Builder {
        private ModelFile model;
        private Classifier classifier;
        private EngineProvider engine;
        private FaceDetector detector;
        private FaceCrop crop;
        private FaceFilter filter = FaceFilter.NONE;

        private Builder() {}

        /**
         * A model file instead of the default bundled model.
         *
         * @param file a {@code .fer} file
         * @return this
         * @throws ModelFormatException if it is not a whole, unaltered model
         */
        public Builder model(Path file) {
            return model(ModelFile.read(file));
        }

        /**
         * A model instead of the default bundled one.
         *
         * @param value the model
         * @return this
         */
        public Builder model(ModelFile value) {
            this.model = Objects.requireNonNull(value, "model");
            return this;
        }

        /**
         * Another bundled model than the default one.
         *
         * @param name see {@link Fer#bundledModels}
         * @return this
         * @throws InvalidArgumentException if there is no such model
         */
        public Builder bundled(String name) {
            return model(BundledModels.open(Objects.requireNonNull(name, "name")));
        }

        /**
         * A classifier instead of a model; the {@code Fer} closes it.
         *
         * @param value must take calls from several threads if the {@code Fer} is to
         * @return this
         */
        public Builder classifier(Classifier value) {
            this.classifier = Objects.requireNonNull(value, "classifier");
            return this;
        }

        /**
         * An engine for the model instead of the first one on the class path that can run it, such as one with other
         * settings.
         *
         * @param value such as {@code OnnxEngine.builder().threads(2).build()}
         * @return this
         */
        public Builder engine(EngineProvider value) {
            this.engine = Objects.requireNonNull(value, "engine");
            return this;
        }

        /**
         * Another face detector than the standard one; the {@code Fer} closes it.
         *
         * @param value such as {@link FaceDetectors#none()} for images that are face crops already
         * @return this
         */
        public Builder detector(FaceDetector value) {
            this.detector = Objects.requireNonNull(value, "detector");
            return this;
        }

        /**
         * Another way to cut faces than the model's own.
         *
         * @param value the crop
         * @return this
         */
        public Builder faceCrop(FaceCrop value) {
            this.crop = Objects.requireNonNull(value, "faceCrop");
            return this;
        }

        /**
         * No face detection: each image is one face, as with {@link FaceDetectors#none}.
         *
         * @return this
         */
        public Builder withoutDetection() {
            return detector(FaceDetectors.none());
        }

        /**
         * Leaves out small faces, of which little can be told.
         *
         * @param pixels the least width and height of a face's box, at least 1; by default what the detector finds
         * @return this
         * @throws InvalidArgumentException if it is below 1
         */
        public Builder minFaceSize(int pixels) {
            this.filter = filter.withMinSize(pixels);
            return this;
        }

        /**
         * Leaves out what is perhaps no face.
         *
         * @param value the least confidence, on the detector's own scale, finite; by default what the detector finds
         * @return this
         * @throws InvalidArgumentException if it is not finite
         */
        public Builder minFaceConfidence(double value) {
            this.filter = filter.withMinConfidence(value);
            return this;
        }

        /**
         * Opens the model and the detector. The {@code Fer} closes them, and what was given to this builder; where this
         * method throws, what was given stays open.
         *
         * @return a new {@code Fer}, which the caller closes
         * @throws InvalidArgumentException if both a classifier and a model or an engine were given, a least confidence but no
         *     detection, or the engine cannot run the model
         * @throws MissingProviderException if what is needed is not on the class path
         */
        public Fer build() {
            if (model != null && classifier != null) {
                throw new InvalidArgumentException("a Fer has a model or a classifier, got both");
            }
            if (engine != null && classifier != null) {
                throw new InvalidArgumentException("an engine opens a model; with a classifier there is none to open");
            }
            if (detector == FaceDetectors.none() && filter.minConfidence() > 1) {
                throw new InvalidArgumentException("without detection each image is a face of confidence 1, got "
                        + filter.minConfidence() + " as the least; leave it out");
            }
            OpenParts parts = classifier != null
                    ? OpenParts.open(classifier, detector)
                    : OpenParts.open(() -> model != null ? model : BundledModels.openDefault(), engine, detector);
            return new Fer(
                    new FacePipeline(parts.classifier(), parts.detector(), cropFor(parts.card()), filter),
                    parts.card());
        }

        private FaceCrop cropFor(ModelCard card) {
            if (crop != null) {
                return crop;
            }
            // A whole image is the face: a margin would add nothing but repeated edges.
            return card == null || detector == FaceDetectors.none() ? FaceCrop.tight() : card.faceCrop();
        }
    }
}
