package io.github.fer4j.data.face;

import io.github.fer4j.Face;
import io.github.fer4j.FaceDetector;
import io.github.fer4j.Image;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.Landmarks;
import io.github.fer4j.MissingProviderException;
import io.github.fer4j.ModelFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Finds faces with the net YuNet (Wu, Peng and Yu, <i>YuNet: A Tiny Millisecond-level Face Detector</i>, Machine Intelligence
 * Research 20, 2023), by OpenCV's {@code FaceDetectorYN}: turned and half covered ones too, with five landmarks each ({@link
 * Landmarks.Scheme#YUNET_5}).
 *
 * <p>fer4j does not bring the model: {@code face_detection_yunet_2023mar.onnx} (232 kB, MIT licence) is in the repository
 * github.com/opencv/opencv_zoo. {@link Face#confidence} is its score, 0 to 1.
 *
 * <p>Safe for several threads at once, as {@link CascadeFaceDetector} is: each call borrows a net from a pool.
 */
public final class YuNetFaceDetector implements FaceDetector {
    /** The model is a few hundred kilobytes; larger files are refused unread. */
    private static final long LARGEST_MODEL = 64L << 20;

    private final int minimumSize;
    private final int largestSide;
    private final Pool<YuNet> nets;

    private YuNetFaceDetector(Builder builder, byte[] model) {
        this.minimumSize = builder.minimumSize;
        this.largestSide = builder.largestSide;
        double minConfidence = builder.minConfidence;
        double nmsThreshold = builder.nmsThreshold;
        String source = builder.model.toString();
        try {
            YuNet.check(model, source);
        } catch (LinkageError e) {
            throw MissingNatives.because(e);
        }
        this.nets = new Pool<>("the face detector", () -> YuNet.open(model, minConfidence, nmsThreshold));
    }

    /**
     * A detector with the settings unless others are named.
     *
     * @param model such as {@code face_detection_yunet_2023mar.onnx}
     * @return the detector, which the caller closes
     * @throws ModelFormatException if there is no such file or it is no YuNet
     * @throws MissingProviderException if OpenCV's native library for this platform is not on the class path
     */
    public static YuNetFaceDetector open(Path model) {
        return builder(model).build();
    }

    /**
     * Starts a detector: confidence 0.9 and more, non-maximum suppression at 0.3 (OpenCV's defaults), faces of 10 pixels and
     * more, photos reduced to 640 pixels.
     *
     * @param model such as {@code face_detection_yunet_2023mar.onnx}
     * @return a builder
     */
    public static Builder builder(Path model) {
        return new Builder(Objects.requireNonNull(model, "model"));
    }

    /**
     * The faces of an image.
     *
     * @param image gray or RGB, any size
     * @return the faces, largest first, their boxes inside the image, their landmarks perhaps not; empty where there are none
     * @throws io.github.fer4j.FerException if this detector is closed
     */
    @Override
    public List<Face> detect(Image image) {
        Objects.requireNonNull(image, "image");
        double scale = Math.min(1, (double) largestSide / Math.max(image.height(), image.width()));
        return nets.lend(net -> Overlaps.merge(net.search(image, scale).stream()
                .filter(face -> Math.min(face.box().width(), face.box().height()) >= minimumSize)
                .toList()));
    }

    @Override
    public void close() {
        nets.close();
    }

    /** Builds a {@link YuNetFaceDetector}. */
    public static final class Builder {
        private final Path model;
        private double minConfidence = 0.9;
        private double nmsThreshold = 0.3;
        private int minimumSize = 10;
        private int largestSide = 640;

        private Builder(Path model) {
            this.model = model;
        }

        /**
         * How sure the net must be of a face.
         *
         * @param value above 0, at most 1
         * @return this
         * @throws InvalidArgumentException if out of range
         */
        public Builder minConfidence(double value) {
            if (!(value > 0 && value <= 1)) {
                throw new InvalidArgumentException("the least confidence is above 0 and at most 1, got " + value);
            }
            this.minConfidence = value;
            return this;
        }

        /**
         * Of two boxes whose intersection is more than this share of their union, the surer stays (non-maximum suppression).
         *
         * @param value above 0, at most 1
         * @return this
         * @throws InvalidArgumentException if out of range
         */
        public Builder nmsThreshold(double value) {
            if (!(value > 0 && value <= 1)) {
                throw new InvalidArgumentException("the NMS threshold is above 0 and at most 1, got " + value);
            }
            this.nmsThreshold = value;
            return this;
        }

        /**
         * Smaller faces are left out.
         *
         * @param pixels of the photo, 1 to 10,000
         * @return this
         * @throws InvalidArgumentException if out of range
         */
        public Builder minimumSize(int pixels) {
            if (pixels < 1 || pixels > 10_000) {
                throw new InvalidArgumentException("the smallest face is from 1 to 10000 pixels, got " + pixels);
            }
            this.minimumSize = pixels;
            return this;
        }

        /**
         * Photos with a longer side are searched on a copy reduced to this side. The net knows faces of some 10 to 300
         * pixels of that copy.
         *
         * @param pixels 32 to 4,096
         * @return this
         * @throws InvalidArgumentException if out of range
         */
        public Builder largestSide(int pixels) {
            if (pixels < 32 || pixels > 4096) {
                throw new InvalidArgumentException("the largest side is from 32 to 4096 pixels, got " + pixels);
            }
            this.largestSide = pixels;
            return this;
        }

        /**
         * Reads and tries the model; loads OpenCV the first time.
         *
         * @return the detector, which the caller closes
         * @throws ModelFormatException if there is no such file, or it is empty, truncated, no ONNX model or no YuNet
         * @throws MissingProviderException if OpenCV's native library for this platform is not on the class path; the
         *     message names the artifact
         */
        public YuNetFaceDetector build() {
            return new YuNetFaceDetector(this, read(model));
        }

        private static byte[] read(Path file) {
            if (!Files.isRegularFile(file)) {
                throw new ModelFormatException(file + ": there is no such file; YuNet's model is"
                        + " face_detection_yunet_2023mar.onnx of github.com/opencv/opencv_zoo");
            }
            try {
                long size = Files.size(file);
                if (size == 0 || size > LARGEST_MODEL) {
                    throw new ModelFormatException(
                            file + ": a YuNet has 1 to " + LARGEST_MODEL + " bytes, this file has " + size);
                }
                return Files.readAllBytes(file);
            } catch (IOException e) {
                throw new ModelFormatException(file + ": cannot be read: " + e, e);
            }
        }
    }
}
