package io.github.fer4j.models.zoo;

import static io.github.fer4j.models.zoo.Conv.conv1x1;
import static io.github.fer4j.models.zoo.Conv.conv3x3;

import java.util.Map;
import org.nd4j.linalg.activations.Activation;

/**
 * EfficientNet-B0 (Tan and Le 2019, table 1): the inverted residuals of MobileNetV2 with squeeze-and-excitation and swish.
 * Stochastic depth, with which the authors train, is left out. The options {@code width} and {@code depth} are the paper's
 * coefficients: 1 and 1.1 give B1, 1.1 and 1.2 give B2, 1.2 and 1.4 give B3.
 */
final class EfficientNetB0 implements NetArchitecture {
    /**
     * One line of table 1.
     *
     * @param expansion how many times wider it is inside
     * @param kernel of the depthwise convolution
     * @param filters channels of its output
     * @param repeats blocks
     * @param stride of the first block
     */
    private record Line(int expansion, int kernel, int filters, int repeats, int stride) {}

    private static final Line[] TABLE = {
        new Line(1, 3, 16, 1, 1),
        new Line(6, 3, 24, 2, 2),
        new Line(6, 5, 40, 2, 2),
        new Line(6, 3, 80, 3, 2),
        new Line(6, 5, 112, 3, 1),
        new Line(6, 5, 192, 4, 2),
        new Line(6, 3, 320, 1, 1)
    };

    /** The squeeze, as a share of the channels that come into a block. */
    private static final double SQUEEZE = 0.25;

    @Override
    public String name() {
        return "efficientNetB0";
    }

    @Override
    public Map<String, String> defaults() {
        return Map.of("width", "1", "depth", "1", "stem", "auto", "padding", "same", "dropout", "0.2");
    }

    @Override
    public int smallestSide(NetOptions options) {
        return 1; // all halvings round up
    }

    @Override
    public void build(NetBuilder net, NetOptions options) {
        double width = options.factor("width");
        double depth = options.factor("depth");
        int stemStride = Stem.isSmall(net, options) ? 1 : 2;
        net.padding(Padding.of(options)).normEpsilon(1e-3).stage("stem");
        convNormSwish(net, conv3x3(Widths.scaledToEights(32, width)).stride(stemStride));
        for (int i = 0; i < TABLE.length; i++) {
            net.stage("stage" + (i + 1));
            Line line = TABLE[i];
            int filters = Widths.scaledToEights(line.filters(), width);
            int repeats = (int) Math.ceil(depth * line.repeats());
            for (int block = 0; block < repeats; block++) {
                int stride = block == 0 ? line.stride() : 1;
                if (stride == 1 && filters == net.channels()) {
                    net.sum(main -> block(main, line, filters, stride));
                } else {
                    block(net, line, filters, stride);
                }
            }
        }
        net.stage("head");
        convNormSwish(net, conv1x1(Widths.scaledToEights(1280, width)));
        net.globalAveragePool().dropout(options.share("dropout"));
    }

    private static void block(NetBuilder net, Line line, int filters, int stride) {
        int incoming = net.channels();
        if (line.expansion() > 1) {
            convNormSwish(net, conv1x1(line.expansion() * incoming));
        }
        net.depthwise(line.kernel(), stride)
                .norm()
                .activation(Activation.SWISH)
                .squeezeExcite(Math.max(1, (int) (SQUEEZE * incoming)), Activation.SWISH)
                .convNorm(conv1x1(filters));
    }

    private static void convNormSwish(NetBuilder net, Conv conv) {
        net.convNorm(conv).activation(Activation.SWISH);
    }
}
