package io.github.fer4j.models.zoo;

import static io.github.fer4j.models.zoo.Conv.conv1x1;
import static io.github.fer4j.models.zoo.Conv.conv3x3;

import java.util.Map;

/**
 * MobileNetV2 (Sandler et al. 2018, table 2): inverted residuals with linear bottlenecks; narrow feature maps between blocks,
 * six times as wide inside, where a depthwise convolution works; ReLU6.
 */
final class MobileNetV2 implements NetArchitecture {
    /**
     * One line of table 2.
     *
     * @param expansion how many times wider it is inside
     * @param filters channels of its output
     * @param repeats blocks
     * @param stride of the first block
     */
    private record Line(int expansion, int filters, int repeats, int stride) {}

    private static final Line[] TABLE = {
        new Line(1, 16, 1, 1),
        new Line(6, 24, 2, 2),
        new Line(6, 32, 3, 2),
        new Line(6, 64, 4, 2),
        new Line(6, 96, 3, 1),
        new Line(6, 160, 3, 2),
        new Line(6, 320, 1, 1)
    };

    @Override
    public String name() {
        return "mobileNetV2";
    }

    @Override
    public Map<String, String> defaults() {
        return Map.of("width", "1", "stem", "auto", "padding", "same", "dropout", "0.2");
    }

    @Override
    public int smallestSide(NetOptions options) {
        return 1; // all halvings round up
    }

    @Override
    public void build(NetBuilder net, NetOptions options) {
        double width = options.factor("width");
        int stemStride = Stem.isSmall(net, options) ? 1 : 2;
        net.padding(Padding.of(options)).normEpsilon(1e-3).stage("stem");
        convNormRelu6(net, conv3x3(Widths.scaledToEights(32, width)).stride(stemStride));
        for (int i = 0; i < TABLE.length; i++) {
            net.stage("stage" + (i + 1));
            Line line = TABLE[i];
            int filters = Widths.scaledToEights(line.filters(), width);
            for (int block = 0; block < line.repeats(); block++) {
                invertedResidual(net, line.expansion(), filters, block == 0 ? line.stride() : 1);
            }
        }
        net.stage("head");
        // The paper does not thin the last layer out.
        convNormRelu6(net, conv1x1(Widths.scaledToEights(1280, Math.max(1, width))));
        net.globalAveragePool().dropout(options.share("dropout"));
    }

    private static void invertedResidual(NetBuilder net, int expansion, int filters, int stride) {
        int inside = expansion * net.channels();
        if (stride == 1 && filters == net.channels()) {
            net.sum(main -> bottleneck(main, inside, filters, stride));
        } else {
            bottleneck(net, inside, filters, stride);
        }
    }

    private static void bottleneck(NetBuilder net, int inside, int filters, int stride) {
        if (inside != net.channels()) {
            convNormRelu6(net, conv1x1(inside));
        }
        net.depthwise(3, stride).norm().relu6().convNorm(conv1x1(filters));
    }

    private static void convNormRelu6(NetBuilder net, Conv conv) {
        net.convNorm(conv).relu6();
    }
}
