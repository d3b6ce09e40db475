package io.github.fer4j.data.face;

/**
 * A full binary tree, level by level: the children of the split i are 2i + 1 and 2i + 2.
 *
 * @param first of each split: the index of the one pixel
 * @param second of each split: the index of the other
 * @param thresholds of each split: above it the way goes left
 * @param leaves {@code [splits + 1][2 * points]}: what is added to the shape
 */
record RegressionTree(int[] first, int[] second, float[] thresholds, float[][] leaves) {
    /** The leaf that some pixels lead to. */
    float[] leaf(float[] pixels) {
        int at = 0;
        while (at < thresholds.length) {
            at = 2 * at + (pixels[first[at]] - pixels[second[at]] > thresholds[at] ? 1 : 2);
        }
        return leaves[at - thresholds.length];
    }
}
