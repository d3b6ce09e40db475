package io.github.fer4j.models.classical;

import org.bytedeco.javacpp.indexer.DoubleIndexer;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.javacpp.indexer.IntIndexer;
import org.bytedeco.opencv.global.opencv_ml;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.TermCriteria;
import org.bytedeco.opencv.opencv_ml.SVM;

/**
 * Support vector machines with a Gaussian kernel, one for each pair of classes, trained by OpenCV. What it learned is read out
 * at once: OpenCV tells only which class won, and not by how much.
 */
final class PairwiseKernel implements FittedModel.ByRow {
    /** LIBSVM's tolerance; OpenCV's own standard ends after 1,000 steps, whatever is missing. */
    private static final double TOLERANCE = 1e-3;

    private static final int MOST_STEPS = 10_000_000;

    private final int classes;
    private final double gamma;
    /** {@code [vectors][features]}, those of all machines. */
    private final float[][] vectors;

    private final Machine[] machines;

    /**
     * {@code sum_k factors_k exp(-gamma |x - vector_k|^2) - offset}.
     *
     * @param vectors the numbers of its vectors
     */
    private record Machine(int[] vectors, double[] factors, double offset) {
        double decision(double[] similarities) {
            double sum = -offset;
            for (int k = 0; k < vectors.length; k++) {
                sum += factors[k] * similarities[vectors[k]];
            }
            return sum;
        }
    }

    private PairwiseKernel(SVM svm, int classes) {
        this.classes = classes;
        this.gamma = svm.getGamma();
        try (Mat found = svm.getSupportVectors();
                FloatIndexer values = found.createIndexer()) {
            vectors = new float[found.rows()][found.cols()];
            for (int i = 0; i < vectors.length; i++) {
                values.get(i, vectors[i]);
            }
        }
        machines = new Machine[PairVotes.pairs(classes)];
        for (int pair = 0; pair < machines.length; pair++) {
            machines[pair] = machine(svm, pair);
        }
    }

    private static Machine machine(SVM svm, int pair) {
        try (Mat factors = new Mat();
                Mat indices = new Mat()) {
            double offset = svm.getDecisionFunction(pair, factors, indices);
            int[] vectors = new int[(int) indices.total()];
            double[] factorOf = new double[vectors.length];
            try (IntIndexer ints = indices.createIndexer();
                    DoubleIndexer doubles = factors.createIndexer()) {
                ints.get(0, vectors);
                doubles.get(0, factorOf);
            }
            return new Machine(vectors, factorOf, offset);
        }
    }

    static PairwiseKernel fit(RbfSvm settings, Examples examples) {
        try (SVM svm = train(settings, examples)) {
            return new PairwiseKernel(svm, examples.count());
        }
    }

    /** The machine as OpenCV has it; the caller closes it. */
    static SVM train(RbfSvm settings, Examples examples) {
        OpenCv.load();
        double variance = examples.variance();
        SVM svm = SVM.create();
        try (Mat rows = OpenCv.floats(examples.rows());
                Mat classes = OpenCv.column(examples.classes());
                TermCriteria end = new TermCriteria(TermCriteria.COUNT | TermCriteria.EPS, MOST_STEPS, TOLERANCE)) {
            svm.setType(SVM.C_SVC);
            svm.setKernel(SVM.RBF);
            svm.setC(settings.c());
            svm.setGamma(settings.gammaScale() / (examples.features() * (variance > 0 ? variance : 1)));
            svm.setTermCriteria(end);
            svm.train(rows, opencv_ml.ROW_SAMPLE, classes);
            return svm;
        } catch (RuntimeException | Error e) {
            svm.close();
            throw e;
        }
    }

    @Override
    public double[] shares(float[] row) {
        return PairVotes.shares(decisions(row), classes);
    }

    double[] decisions(float[] row) {
        double[] similarities = new double[vectors.length];
        for (int i = 0; i < vectors.length; i++) {
            similarities[i] = Math.exp(-gamma * Vectors.squaredDistance(row, vectors[i]));
        }
        double[] decisions = new double[machines.length];
        for (int pair = 0; pair < decisions.length; pair++) {
            decisions[pair] = machines[pair].decision(similarities);
        }
        return decisions;
    }
}
