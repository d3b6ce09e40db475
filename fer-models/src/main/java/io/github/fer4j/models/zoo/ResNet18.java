package io.github.fer4j.models.zoo;

import static io.github.fer4j.models.zoo.Conv.conv3x3;

import java.util.Map;

/**
 * ResNet-18 (He et al. 2016, table 1): four stages of two basic blocks with 64, 128, 256 and 512 filters, each stage but the
 * first at half the size of the one before; global average pooling.
 */
final class ResNet18 implements NetArchitecture {
    private static final int STAGES = 4;
    private static final int BLOCKS = 2;

    @Override
    public String name() {
        return "resNet18";
    }

    @Override
    public Map<String, String> defaults() {
        return Map.of("width", "1", "stem", "auto", "dropout", "0");
    }

    @Override
    public int smallestSide(NetOptions options) {
        return 1; // all halvings round up
    }

    @Override
    public void build(NetBuilder net, NetOptions options) {
        features(net, options, options.factor("width"));
        net.stage("head").globalAveragePool().dropout(options.share("dropout"));
    }

    /** All before the head: the stem and the stages {@code stage1} to {@code stage4}. */
    static void features(NetBuilder net, NetOptions options, double width) {
        ResNetStem.build(net, options, Widths.scaled(64, width));
        for (int stage = 0; stage < STAGES; stage++) {
            net.stage("stage" + (stage + 1));
            int filters = Widths.scaled(64 << stage, width);
            for (int block = 0; block < BLOCKS; block++) {
                basicBlock(net, filters, stage > 0 && block == 0 ? 2 : 1);
            }
        }
    }

    /** Two 3x3 convolutions beside a shortcut (figure 5, left). */
    static void basicBlock(NetBuilder net, int filters, int stride) {
        net.sumRelu(
                main -> main.convNormRelu(conv3x3(filters).stride(stride)).convNorm(conv3x3(filters)),
                shortcut -> shortcut.project(filters, stride));
    }
}
