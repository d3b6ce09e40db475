package io.github.fer4j.models.zoo;

import static io.github.fer4j.models.zoo.Conv.conv1x1;
import static io.github.fer4j.models.zoo.Conv.conv3x3;

import java.util.Map;

/**
 * Mini-Xception (Arriaga et al. 2017, figure 2, after Chollet 2017): two convolutions without padding, then four residual
 * modules of two depthwise separable convolutions and max pooling. It has no dense layer: a convolution has a channel for
 * each class, and their means are the logits.
 */
final class MiniXception implements NetArchitecture {
    @Override
    public String name() {
        return "miniXception";
    }

    @Override
    public Map<String, String> defaults() {
        return Map.of("filters", "8,16,32,64,128", "dropout", "0");
    }

    @Override
    public int smallestSide(NetOptions options) {
        return 5; // two convolutions take 2 each, the halvings round up
    }

    @Override
    public void build(NetBuilder net, NetOptions options) {
        int[] filters = options.widths("filters", 5);
        net.normEpsilon(1e-3) // the default of Keras, in which it was published
                .stage("stem")
                .padding(Padding.VALID)
                .convNormRelu(filters[0])
                .convNormRelu(filters[0])
                .padding(Padding.SAME);
        for (int i = 1; i < filters.length; i++) {
            int width = filters[i];
            net.stage("module" + i)
                    .sum(
                            main -> separable(separable(main, width).relu(), width)
                                    .maxPool3x3(),
                            shortcut -> shortcut.convNorm(conv1x1(width).stride(2)));
        }
        net.stage("head")
                .dropout(options.share("dropout"))
                .convWithBias(conv3x3(net.outputs()))
                .globalAveragePool()
                .logits();
    }

    /** Never Deeplearning4j's own separable convolution, which is fifty times slower than its two parts. */
    private static NetBuilder separable(NetBuilder net, int filters) {
        return net.depthwise(3, 1).convNorm(conv1x1(filters));
    }
}
