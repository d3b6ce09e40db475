package io.github.fer4j.models.zoo;

import static io.github.fer4j.models.zoo.Conv.conv3x3;
import static io.github.fer4j.models.zoo.Conv.conv7x7;

/**
 * The first layers of residual nets: a 7x7 convolution with stride 2 and max pooling, a quarter of each side (He et al. 2016,
 * table 1); for small images a 3x3 convolution that keeps the size (their section 4.2, for CIFAR).
 */
final class ResNetStem {
    private ResNetStem() {}

    static void build(NetBuilder net, NetOptions options, int filters) {
        net.padding(Padding.SYMMETRIC).stage("stem");
        if (Stem.isSmall(net, options)) {
            net.convNormRelu(conv3x3(filters));
        } else {
            net.convNormRelu(conv7x7(filters).stride(2)).maxPool3x3();
        }
    }
}
