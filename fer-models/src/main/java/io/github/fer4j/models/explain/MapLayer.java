package io.github.fer4j.models.explain;

import io.github.fer4j.models.internal.attention.PatchEmbedding;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A layer whose output has places in the image: feature maps, or tokens. */
interface MapLayer {
    /** Its name. */
    String name();

    /**
     * The sum of the maps, each weighed by the mean of its gradient over all places (Selvaraju et al. 2017, equations 1 and 2
     * without the rectifier).
     *
     * @param output what the layer put out for one image
     * @param gradient of the same shape
     */
    Grid weighed(INDArray output, INDArray gradient);

    /** {@code [1, channels, height, width]}. */
    record Maps(String name) implements MapLayer {
        @Override
        public Grid weighed(INDArray output, INDArray gradient) {
            int channels = (int) output.size(1);
            int height = (int) output.size(2);
            int width = (int) output.size(3);
            float[] values = rowByRow(output);
            float[] slopes = rowByRow(gradient);
            double[] sum = new double[height * width];
            for (int k = 0; k < channels; k++) {
                double weight = 0;
                for (int i = 0; i < sum.length; i++) {
                    weight += slopes[k * sum.length + i];
                }
                weight /= sum.length;
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += weight * values[k * sum.length + i];
                }
            }
            return new Grid(height, width, sum);
        }
    }

    /**
     * {@code [1, tokens, width]}: a token for each patch of the image, row by row, behind the class token where there is one.
     *
     * @param patches what made the tokens
     * @param imageHeight of the net's input, in pixels
     * @param imageWidth of the net's input, in pixels
     */
    record Tokens(String name, PatchEmbedding patches, int imageHeight, int imageWidth) implements MapLayer {
        @Override
        public Grid weighed(INDArray output, INDArray gradient) {
            int features = (int) output.size(2);
            int height = patches.getGridHeight();
            int width = patches.getGridWidth();
            int first = patches.isClassToken() ? features : 0;
            float[] values = rowByRow(output);
            float[] slopes = rowByRow(gradient);
            double[] sum = new double[height * width];
            for (int k = 0; k < features; k++) {
                double weight = 0;
                for (int i = 0; i < sum.length; i++) {
                    weight += slopes[first + i * features + k];
                }
                weight /= sum.length;
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += weight * values[first + i * features + k];
                }
            }
            int patch = patches.getPatch();
            return new Grid(
                    height, width, sum, (double) height * patch / imageHeight, (double) width * patch / imageWidth);
        }
    }

    private static float[] rowByRow(INDArray array) {
        return array.dup('c').data().asFloat();
    }
}
