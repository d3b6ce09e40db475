package io.github.fer4j.models.classical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.opencv.global.opencv_ml;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.TermCriteria;
import org.bytedeco.opencv.opencv_ml.SVM;
import org.junit.jupiter.api.Test;

class SvmTest {
    private static final int CLASSES = 4;

    /** What OpenCV itself says. */
    private static int[] predictions(SVM svm, Examples examples) {
        try (Mat rows = OpenCv.floats(examples.rows());
                Mat said = new Mat()) {
            svm.predict(rows, said, 0);
            try (FloatIndexer values = said.createIndexer()) {
                return IntStream.range(0, examples.rows().length)
                        .map(i -> Math.round(values.get(i, 0)))
                        .toArray();
            }
        }
    }

    private static double agreement(int[] theirs, FittedModel ours, Examples examples) {
        double[][] shares = ours.shares(examples.rows());
        return IntStream.range(0, theirs.length)
                        .filter(i -> Toy.top(shares[i]) == theirs[i])
                        .count()
                / (double) theirs.length;
    }

    @Test
    void what_is_read_out_of_opencv_votes_as_opencv_does() {
        Examples train = Toy.blobs(CLASSES, 60, 5, 1.2, 1);
        Examples test = Toy.blobs(CLASSES, 100, 5, 1.2, 2);
        RbfSvm settings = new RbfSvm(2, 1);
        try (SVM svm = PairwiseKernel.train(settings, train)) {
            // They differ where votes tie, and there OpenCV takes the first.
            assertThat(agreement(predictions(svm, test), PairwiseKernel.fit(settings, train), test))
                    .isGreaterThan(0.95);
        }
    }

    /** With two classes there are no ties. */
    @Test
    void of_two_classes_all_votes_are_those_of_opencv() {
        Examples train = Toy.blobs(2, 60, 5, 1.2, 1);
        Examples test = Toy.blobs(2, 200, 5, 1.2, 2);
        RbfSvm settings = new RbfSvm(2, 1);
        try (SVM svm = PairwiseKernel.train(settings, train)) {
            assertThat(agreement(predictions(svm, test), PairwiseKernel.fit(settings, train), test))
                    .isEqualTo(1);
        }
    }

    /**
     * Two points at 1 and -1: w and b minimise (w^2 + b^2) / 2 + c (max(0, 1 - w - b) + max(0, 1 - w + b)), so b is 0, and w
     * is 1, or 2 c where that is less.
     */
    @Test
    void two_points_are_solved_as_on_paper() {
        Examples points = new Examples(new float[][] {{1}, {-1}}, new int[] {0, 1}, 2);
        assertThat(PairwiseLinear.fit(new LinearSvm(0.1), points, 1).decisions(new float[] {1})[0])
                .isCloseTo(0.2, within(1e-6));
        assertThat(PairwiseLinear.fit(new LinearSvm(10), points, 1).decisions(new float[] {1})[0])
                .isCloseTo(1, within(0.1));
        assertThat(PairwiseLinear.fit(new LinearSvm(10), points, 1).decisions(new float[] {-3})[0])
                .isCloseTo(-3, within(0.3));
    }

    /** It appends a 1 and regularises its weight; OpenCV's bias is free: nearly the same where there are many features. */
    @Test
    void descent_finds_what_opencvs_solver_finds() {
        Examples train = Toy.blobs(CLASSES, 150, 20, 0.8, 3);
        Examples test = Toy.blobs(CLASSES, 300, 20, 0.8, 4);
        try (SVM svm = SVM.create();
                Mat rows = OpenCv.floats(train.rows());
                Mat classes = OpenCv.column(train.classes());
                TermCriteria end = new TermCriteria(TermCriteria.COUNT | TermCriteria.EPS, 1_000_000, 1e-4)) {
            svm.setType(SVM.C_SVC);
            svm.setKernel(SVM.LINEAR);
            svm.setC(0.5);
            svm.setTermCriteria(end);
            svm.train(rows, opencv_ml.ROW_SAMPLE, classes);
            PairwiseLinear ours = PairwiseLinear.fit(new LinearSvm(0.5), train, 5);
            assertThat(agreement(predictions(svm, test), ours, test)).isGreaterThan(0.97);
        }
    }
}
