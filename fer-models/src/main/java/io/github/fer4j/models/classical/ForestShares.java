package io.github.fer4j.models.classical;

import org.bytedeco.javacpp.indexer.IntIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_ml;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.TermCriteria;
import org.bytedeco.opencv.opencv_ml.RTrees;

/** OpenCV's random forest: the votes of its trees. */
final class ForestShares implements FittedModel {
    private final int classes;
    private final RTrees forest;

    ForestShares(RandomForest settings, Examples examples, long seed) {
        OpenCv.load();
        classes = examples.count();
        forest = RTrees.create();
        try (Mat rows = OpenCv.floats(examples.rows());
                Mat labels = OpenCv.column(examples.classes());
                TermCriteria end = new TermCriteria(TermCriteria.COUNT, settings.trees(), 0)) {
            forest.setMaxDepth(settings.depth());
            forest.setMinSampleCount(2);
            forest.setActiveVarCount(0); // the square root of all
            forest.setCalculateVarImportance(false);
            forest.setTermCriteria(end);
            // Trees grow in this thread, by its generator, which goes on from wherever the one before left it.
            opencv_core.setRNGSeed(Long.hashCode(seed));
            forest.train(rows, opencv_ml.ROW_SAMPLE, labels);
        } catch (RuntimeException | Error e) {
            forest.close();
            throw e;
        }
    }

    @Override
    public double[][] shares(float[][] rows) {
        double[][] shares = new double[rows.length][classes];
        try (Mat faces = OpenCv.floats(rows);
                Mat votes = new Mat()) {
            forest.getVotes(faces, votes, 0);
            try (IntIndexer counts = votes.createIndexer()) {
                for (int i = 0; i < rows.length; i++) {
                    double total = 0;
                    for (int c = 0; c < classes; c++) {
                        total += counts.get(i + 1, c);
                    }
                    for (int c = 0; c < classes; c++) {
                        // The first row names the classes of the columns.
                        shares[i][counts.get(0, c)] = counts.get(i + 1, c) / total;
                    }
                }
            }
        }
        return shares;
    }

    @Override
    public void close() {
        forest.close();
    }
}
