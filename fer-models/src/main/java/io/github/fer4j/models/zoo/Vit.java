package io.github.fer4j.models.zoo;

import io.github.fer4j.models.internal.attention.LayerNorm;
import io.github.fer4j.models.internal.attention.PatchEmbedding;
import io.github.fer4j.models.internal.attention.TokenAttention;
import io.github.fer4j.models.internal.attention.TokenDense;
import io.github.fer4j.models.internal.attention.TokenPool;
import java.util.List;
import java.util.Map;

/**
 * Vision transformer (Dosovitskiy et al. 2021, figure 1 and equations 1 to 4): patches become tokens, blocks of self-attention
 * and of a dense net of two layers, both with layer normalisation before and a residual around, and a head on the class token
 * or on the mean of all tokens. Dropout is where the paper has it: behind the positions and behind each dense layer but that
 * of queries, keys and values. GELU is the exact one.
 */
final class Vit implements NetArchitecture {
    private static final int LARGEST_WIDTH = 8192;

    /** What the head looks at. */
    private enum Pool {
        CLASS,
        MEAN
    }

    @Override
    public String name() {
        return "vit";
    }

    @Override
    public Map<String, String> defaults() {
        return Map.of(
                "patch", "6",
                "width", "128",
                "depth", "6",
                "heads", "4",
                "mlpRatio", "4",
                "pool", "class",
                "positions", "true",
                "dropout", "0.1");
    }

    @Override
    public int smallestSide(NetOptions options) {
        return patch(options); // one patch
    }

    private static int patch(NetOptions options) {
        return options.whole("patch", 1, 1024);
    }

    @Override
    public void build(NetBuilder net, NetOptions options) {
        int width = options.whole("width", 1, LARGEST_WIDTH);
        int heads = options.divisor("heads", width);
        int depth = options.whole("depth", 1, 100);
        int inside = Widths.scaled(width, options.factor("mlpRatio"));
        double dropout = options.share("dropout");
        boolean classToken = options.choice("pool", List.of(Pool.values())) == Pool.CLASS;
        PatchEmbedding embedding = new PatchEmbedding(width, patch(options), classToken, options.flag("positions"));
        net.stage("embedding").add("patches", embedding, width).dropout(dropout);
        for (int block = 1; block <= depth; block++) {
            net.stage("block" + block);
            net.sum(tokens -> attention(tokens, heads, dropout)).sum(tokens -> dense(tokens, inside, dropout));
        }
        net.stage("head").add("norm", new LayerNorm(), width).add("pool", new TokenPool(classToken), width);
    }

    private static void attention(NetBuilder net, int heads, double dropout) {
        int width = net.channels();
        net.add("norm", new LayerNorm(), width)
                .add("qkv", new TokenDense(3 * width, false), 3 * width)
                .add("attention", new TokenAttention(heads), width)
                .add("projection", new TokenDense(width, false), width)
                .dropout(dropout);
    }

    private static void dense(NetBuilder net, int inside, double dropout) {
        int width = net.channels();
        net.add("norm", new LayerNorm(), width)
                .add("dense", new TokenDense(inside, true), inside)
                .dropout(dropout)
                .add("dense", new TokenDense(width, false), width)
                .dropout(dropout);
    }
}
