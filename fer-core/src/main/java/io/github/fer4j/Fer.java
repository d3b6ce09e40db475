package io.github.fer4j;

import io.github.fer4j.format.FaceCrop;
import io.github.fer4j.format.ModelCard;
import io.github.fer4j.format.ModelFile;
import io.github.fer4j.spi.EngineProvider;
import io.github.fer4j.spi.ImagingProvider;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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
    /** Encoded images larger than this are refused unread: 256 MiB. */
    private static final int LARGEST_FILE = 1 << 28;

    private final Classifier classifier;
    private final FaceDetector detector;
    private final FaceCrop crop;
    private final ModelCard card;
    private volatile ImagingProvider imaging;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Fer(Classifier classifier, FaceDetector detector, FaceCrop crop, ModelCard card) {
        this.classifier = classifier;
        this.detector = detector;
        this.crop = crop;
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
        return classifier.labels();
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
        return classify(file, file.length + " bytes");
    }

    /**
     * Classifies an image file from a stream, which is read to its end and stays open.
     *
     * @param file the bytes of a PNG, JPEG, GIF, BMP or TIFF file
     * @return its faces, largest first
     * @throws UnreadableImageException if it is no image, or the stream cannot be read
     */
    public FerResult classify(InputStream file) {
        try {
            return classify(readBounded(file, "stream"), "stream");
        } catch (IOException e) {
            throw new UnreadableImageException("the stream cannot be read: " + e, e);
        }
    }

    /**
     * Classifies an AWT image.
     *
     * @param image any type of image
     * @return its faces, largest first
     */
    public FerResult classify(BufferedImage image) {
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
     * @param files PNG, JPEG, GIF, BMP or TIFF files
     * @return a result for each file, in order
     */
    public List<FerResult> classifyAll(Collection<Path> files) {
        checkOpen();
        List<FerResult> results = new ArrayList<>(files.size());
        for (Path file : files) {
            try {
                results.add(classify(file));
            } catch (FerException e) {
                results.add(new FerResult.Failed(file.toString(), e));
            }
        }
        return results;
    }

    private FerResult classify(byte[] file, String source) {
        return classify(imaging().decode(file, source), source);
    }

    private FerResult classify(Image image, String source) {
        checkOpen();
        List<Face> faces = detector.detect(image);
        List<Image> crops = faces.stream().map(face -> crop.cut(image, face)).toList();
        List<Scores> scores = crops.isEmpty() ? List.of() : classifier.classifyAll(crops);
        if (scores.size() != crops.size()) {
            throw new FerException("a classifier gives scores for each face, got " + scores.size() + " for "
                    + crops.size() + " faces");
        }
        List<FaceResult> results = new ArrayList<>(faces.size());
        for (int i = 0; i < faces.size(); i++) {
            results.add(new FaceResult(
                    faces.get(i).box(), scores.get(i), faces.get(i).confidence()));
        }
        return new FerResult.Classified(source, results);
    }

    private static byte[] read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return readBounded(in, file.toString());
        } catch (NoSuchFileException e) {
            throw new UnreadableImageException(file + ": there is no such file", e);
        } catch (IOException e) {
            throw new UnreadableImageException(file + ": cannot be read: " + e, e);
        }
    }

    private static byte[] readBounded(InputStream in, String source) throws IOException {
        byte[] bytes = in.readNBytes(LARGEST_FILE + 1);
        if (bytes.length > LARGEST_FILE) {
            throw new UnreadableImageException(
                    source + ": an image file has at most " + LARGEST_FILE + " bytes, this one has more");
        }
        return bytes;
    }

    /** Engines and detectors hold native memory: used after it is freed, it can take the whole process down. */
    private void checkOpen() {
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
        if (closed.getAndSet(true)) {
            return;
        }
        try {
            classifier.close();
        } finally {
            detector.close();
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
         * Opens the model and the detector. The {@code Fer} closes them, and what was given to this builder; where this
         * method throws, what was given stays open.
         *
         * @return a new {@code Fer}, which the caller closes
         * @throws InvalidArgumentException if both a classifier and a model or an engine were given, or the engine cannot run
         *     the model
         * @throws MissingProviderException if what is needed is not on the class path
         */
        public Fer build() {
            if (model != null && classifier != null) {
                throw new InvalidArgumentException("a Fer has a model or a classifier, got both");
            }
            if (engine != null && classifier != null) {
                throw new InvalidArgumentException("an engine opens a model; with a classifier there is none to open");
            }
            // Detector and engine each load native libraries, for longer than all else takes: side by side.
            CompletableFuture<FaceDetector> faces = detector != null
                    ? CompletableFuture.completedFuture(detector)
                    : CompletableFuture.supplyAsync(() -> Providers.imaging().openFaceDetector());
            try {
                if (classifier != null) {
                    return new Fer(classifier, join(faces), cropOr(FaceCrop.tight()), null);
                }
                ModelFile file = model != null ? model : BundledModels.openDefault();
                if (detector == null) {
                    Providers.imaging(); // where engine and provider are missing, the provider is named
                }
                Classifier opened = Providers.engine(file, engine).open(file);
                try {
                    return new Fer(opened, join(faces), cropOr(file.card().faceCrop()), file.card());
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

        private FaceCrop cropOr(FaceCrop fromModel) {
            if (crop != null) {
                return crop;
            }
            // A whole image is the face: a margin would add nothing but repeated edges.
            return detector == FaceDetectors.none() ? FaceCrop.tight() : fromModel;
        }
    }
}
