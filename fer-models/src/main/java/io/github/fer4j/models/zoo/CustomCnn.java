package io.github.fer4j.models.zoo;

import java.util.Map;

/**
 * {@link SimpleCnn} with batch normalisation after each convolution, so that it takes a larger learning rate, and with
 * dropout after the last pooling as well.
 */
final class CustomCnn implements NetArchitecture {
    @Override
    public String name() {
        return "customCnn";
    }

    @Override
    public Map<String, String> defaults() {
        return Map.of("filters", "64,128,256", "units", "256,128", "convDropout", "0.3", "dropout", "0.5");
    }

    @Override
    public int smallestSide(NetOptions options) {
        return 8; // three halvings
    }

    @Override
    public void build(NetBuilder net, NetOptions options) {
        int[] filters = options.widths("filters", 3);
        for (int i = 0; i < filters.length; i++) {
            net.stage("stage" + (i + 1)).convNormRelu(filters[i]).maxPool();
        }
        int[] units = options.widths("units", 2);
        net.stage("head")
                .dropout(options.share("convDropout"))
                .denseRelu(units[0])
                .dropout(options.share("dropout"))
                .denseRelu(units[1]);
    }
}
