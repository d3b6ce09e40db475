package io.github.fer4j.models.zoo;

import java.util.Locale;

/**
 * What a net has and costs.
 *
 * @param spec the net
 * @param layers layers with weights: convolutions, depthwise convolutions and dense layers
 * @param parameters all numbers that a model file holds, running statistics of batch normalisation included
 * @param trainableParameters those that gradients change
 * @param multiplyAdds of one image: multiplications, each with its addition, in convolutions, dense layers and the products of
 *     attention; what papers call multiply-adds, MACs, or (some) FLOPs
 * @param activations values that all layers together put out for one image
 */
public record NetSummary(
        NetSpec spec, int layers, long parameters, long trainableParameters, long multiplyAdds, long activations) {
    /**
     * The memory that training needs for feature maps: the outputs of all layers stay until the backward pass has used them.
     * Gradients on their way, parameters and their optimiser's state come on top.
     *
     * @param batch images
     * @return bytes
     */
    public long activationBytes(int batch) {
        return activations * batch * Float.BYTES;
    }

    /** A few lines, with the memory of a batch of 64. */
    @Override
    public String toString() {
        return String.join(
                System.lineSeparator(),
                spec.toString(),
                line("layers with weights", "%,d", layers),
                line("parameters", "%,d", parameters),
                line("of these trainable", "%,d", trainableParameters),
                line("multiply-adds an image", "%.1f M", multiplyAdds / 1e6),
                line("activations, batch 64", "%.0f MB", activationBytes(64) / 1e6));
    }

    private static String line(String name, String format, Object value) {
        return String.format(Locale.ROOT, "  %-24s%14s", name, String.format(Locale.ROOT, format, value));
    }
}
