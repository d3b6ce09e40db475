package io.github.fer4j.models.classical;

import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.opencv.global.opencv_ml;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_ml.KNearest;

/** OpenCV's nearest neighbours: how many of them are of each class. */
final class NeighbourShares implements FittedModel {
    private final int k;
    private final int classes;
    private final KNearest neighbours;

    NeighbourShares(NearestNeighbours settings, Examples examples) {
        OpenCv.load();
        k = settings.k();
        classes = examples.count();
        neighbours = KNearest.create();
        try (Mat rows = OpenCv.floats(examples.rows());
                Mat labels = OpenCv.column(examples.classes())) {
            neighbours.setIsClassifier(true);
            neighbours.setAlgorithmType(KNearest.BRUTE_FORCE);
            neighbours.setDefaultK(k);
            neighbours.train(rows, opencv_ml.ROW_SAMPLE, labels);
        } catch (RuntimeException | Error e) {
            neighbours.close();
            throw e;
        }
    }

    @Override
    public double[][] shares(float[][] rows) {
        double[][] shares = new double[rows.length][classes];
        try (Mat faces = OpenCv.floats(rows);
                Mat winners = new Mat();
                Mat nearest = new Mat();
                Mat distances = new Mat()) {
            neighbours.findNearest(faces, k, winners, nearest, distances);
            try (FloatIndexer found = nearest.createIndexer()) {
                for (int i = 0; i < rows.length; i++) {
                    for (int j = 0; j < k; j++) {
                        shares[i][Math.round(found.get(i, j))] += 1.0 / k;
                    }
                }
            }
        }
        return shares;
    }

    @Override
    public void close() {
        neighbours.close();
    }
}
