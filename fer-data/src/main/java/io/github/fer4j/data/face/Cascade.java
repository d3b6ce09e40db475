package io.github.fer4j.data.face;

import io.github.fer4j.FerException;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_objdetect;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.RectVector;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_objdetect.CascadeClassifier;

/** One of OpenCV's cascade classifiers, for one thread at a time. */
final class Cascade implements NativeResource {
    private final CascadeClassifier classifier;

    private Cascade(CascadeClassifier classifier) {
        this.classifier = classifier;
    }

    /**
     * Loads OpenCV, unless it is loaded, and a cascade from inside its platform jar.
     *
     * @throws LinkageError if OpenCV is not on the class path
     */
    static Cascade load(CascadeFile which) {
        OpenCv.load();
        File file = unpacked("/org/bytedeco/opencv/" + Loader.getPlatform() + "/share/opencv4/" + which.path());
        CascadeClassifier classifier = new CascadeClassifier();
        if (!classifier.load(file.toString())) {
            classifier.close();
            throw new FerException("OpenCV's cascade cannot be read from " + file
                    + "; delete that file, and JavaCPP unpacks it again");
        }
        return new Cascade(classifier);
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
                    "OpenCV's cascades cannot be unpacked to JavaCPP's cache (system property"
                            + " org.bytedeco.javacpp.cachedir): " + e,
                    e);
        }
    }

    /**
     * What the cascade finds.
     *
     * @param image to search
     * @param scaleFactor how much larger the searched sizes are at each step, above 1
     * @param minNeighbours how many overlapping hits there must be, which are then given as one; 0 for each hit by itself
     * @param smallest side of a hit in the searched image
     * @param largest side of a hit in the searched image; 0 for no limit
     * @return the hits, in pixels of the photo
     */
    List<Hit> search(SearchImage image, double scaleFactor, int minNeighbours, int smallest, int largest) {
        try (RectVector rectangles = new RectVector();
                IntPointer counts = new IntPointer();
                Size least = new Size(smallest, smallest);
                Size most = new Size(largest, largest)) {
            // Level weights are not asked for: asking switches off OpenCV's test of the number of neighbours.
            classifier.detectMultiScale2(
                    image.pixels(), rectangles, counts, scaleFactor, minNeighbours, 0, least, most);
            List<Hit> hits = new ArrayList<>();
            for (int i = 0; i < rectangles.size(); i++) {
                try (Rect found = rectangles.get(i)) {
                    hits.add(image.inPhoto(found.x(), found.y(), found.width(), found.height(), counts.get(i)));
                }
            }
            return hits;
        }
    }

    @Override
    public void close() {
        classifier.close();
    }
}
