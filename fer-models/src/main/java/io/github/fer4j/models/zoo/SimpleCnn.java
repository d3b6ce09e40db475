package io.github.fer4j.models.zoo;

import java.util.Map;

/**
 * The plain net that many FER papers start from: three 3x3 convolutions of 64, 128 and 256 filters, each with ReLU and 2x2
 * max pooling; then dense layers of 256 and 128 units with dropout between them.
 */
final class SimpleCnn implements NetArchitecture {
    @Override
    public String name() {
        return "simpleCnn";
    }

    @Override
    public Map<String, String> defaults() {
        return Map.of("filters", "64,128,256", "units", "256,128", "dropout", "0.5");
    }

    @Override
    public int smallestSide(NetOptions options) {
        return 8; // three halvings
    }

    @Override
    public void build(NetBuilder net, NetOptions options) {
        int[] filters = options.widths("filters", 3);
        for (int i = 0; i < filters.length; i++) {
            net.stage("stage" + (i + 1)).convPoolRelu(filters[i]);
        }
        int[] units = options.widths("units", 2);
        net.stage("head").denseRelu(units[0]).dropout(options.share("dropout")).denseRelu(units[1]);
    }
}
