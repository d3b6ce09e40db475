package io.github.fer4j.data.face;

import io.github.fer4j.Box;
import io.github.fer4j.Face;
import io.github.fer4j.FerException;
import io.github.fer4j.Image;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.global.opencv_objdetect;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.RectVector;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_objdetect.CascadeClassifier;

/**
 * One of OpenCV's classifiers, for one thread at a time. The only class that names OpenCV: the others load without it, so
 * that they can say what is missing.
 */
final class HaarCascade implements AutoCloseable {
    /** The side of the window that the cascade was trained on; smaller faces cannot be found. */
    static final int WINDOW = 24;

    private static final String FRONTAL_FACE = "share/opencv4/haarcascades/haarcascade_frontalface_default.xml";

    private final CascadeClassifier classifier;

    private HaarCascade(CascadeClassifier classifier) {
        this.classifier = classifier;
    }

    /**
     * Loads OpenCV, unless it is loaded, and the cascade from inside its platform jar.
     *
     * @throws LinkageError if OpenCV is not on the class path
     */
    static HaarCascade frontalFace() {
        Loader.load(opencv_objdetect.class);
        File file = unpacked("/org/bytedeco/opencv/" + Loader.getPlatform() + "/" + FRONTAL_FACE);
        CascadeClassifier classifier = new CascadeClassifier();
        if (!classifier.load(file.toString())) {
            classifier.close();
            throw new FerException("OpenCV's face cascade cannot be read from " + file
                    + "; delete that file, and JavaCPP unpacks it again");
        }
        return new HaarCascade(classifier);
    }

    private static File unpacked(String resource) {
        try {
            File file = Loader.cacheResource(opencv_objdetect.class, resource);
            if (file == null) {
                throw new NoClassDefFoundError(resource);
            }
            return file;
        } catch (IOException e) {
            throw new FerException(
                    "OpenCV's face cascade cannot be unpacked to JavaCPP's cache (system property"
                            + " org.bytedeco.javacpp.cachedir): " + e,
                    e);
        }
    }

    /**
     * The faces of an image, as OpenCV reports them.
     *
     * @param image gray or RGB
     * @param reduction how much smaller the searched copy is, above 0 to 1
     * @param smallest side of a face in the searched copy
     */
    List<Face> search(Image image, double reduction, double scaleFactor, int minNeighbours, int smallest) {
        byte[] bytes = image.toGray().toByteArray();
        try (BytePointer pixels = new BytePointer(bytes);
                Mat full = new Mat(image.height(), image.width(), opencv_core.CV_8UC1, pixels);
                Mat reduced = new Mat();
                RectVector rectangles = new RectVector();
                IntPointer hits = new IntPointer();
                Size least = new Size(smallest, smallest);
                Size none = new Size()) {
            Mat searched = full;
            if (reduction < 1) {
                opencv_imgproc.resize(full, reduced, none, reduction, reduction, opencv_imgproc.INTER_AREA);
                searched = reduced;
            }
            classifier.detectMultiScale2(searched, rectangles, hits, scaleFactor, minNeighbours, 0, least, none);
            List<Face> faces = new ArrayList<>();
            for (int i = 0; i < rectangles.size(); i++) {
                try (Rect rectangle = rectangles.get(i)) {
                    faces.add(new Face(inside(rectangle, image, reduction), hits.get(i)));
                }
            }
            return faces;
        }
    }

    private static Box inside(Rect found, Image image, double reduction) {
        int left = clamp(found.x() / reduction, image.width() - 1);
        int top = clamp(found.y() / reduction, image.height() - 1);
        int right = clamp((found.x() + found.width()) / reduction, image.width());
        int bottom = clamp((found.y() + found.height()) / reduction, image.height());
        return new Box(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
    }

    private static int clamp(double value, int most) {
        return (int) Math.max(0, Math.min(most, Math.round(value)));
    }

    @Override
    public void close() {
        classifier.close();
    }
}
