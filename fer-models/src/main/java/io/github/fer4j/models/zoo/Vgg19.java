package io.github.fer4j.models.zoo;

import static io.github.fer4j.models.zoo.Conv.conv3x3;

import java.util.Map;

/**
 * VGG19 (Simonyan and Zisserman 2015, table 1, column E): blocks of 2, 2, 4, 4 and 4 convolutions with max pooling, then two
 * dense layers with dropout. The paper's net has no batch normalisation; {@code norm} adds it behind each convolution,
 * without which a net so deep hardly learns from scratch.
 */
final class Vgg19 implements NetArchitecture {
    private static final int[] CONVOLUTIONS = {2, 2, 4, 4, 4};

    @Override
    public String name() {
        return "vgg19";
    }

    @Override
    public Map<String, String> defaults() {
        return Map.of("filters", "64,128,256,512,512", "units", "4096,4096", "dropout", "0.5", "norm", "false");
    }

    @Override
    public int smallestSide(NetOptions options) {
        return 32; // five halvings
    }

    @Override
    public void build(NetBuilder net, NetOptions options) {
        int[] filters = options.widths("filters", CONVOLUTIONS.length);
        boolean norm = options.flag("norm");
        for (int block = 0; block < filters.length; block++) {
            net.stage("block" + (block + 1));
            for (int i = 1; i < CONVOLUTIONS[block]; i++) {
                if (norm) {
                    net.convNormRelu(filters[block]);
                } else {
                    net.convWithBias(conv3x3(filters[block])).relu();
                }
            }
            if (norm) {
                net.convNormRelu(filters[block]).maxPool();
            } else {
                net.convPoolRelu(filters[block]);
            }
        }
        net.stage("head");
        for (int units : options.widths("units", 2)) {
            net.denseRelu(units).dropout(options.share("dropout"));
        }
    }
}
