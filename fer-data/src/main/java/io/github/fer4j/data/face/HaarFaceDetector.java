package io.github.fer4j.data.face;

import io.github.fer4j.Face;
import io.github.fer4j.FaceDetector;
import io.github.fer4j.Image;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.MissingProviderException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Finds frontal faces with a boosted cascade of Haar features (Viola and Jones, <i>Rapid Object Detection using a Boosted
 * Cascade of Simple Features</i>, CVPR 2001), by OpenCV and its cascade {@code frontalface_default}. Faces in profile,
 * turned by more than some 15 degrees or half covered are missed; now and then a pattern that is no face is found.
 *
 * <p>{@link Face#confidence} is the number of overlapping hits that were merged into the face, at least {@code
 * minNeighbours}. (OpenCV's level weights are not used: asking for them switches off its test of that number.)
 *
 * <p>Safe for several threads at once: OpenCV's classifier is not, so each call borrows one from a pool, which grows to the
 * number of calls at the same time. {@link #close} frees them; calls that are under way finish first.
 */
public final class HaarFaceDetector implements FaceDetector {
    private static final int WINDOW = HaarCascade.WINDOW;

    private final double scaleFactor;
    private final int minNeighbours;
    private final int minimumSize;
    private final int largestSide;
    private final ConcurrentLinkedQueue<HaarCascade> idle = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    private HaarFaceDetector(Builder builder) {
        this.scaleFactor = builder.scaleFactor;
        this.minNeighbours = builder.minNeighbours;
        this.minimumSize = builder.minimumSize;
        this.largestSide = builder.largestSide;
        // The first one now, so that missing natives are reported here and not by the first photo.
        idle.add(load());
    }

    /** A detector with the settings unless others are named: those of {@link #builder}. */
    public static HaarFaceDetector open() {
        return builder().build();
    }

    /** Starts a detector: scale factor 1.1, 5 neighbours, faces of 40 pixels and more, photos reduced to 1,280 pixels. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The faces of an image.
     *
     * @param image gray or RGB, any size
     * @return the faces, largest first, their boxes inside the image; empty where there are none
     * @throws IllegalStateException if this detector is closed
     */
    @Override
    public List<Face> detect(Image image) {
        Objects.requireNonNull(image, "image");
        HaarCascade cascade = borrow();
        try {
            return Overlaps.merge(detect(cascade, image));
        } finally {
            idle.add(cascade);
            if (closed) {
                drain();
            }
        }
    }

    private HaarCascade borrow() {
        if (closed) {
            throw new IllegalStateException("the face detector is closed");
        }
        HaarCascade cascade = idle.poll();
        return cascade != null ? cascade : load();
    }

    private static HaarCascade load() {
        try {
            return HaarCascade.frontalFace();
        } catch (LinkageError e) {
            throw MissingNatives.because(e);
        }
    }

    private List<Face> detect(HaarCascade cascade, Image image) {
        double reduction = Math.min(1, (double) largestSide / Math.max(image.height(), image.width()));
        int smallest = (int) Math.max(WINDOW, Math.round(minimumSize * reduction));
        if (Math.min(image.height(), image.width()) * reduction < smallest) {
            return List.of();
        }
        return cascade.search(image, reduction, scaleFactor, minNeighbours, smallest);
    }

    @Override
    public void close() {
        closed = true;
        drain();
    }

    private void drain() {
        for (HaarCascade cascade = idle.poll(); cascade != null; cascade = idle.poll()) {
            cascade.close();
        }
    }

    /** Builds a {@link HaarFaceDetector}. */
    public static final class Builder {
        private double scaleFactor = 1.1;
        private int minNeighbours = 5;
        private int minimumSize = 40;
        private int largestSide = 1280;

        private Builder() {}

        /**
         * How much larger the faces looked for are at each step; smaller finds more and takes longer.
         *
         * @param value 1.01 to 2
         * @return this
         * @throws InvalidArgumentException if out of range
         */
        public Builder scaleFactor(double value) {
            if (!(value >= 1.01 && value <= 2)) {
                throw new InvalidArgumentException("the scale factor is from 1.01 to 2, got " + value);
            }
            this.scaleFactor = value;
            return this;
        }

        /**
         * How many overlapping hits make a face; more gives fewer false faces and misses more true ones.
         *
         * @param value 1 to 100
         * @return this
         * @throws InvalidArgumentException if out of range
         */
        public Builder minNeighbours(int value) {
            if (value < 1 || value > 100) {
                throw new InvalidArgumentException("the number of neighbours is from 1 to 100, got " + value);
            }
            this.minNeighbours = value;
            return this;
        }

        /**
         * The smallest faces to look for. In a photo that is reduced for the search they are at least as many pixels of the
         * photo as make 24 of the reduced one.
         *
         * @param pixels of the photo, 24 to 10,000
         * @return this
         * @throws InvalidArgumentException if out of range
         */
        public Builder minimumSize(int pixels) {
            if (pixels < WINDOW || pixels > 10_000) {
                throw new InvalidArgumentException(
                        "the smallest face is from " + WINDOW + " to 10000 pixels, got " + pixels);
            }
            this.minimumSize = pixels;
            return this;
        }

        /**
         * Photos with a longer side are searched on a copy reduced to this side, which bounds the time.
         *
         * @param pixels 100 to 10,000
         * @return this
         * @throws InvalidArgumentException if out of range
         */
        public Builder largestSide(int pixels) {
            if (pixels < 100 || pixels > 10_000) {
                throw new InvalidArgumentException("the largest side is from 100 to 10000 pixels, got " + pixels);
            }
            this.largestSide = pixels;
            return this;
        }

        /**
         * Opens the detector; loads OpenCV the first time.
         *
         * @return the detector, which the caller closes
         * @throws MissingProviderException if OpenCV's native library for this platform is not on the class path; the
         *     message names the artifact
         */
        public HaarFaceDetector build() {
            return new HaarFaceDetector(this);
        }
    }
}
