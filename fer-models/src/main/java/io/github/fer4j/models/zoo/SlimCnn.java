package io.github.fer4j.models.zoo;

import java.util.Map;

/**
 * A net for two cores: seven 3x3 convolutions with batch normalisation in the manner of VGG (Simonyan and Zisserman 2015),
 * one at full size and two at each half, then global average pooling (Lin et al. 2014) instead of dense layers. At 48x48
 * with the default widths it has 0.66 million parameters and 57 million multiply-adds.
 */
final class SlimCnn implements NetArchitecture {
    @Override
    public String name() {
        return "slimCnn";
    }

    @Override
    public Map<String, String> defaults() {
        return Map.of("filters", "32,48,96,192", "dropout", "0.2");
    }

    @Override
    public int smallestSide(NetOptions options) {
        return 8; // three halvings
    }

    @Override
    public void build(NetBuilder net, NetOptions options) {
        int[] filters = options.widths("filters", 4);
        net.stage("stage1").convNormRelu(filters[0]);
        for (int i = 1; i < filters.length; i++) {
            net.maxPool().stage("stage" + (i + 1)).convNormRelu(filters[i]).convNormRelu(filters[i]);
        }
        net.stage("head").globalAveragePool().dropout(options.share("dropout"));
    }
}
