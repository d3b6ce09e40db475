package io.github.fer4j.data.face;

/**
 * One level of the cascade: trees that all look at the same few pixels. Those are given relative to a point of the shape
 * each.
 */
final class RegressionStage {
    private final RegressionTree[] trees;
    /** Of each pixel: the nearest point of the mean shape, and from there to the pixel (x, y). */
    private final int[] anchors;

    private final float[] deltas;

    RegressionStage(RegressionTree[] trees, int[] anchors, float[] deltas) {
        this.trees = trees;
        this.anchors = anchors;
        this.deltas = deltas;
    }

    /**
     * Moves a shape towards the face.
     *
     * @param shape {@code [2 * points]}: x, y of each, in shares of the face's box; changed
     * @param meanShape as the shape
     * @param face reads pixels by their place in the box
     */
    void apply(float[] shape, float[] meanShape, FacePixels face) {
        float[] turn = turn(meanShape, shape);
        float[] values = new float[anchors.length];
        for (int i = 0; i < values.length; i++) {
            float dx = deltas[2 * i];
            float dy = deltas[2 * i + 1];
            values[i] = face.at(
                    turn[0] * dx - turn[1] * dy + shape[2 * anchors[i]],
                    turn[1] * dx + turn[0] * dy + shape[2 * anchors[i] + 1]);
        }
        for (RegressionTree tree : trees) {
            float[] step = tree.leaf(values);
            for (int i = 0; i < shape.length; i++) {
                shape[i] += step[i];
            }
        }
    }

    /**
     * The turn and zoom {@code (a, b)} of the similarity {@code x' = a x - b y + .., y' = b x + a y + ..} that moves one
     * shape nearest to another, by least squares. (Umeyama, <i>Least-squares estimation of transformation parameters between
     * two point patterns</i>, PAMI 1991; in the plane it needs no decomposition.)
     */
    static float[] turn(float[] from, float[] to) {
        int points = from.length / 2;
        if (points == 1) {
            return new float[] {1, 0};
        }
        double[] meanFrom = mean(from);
        double[] meanTo = mean(to);
        double cosine = 0;
        double sine = 0;
        double square = 0;
        for (int i = 0; i < from.length; i += 2) {
            double fx = from[i] - meanFrom[0];
            double fy = from[i + 1] - meanFrom[1];
            double tx = to[i] - meanTo[0];
            double ty = to[i + 1] - meanTo[1];
            cosine += fx * tx + fy * ty;
            sine += fx * ty - fy * tx;
            square += fx * fx + fy * fy;
        }
        return square == 0 ? new float[] {1, 0} : new float[] {(float) (cosine / square), (float) (sine / square)};
    }

    private static double[] mean(float[] shape) {
        double[] mean = new double[2];
        for (int i = 0; i < shape.length; i++) {
            mean[i % 2] += shape[i];
        }
        mean[0] /= shape.length / 2.0;
        mean[1] /= shape.length / 2.0;
        return mean;
    }
}
