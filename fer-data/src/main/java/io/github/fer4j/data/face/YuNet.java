package io.github.fer4j.data.face;

import io.github.fer4j.Face;
import io.github.fer4j.Image;
import io.github.fer4j.Landmarks;
import io.github.fer4j.ModelFormatException;
import io.github.fer4j.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_dnn;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_core.StringVector;
import org.bytedeco.opencv.opencv_dnn.Net;
import org.bytedeco.opencv.opencv_objdetect.FaceDetectorYN;

/** OpenCV's {@code FaceDetectorYN}, for one thread at a time. */
final class YuNet implements NativeResource {
    /** The net has an output of each kind for each of these strides, in pixels. */
    static final int[] STRIDES = {8, 16, 32};

    private static final String INPUT = "input";
    private static final int[] CHANNELS = {1, 1, 4, 10};
    private static final String[] KINDS = {"cls_", "obj_", "bbox_", "kps_"};
    /** Faces before doubles are merged: OpenCV's own default. */
    private static final int MOST = 5000;

    /** A row of OpenCV's answer: x, y, width, height; x, y of five points; confidence. */
    private static final int FIRST_POINT = 4;

    private static final int CONFIDENCE = 14;

    private final FaceDetectorYN net;

    private YuNet(FaceDetectorYN net) {
        this.net = net;
    }

    /**
     * Opens a model, without trying it.
     *
     * @param model that {@link #check} has seen
     */
    static YuNet open(byte[] model, double minConfidence, double nmsThreshold) {
        OpenCv.load();
        try (Size any = new Size(32, 32)) {
            return new YuNet(FaceDetectorYN.create(
                    "onnx",
                    model,
                    new byte[0],
                    any,
                    (float) minConfidence,
                    (float) nmsThreshold,
                    MOST,
                    opencv_dnn.DNN_BACKEND_OPENCV,
                    opencv_dnn.DNN_TARGET_CPU));
        }
    }

    /**
     * Checks that a file is a YuNet. OpenCV reads the outputs without a look at their sizes: a net with others would take
     * the process down.
     *
     * @param model the whole file
     * @param source what to call it in error messages
     * @throws ModelFormatException if it is something else
     */
    static void check(byte[] model, String source) {
        OnnxOutline outline = OnnxOutline.of(model, source);
        List<String> outputs = new ArrayList<>();
        for (String kind : KINDS) {
            for (int stride : STRIDES) {
                outputs.add(kind + stride);
            }
        }
        if (!outline.inputs().contains(INPUT) || !outline.outputs().containsAll(outputs)) {
            throw new ModelFormatException(source + ": a YuNet has the input " + INPUT + " and the outputs " + outputs
                    + ", this model has " + outline.inputs() + " and " + outline.outputs()
                    + "; use face_detection_yunet_2023mar.onnx");
        }
        OpenCv.load();
        try (BytePointer bytes = new BytePointer(model);
                Net net = opencv_dnn.readNetFromONNX(bytes, model.length)) {
            checkOutputs(net, 64, 96, source);
            checkOutputs(net, 160, 32, source);
        } catch (ModelFormatException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ModelFormatException(
                    source + ": OpenCV cannot read or run this model: " + firstLine(e) + "; use another copy of it", e);
        }
    }

    private static void checkOutputs(Net net, int height, int width, String source) {
        try (Mat black = new Mat(
                        height, width, opencv_core.CV_8UC3, new org.bytedeco.opencv.opencv_core.Scalar(0, 0, 0, 0));
                Mat blob = opencv_dnn.blobFromImage(black);
                StringVector names = new StringVector();
                MatVector outputs = new MatVector()) {
            for (String kind : KINDS) {
                for (int stride : STRIDES) {
                    names.push_back(new BytePointer(kind + stride));
                }
            }
            net.setInput(blob);
            net.forward(outputs, names);
            for (int i = 0; i < KINDS.length * STRIDES.length; i++) {
                int stride = STRIDES[i % STRIDES.length];
                long expected = (long) CHANNELS[i / STRIDES.length] * (height / stride) * (width / stride);
                try (Mat output = outputs.get(i)) {
                    if (output.total() != expected || output.type() != opencv_core.CV_32FC1 || !output.isContinuous()) {
                        throw new ModelFormatException(source + ": of a " + width + "x" + height + " image the output "
                                + KINDS[i / STRIDES.length] + stride + " of a YuNet has " + expected
                                + " numbers of 32 bits, this model's has " + output.total());
                    }
                }
            }
        }
    }

    private static String firstLine(RuntimeException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    /**
     * The faces of a photo.
     *
     * @param photo gray or RGB
     * @param scale of the searched copy, at most 1
     */
    List<Face> search(Image photo, double scale) {
        int width = (int) Math.max(1, Math.round(photo.width() * scale));
        int height = (int) Math.max(1, Math.round(photo.height() * scale));
        byte[] rgb = photo.toRgb().toByteArray();
        try (BytePointer memory = new BytePointer(rgb);
                Mat full = new Mat(photo.height(), photo.width(), opencv_core.CV_8UC3, memory);
                Mat reduced = new Mat();
                Mat bgr = new Mat();
                Mat rows = new Mat();
                Size size = new Size(width, height)) {
            opencv_imgproc.resize(full, reduced, size, 0, 0, opencv_imgproc.INTER_AREA);
            opencv_imgproc.cvtColor(reduced, bgr, opencv_imgproc.COLOR_RGB2BGR);
            net.setInputSize(size);
            net.detect(bgr, rows);
            if (rows.empty()) {
                return List.of();
            }
            try (FloatIndexer values = rows.createIndexer()) {
                List<Face> faces = new ArrayList<>();
                for (long i = 0; i < rows.rows(); i++) {
                    face(values, i, photo, (double) width / photo.width(), (double) height / photo.height())
                            .ifPresent(faces::add);
                }
                return faces;
            }
        }
    }

    /** Empty where the numbers are no numbers, or the box lies outside the photo (OpenCV pads it to a multiple of 32). */
    private static Optional<Face> face(FloatIndexer rows, long row, Image photo, double scaleX, double scaleY) {
        for (int i = 0; i <= CONFIDENCE; i++) {
            if (!Float.isFinite(rows.get(row, i))) {
                return Optional.empty();
            }
        }
        Hit hit = new Hit(
                rows.get(row, 0) / scaleX,
                rows.get(row, 1) / scaleY,
                rows.get(row, 2) / scaleX,
                rows.get(row, 3) / scaleY,
                rows.get(row, CONFIDENCE));
        if (hit.x() >= photo.width()
                || hit.y() >= photo.height()
                || hit.x() + hit.width() <= 0
                || hit.y() + hit.height() <= 0) {
            return Optional.empty();
        }
        List<Point> points = new ArrayList<>();
        for (int i = FIRST_POINT; i < CONFIDENCE; i += 2) {
            // From edges of pixels, which scale, to their centres.
            points.add(new Point(rows.get(row, i) / scaleX - 0.5, rows.get(row, i + 1) / scaleY - 0.5));
        }
        return Optional.of(hit.toFace(photo).withLandmarks(new Landmarks(Landmarks.Scheme.YUNET_5, points)));
    }

    @Override
    public void close() {
        net.close();
    }
}
