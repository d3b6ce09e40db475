package io.github.fer4j.models.internal.onnx;

import static io.github.fer4j.models.internal.onnx.Attributes.whole;

import io.github.fer4j.models.internal.attention.PatchEmbedding;
import io.github.fer4j.models.internal.attention.TokenDense;
import io.github.fer4j.models.internal.attention.TokenPool;
import java.util.List;

/** Writes the layers that make, change and pool tokens, {@code [batch, tokens, width]}. */
final class Tokens {
    private Tokens() {}

    /**
     * A convolution whose stride is its kernel, and its positions as tokens. Where a class token goes first, a token of zeros
     * is put there, to which the class token is added together with the positions: so the batch stays free.
     */
    static String patches(PatchEmbedding layer, Site site) {
        GraphWriter graph = site.graph();
        int patch = layer.getPatch();
        int width = (int) layer.getNOut();
        int count = layer.getGridHeight() * layer.getGridWidth();
        int[] kernel = {patch, patch};
        String maps = graph.node(
                "Conv",
                site.own("maps"),
                List.of(
                        site.input(),
                        graph.constant(
                                site.own("W"),
                                site.parameters().floats(PatchEmbedding.WEIGHTS),
                                width,
                                layer.getNIn(),
                                patch,
                                patch),
                        graph.constant(site.own("b"), site.parameters().floats(PatchEmbedding.BIAS), width)),
                whole("kernel_shape", kernel),
                whole("strides", kernel));
        String rows = graph.node(
                "Reshape", site.own("rows"), List.of(maps, graph.whole(site.own("rows-shape"), 0, width, count)));
        boolean plain = !layer.isClassToken() && !layer.isPositions();
        String tokens = graph.node(
                "Transpose", plain ? site.output() : site.own("tokens"), List.of(rows), Attributes.axes(0, 2, 1));
        if (plain) {
            return tokens;
        }
        if (layer.isClassToken()) {
            String room = graph.whole(site.own("room-for-class"), 0, 1, 0, 0, 0, 0);
            tokens = graph.node("Pad", site.own("with-class"), List.of(tokens, room));
            count++;
        }
        String added = graph.constant(site.own("added"), added(layer, site.parameters(), count, width), count, width);
        return graph.node("Add", site.output(), List.of(tokens, added));
    }

    private static float[] added(PatchEmbedding layer, LayerParameters parameters, int count, int width) {
        float[] added = layer.isPositions() ? parameters.floats(PatchEmbedding.POSITIONS) : new float[count * width];
        if (layer.isClassToken()) {
            float[] first = parameters.floats(PatchEmbedding.CLASS);
            for (int i = 0; i < width; i++) {
                added[i] += first[i];
            }
        }
        return added;
    }

    static String dense(TokenDense layer, Site site) {
        GraphWriter graph = site.graph();
        String weights = graph.constant(
                site.own("W"), site.parameters().floats(TokenDense.WEIGHTS), layer.getNIn(), layer.getNOut());
        String bias = graph.constant(site.own("b"), site.parameters().floats(TokenDense.BIAS), layer.getNOut());
        String product = graph.node("MatMul", site.own("matmul"), List.of(site.input(), weights));
        String sums = graph.node("Add", layer.isGelu() ? site.own("sum") : site.output(), List.of(product, bias));
        return layer.isGelu() ? Activations.gelu(sums, site) : sums;
    }

    static String pool(TokenPool layer, Site site) {
        GraphWriter graph = site.graph();
        if (!layer.isFirst()) {
            return graph.node(
                    "ReduceMean",
                    site.output(),
                    List.of(site.input()),
                    whole("axes", new int[] {1}),
                    whole("keepdims", 0));
        }
        String first = graph.node(
                "Gather",
                site.own("first"),
                List.of(site.input(), graph.whole(site.own("index"), 0)),
                whole("axis", 1));
        return graph.node("Flatten", site.output(), List.of(first), whole("axis", 1));
    }
}
