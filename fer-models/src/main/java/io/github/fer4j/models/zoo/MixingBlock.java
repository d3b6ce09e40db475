package io.github.fer4j.models.zoo;

import static io.github.fer4j.models.zoo.Conv.conv1x1;

import io.github.fer4j.models.internal.attention.WindowAttention;
import io.github.fer4j.models.zoo.NetBuilder.End;
import org.nd4j.linalg.activations.Activation;

/**
 * The block of the global branch of {@link MsafNet} (He, Liao and Li 2025, equations 5 and 6, after MixFormer, Chen et al. 2022,
 * section 3): self-attention in windows, on half of the channels, beside a depthwise convolution. What the convolution sees
 * everywhere gates the channels of the values (channel interaction), and what attention finds gates the positions of the
 * convolution (spatial interaction). Then a dense net of two layers; residuals around both.
 */
final class MixingBlock {
    private static final int KERNEL = 3;

    /** How many times wider the dense net is inside. */
    private static final int EXPANSION = 4;

    private MixingBlock() {}

    /**
     * Adds a block that keeps the shape.
     *
     * @param net ends in a multiple of twice as many channels as heads
     */
    static void add(NetBuilder net, int heads, int window) {
        net.sum(maps -> mix(maps, heads, window)).sum(MixingBlock::dense);
    }

    private static void mix(NetBuilder net, int heads, int window) {
        int channels = net.channels();
        int half = channels / 2;
        End start = net.norm().end();

        End convolved = net.convNorm(conv1x1(channels))
                .depthwise(KERNEL, 1)
                .norm()
                .gelu()
                .end();
        End channelGates = gates(net.squeeze(), Math.max(1, channels / 8), half).end();
        End projected = net.from(convolved).convWithBias(conv1x1(half)).end();

        End tokens = net.from(start).convNorm(conv1x1(half)).end();
        End queriesAndKeys = net.convWithBias(conv1x1(2 * half)).end();
        End values = net.from(tokens).convWithBias(conv1x1(half)).end();
        End gated = net.scaleChannels(values, channelGates).end();
        End attended = net.concat(queriesAndKeys, gated)
                .add("attention", new WindowAttention(heads, window), half)
                .end();

        End positionGates = gates(net, Math.max(1, half / 8), 1).end();
        End conv = net.scalePositions(projected, positionGates).norm().end();
        End attention = net.from(attended).norm().end();
        net.concat(attention, conv).convWithBias(conv1x1(channels));
    }

    /** Two 1x1 convolutions with batch normalisation and GELU between them and a sigmoid behind them. */
    private static NetBuilder gates(NetBuilder net, int inside, int count) {
        return net.convNorm(conv1x1(inside)).gelu().convWithBias(conv1x1(count)).activation(Activation.SIGMOID);
    }

    private static void dense(NetBuilder net) {
        int channels = net.channels();
        net.norm().convWithBias(conv1x1(EXPANSION * channels)).gelu().convWithBias(conv1x1(channels));
    }
}
