package io.github.fer4j.models.zoo;

import static io.github.fer4j.models.zoo.Conv.conv3x3;

import java.util.Map;

/**
 * The net of the FER+ paper (Barsoum et al. 2016, figure 4): blocks of 2, 2, 3 and 3 convolutions, each block with max
 * pooling and dropout behind it; then two dense layers with dropout.
 */
final class Vgg13 implements NetArchitecture {
    private static final int[] CONVOLUTIONS = {2, 2, 3, 3};

    @Override
    public String name() {
        return "vgg13";
    }

    @Override
    public Map<String, String> defaults() {
        return Map.of("filters", "64,128,256,256", "units", "1024,1024", "convDropout", "0.25", "dropout", "0.5");
    }

    @Override
    public int smallestSide(NetOptions options) {
        return 16; // four halvings
    }

    @Override
    public void build(NetBuilder net, NetOptions options) {
        int[] filters = options.widths("filters", CONVOLUTIONS.length);
        for (int block = 0; block < filters.length; block++) {
            net.stage("block" + (block + 1));
            for (int i = 1; i < CONVOLUTIONS[block]; i++) {
                net.convWithBias(conv3x3(filters[block])).relu();
            }
            net.convPoolRelu(filters[block]).dropout(options.share("convDropout"));
        }
        net.stage("head");
        for (int units : options.widths("units", 2)) {
            net.denseRelu(units).dropout(options.share("dropout"));
        }
    }
}
