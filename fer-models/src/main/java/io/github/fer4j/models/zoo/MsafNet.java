package io.github.fer4j.models.zoo;

import static io.github.fer4j.models.zoo.Conv.conv1x1;
import static io.github.fer4j.models.zoo.Conv.conv3x3;

import io.github.fer4j.models.zoo.NetBuilder.End;
import java.util.Map;
import org.nd4j.linalg.activations.Activation;

/**
 * MSAFNet (He, Liao and Li 2025, figure 2): ResNet-18 with a {@link MultiScaleAttention} block behind its last stage is the local
 * branch, two stages of {@link MixingBlock}s the global one; the means of both are fused by weights that the net learns. {@link
 * Zoo#msafNet} says what the paper leaves open.
 */
final class MsafNet implements NetArchitecture {
    private static final int STAGES = 2;

    /** Channels of the first global stage; the second has twice as many. */
    private static final int CHANNELS = 128;

    /** Heads of the first global stage; the second has twice as many. */
    private static final int HEADS = 2;

    /** How many times fewer channels there are between the layers that make the weights of the fusion. */
    private static final int FUSION_SQUEEZE = 4;

    @Override
    public String name() {
        return "msafNet";
    }

    @Override
    public Map<String, String> defaults() {
        return Map.of("width", "0.5", "blocks", "2,2", "window", "6", "stem", "auto", "dropout", "0.2");
    }

    @Override
    public int smallestSide(NetOptions options) {
        return 1; // all halvings round up
    }

    @Override
    public void build(NetBuilder net, NetOptions options) {
        double width = options.factor("width");
        End image = net.end();
        ResNet18.features(net, options, width);
        MultiScaleAttention.add(net.stage("local"));
        End local = net.squeeze().end();

        globalBranch(net.from(image), options, width);
        End global = net.squeeze().convWithBias(conv1x1(local.channels())).end();

        fuse(net.stage("fusion"), local, global);
        net.stage("head").globalAveragePool().dropout(options.share("dropout"));
    }

    /** A quarter of each side, an eighth of large images; then the stages, the second at half the size of the first. */
    private static void globalBranch(NetBuilder net, NetOptions options, double width) {
        int[] blocks = options.widths("blocks", STAGES);
        int window = options.whole("window", 1, 32);
        int channels = Widths.scaledToEights(CHANNELS, width);
        net.stage("globalStem")
                .convNormRelu(conv3x3(channels / 2).stride(2))
                .convNormRelu(conv3x3(channels).stride(2));
        if (!Stem.isSmall(net, options)) {
            net.convNormRelu(conv3x3(channels).stride(2));
        }
        for (int stage = 0; stage < STAGES; stage++) {
            net.stage("global" + (stage + 1));
            if (stage > 0) {
                net.convNorm(conv3x3(channels << stage).stride(2));
            }
            for (int block = 0; block < blocks[stage]; block++) {
                MixingBlock.add(net, HEADS << stage, window);
            }
        }
        net.norm();
    }

    /** {@code w local + (1 - w) global}, written with one product. */
    private static void fuse(NetBuilder net, End local, End global) {
        int channels = local.channels();
        End weights = net.concat(local, global)
                .convWithBias(conv1x1(Math.max(1, channels / FUSION_SQUEEZE)))
                .relu()
                .convWithBias(conv1x1(channels))
                .activation(Activation.SIGMOID)
                .end();
        End difference = net.minus(local, global).end();
        End weighed = net.scaleChannels(difference, weights).end();
        net.plus(global, weighed);
    }
}
