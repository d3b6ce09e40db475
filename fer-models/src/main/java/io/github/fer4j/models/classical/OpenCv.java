package io.github.fer4j.models.classical;

import io.github.fer4j.MissingProviderException;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.javacpp.indexer.IntIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_ml;
import org.bytedeco.opencv.global.opencv_objdetect;
import org.bytedeco.opencv.opencv_core.Mat;

/** OpenCV's matrices, and its native library. */
final class OpenCv {
    private OpenCv() {}

    /** The holder's initialiser runs once; later calls cost a field access. */
    private static final class Loaded {
        static final boolean DONE = load();

        private static boolean load() {
            Loader.load(opencv_objdetect.class);
            Loader.load(opencv_ml.class);
            return true;
        }
    }

    /** @throws MissingProviderException if it is not on the class path */
    static void load() {
        try {
            if (!Loaded.DONE) {
                throw new IllegalStateException("OpenCV did not load");
            }
        } catch (LinkageError e) {
            throw new MissingProviderException(
                    "classical baselines need OpenCV with its native library for this platform, which cannot be loaded: add"
                            + " org.bytedeco:opencv with the platform's classifier, and openblas and javacpp with the same"
                            + " one, to the class path",
                    e);
        }
    }

    /** A row for each sample. */
    static Mat floats(float[][] rows) {
        Mat matrix = new Mat(rows.length, rows[0].length, opencv_core.CV_32FC1);
        try (FloatIndexer values = matrix.createIndexer()) {
            for (int i = 0; i < rows.length; i++) {
                values.put(i, rows[i]);
            }
        }
        return matrix;
    }

    /** A column. */
    static Mat column(int[] values) {
        Mat matrix = new Mat(values.length, 1, opencv_core.CV_32SC1);
        try (IntIndexer cells = matrix.createIndexer()) {
            for (int i = 0; i < values.length; i++) {
                cells.put(i, values[i]);
            }
        }
        return matrix;
    }
}
