package io.github.fer4j.models.zoo;

import java.util.Map;

/**
 * A residual net for 48x48 faces and two cores, from basic blocks (He et al. 2016): one convolution and max pooling, then
 * three stages at 24x24, 12x12 and 6x6, where 1, 2 and 2 blocks of ordinary 3x3 convolutions do nearly all the work; those
 * run nearer to what a CPU can do than depthwise ones. Global average pooling, dropout.
 */
final class SlimResNet implements NetArchitecture {
    private static final int STAGES = 3;

    @Override
    public String name() {
        return "slimResNet";
    }

    @Override
    public Map<String, String> defaults() {
        return Map.of("filters", "32,64,128", "blocks", "1,2,2", "dropout", "0.2");
    }

    @Override
    public int smallestSide(NetOptions options) {
        return 2; // one halving; the others round up
    }

    @Override
    public void build(NetBuilder net, NetOptions options) {
        int[] filters = options.widths("filters", STAGES);
        int[] blocks = options.widths("blocks", STAGES);
        net.padding(Padding.SYMMETRIC).stage("stem").convNormRelu(filters[0]).maxPool();
        for (int stage = 0; stage < STAGES; stage++) {
            net.stage("stage" + (stage + 1));
            for (int block = 0; block < blocks[stage]; block++) {
                ResNet18.basicBlock(net, filters[stage], stage > 0 && block == 0 ? 2 : 1);
            }
        }
        net.stage("head").globalAveragePool().dropout(options.share("dropout"));
    }
}
