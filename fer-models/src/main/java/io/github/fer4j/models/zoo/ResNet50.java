package io.github.fer4j.models.zoo;

import static io.github.fer4j.models.zoo.Conv.conv1x1;
import static io.github.fer4j.models.zoo.Conv.conv3x3;

import java.util.List;
import java.util.Map;

/**
 * ResNet-50 (He et al. 2016, table 1): four stages of 3, 4, 6 and 3 bottleneck blocks with 64, 128, 256 and 512 filters
 * inside and four times as many outside; global average pooling. The stride of a block lies in its 3x3 convolution, as in
 * torchvision and NVIDIA's "v1.5"; the paper and Keras have it in the 1x1 before, and so has the option {@code strideIn} 1x1.
 */
final class ResNet50 implements NetArchitecture {
    private static final int[] BLOCKS = {3, 4, 6, 3};
    private static final int EXPANSION = 4;

    @Override
    public String name() {
        return "resNet50";
    }

    @Override
    public Map<String, String> defaults() {
        return Map.of("width", "1", "stem", "auto", "dropout", "0", "strideIn", "3x3");
    }

    @Override
    public int smallestSide(NetOptions options) {
        return 1; // all halvings round up
    }

    @Override
    public void build(NetBuilder net, NetOptions options) {
        double width = options.factor("width");
        boolean early = options.text("strideIn", List.of("1x1", "3x3")).equals("1x1");
        ResNetStem.build(net, options, Widths.scaled(64, width));
        for (int stage = 0; stage < BLOCKS.length; stage++) {
            net.stage("stage" + (stage + 1));
            int filters = Widths.scaled(64 << stage, width);
            for (int block = 0; block < BLOCKS[stage]; block++) {
                bottleneck(net, filters, stage > 0 && block == 0 ? 2 : 1, early);
            }
        }
        net.stage("head").globalAveragePool().dropout(options.share("dropout"));
    }

    /** A 3x3 convolution between two 1x1, of which the first has the stride if early, beside a shortcut (figure 5, right). */
    private static void bottleneck(NetBuilder net, int filters, int stride, boolean early) {
        net.sumRelu(
                main -> main.convNormRelu(conv1x1(filters).stride(early ? stride : 1))
                        .convNormRelu(conv3x3(filters).stride(early ? 1 : stride))
                        .convNorm(conv1x1(EXPANSION * filters)),
                shortcut -> shortcut.project(EXPANSION * filters, stride));
    }
}
