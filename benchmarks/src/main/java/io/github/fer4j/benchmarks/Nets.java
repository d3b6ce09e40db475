package io.github.fer4j.benchmarks;

/**
 * The nets of the zoo, layer by layer, for the rivals; fer4j builds its own. The output layer and its softmax are the
 * rival's to add. {@link TrainingSpeed} compares the numbers of parameters, so what is written twice cannot drift apart. Used
 * where fer4j is not on the class path, so it takes nothing from there.
 */
final class Nets {
    private Nets() {}

    static void describe(String net, LayerSink layers) {
        switch (net) {
            case "simpleCnn" -> simpleCnn(layers);
            case "customCnn" -> customCnn(layers);
            case "slimCnn" -> slimCnn(layers);
            default ->
                throw new IllegalArgumentException(
                        "the nets to compare are simpleCnn, customCnn and slimCnn, got '" + net + "'");
        }
    }

    private static void simpleCnn(LayerSink layers) {
        for (int filters : new int[] {64, 128, 256}) {
            layers.convolution(filters, true);
            layers.relu();
            layers.maxPool();
        }
        denseHead(layers);
    }

    private static void customCnn(LayerSink layers) {
        for (int filters : new int[] {64, 128, 256}) {
            convolutionNormRelu(layers, filters);
            layers.maxPool();
        }
        layers.dropout(0.3);
        denseHead(layers);
    }

    private static void slimCnn(LayerSink layers) {
        convolutionNormRelu(layers, 32);
        layers.maxPool();
        for (int filters : new int[] {48, 96}) {
            convolutionNormRelu(layers, filters);
            convolutionNormRelu(layers, filters);
            layers.maxPool();
        }
        convolutionNormRelu(layers, 192);
        convolutionNormRelu(layers, 192);
        layers.globalMean();
        layers.dropout(0.2);
    }

    private static void convolutionNormRelu(LayerSink layers, int filters) {
        layers.convolution(filters, false);
        layers.norm();
        layers.relu();
    }

    private static void denseHead(LayerSink layers) {
        layers.dense(256);
        layers.relu();
        layers.dropout(0.5);
        layers.dense(128);
        layers.relu();
    }
}
