package io.github.fer4j.models.zoo;

import static io.github.fer4j.models.zoo.Conv.conv1x1;
import static io.github.fer4j.models.zoo.Conv.conv3x3;

import io.github.fer4j.models.zoo.NetBuilder.End;
import org.nd4j.linalg.activations.Activation;

/**
 * The multi-scale attention block of {@link MsafNet} (He, Liao and Li 2025, figure 3 and equation 1, after Res2Net, Gao et al. 2021):
 * four groups of channels, each through a 3x3 convolution that also sees what the one before it made, so that each looks at a
 * larger region; then channel attention over all four.
 */
final class MultiScaleAttention {
    private static final int GROUPS = 4;

    /** How many times fewer channels there are between the layers of channel attention. */
    private static final int SQUEEZE = 16;

    private MultiScaleAttention() {}

    static void add(NetBuilder net) {
        int channels = net.channels();
        net.sumRelu(main -> scales(main).convNorm(conv1x1(channels)), unchanged -> {});
    }

    private static NetBuilder scales(NetBuilder net) {
        int width = Math.max(1, net.channels() / GROUPS);
        End start = net.end();
        End[] groups = new End[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            // A 1x1 convolution for each group is the same as one for all that is split.
            net.from(start).convNormRelu(conv1x1(width));
            if (i > 0) {
                net.plus(net.end(), groups[i - 1]);
            }
            groups[i] = net.convNormRelu(conv3x3(width)).end();
        }
        return net.concat(groups).squeezeExcite(Math.max(1, GROUPS * width / SQUEEZE), Activation.RELU);
    }
}
