package io.github.fer4j.models.internal.onnx;

import static io.github.fer4j.models.internal.onnx.Attributes.axes;
import static io.github.fer4j.models.internal.onnx.Attributes.whole;

import io.github.fer4j.models.internal.attention.TokenAttention;
import io.github.fer4j.models.internal.attention.WindowAttention;
import java.util.List;
import org.deeplearning4j.nn.conf.inputs.InputType;

/** Writes self-attention, {@code softmax(Q K' / sqrt(d) + B) V}, over all tokens and in windows of feature maps. */
final class Attentions {
    private Attentions() {}

    static String tokens(TokenAttention layer, Site site) {
        GraphWriter graph = site.graph();
        long heads = layer.getHeads();
        long depth = layer.getNOut() / heads;
        List<String> parts = split(site.input(), site, 2);
        String byHead = graph.whole(site.own("by-head"), 0, 0, heads, depth);
        String queries = turned(parts.get(0), byHead, site, axes(0, 2, 1, 3));
        String keys = turned(parts.get(1), byHead, site, axes(0, 2, 3, 1));
        String values = turned(parts.get(2), byHead, site, axes(0, 2, 1, 3));
        String attended = attention(queries, keys, values, null, depth, site);
        String tokensFirst = graph.node("Transpose", site.own("tokens-first"), List.of(attended), axes(0, 2, 1, 3));
        return graph.node(
                "Reshape",
                site.output(),
                List.of(tokensFirst, graph.whole(site.own("side-by-side"), 0, 0, layer.getNOut())));
    }

    static String windows(WindowAttention layer, Site site) {
        GraphWriter graph = site.graph();
        InputType.InputTypeConvolutional maps = site.maps();
        long heads = layer.getHeads();
        long depth = layer.getNOut() / heads;
        long window = layer.getWindow();
        long down = (maps.getHeight() + window - 1) / window;
        long across = (maps.getWidth() + window - 1) / window;
        long missingDown = down * window - maps.getHeight();
        long missingAcross = across * window - maps.getWidth();
        boolean isPadded = missingDown > 0 || missingAcross > 0;
        String input = site.input();
        if (isPadded) {
            String room = graph.whole(site.own("room"), 0, 0, 0, 0, 0, 0, missingDown, missingAcross);
            input = graph.node("Pad", site.own("padded"), List.of(input, room));
        }
        List<String> parts = split(input, site, 1);
        String grid = graph.whole(site.own("grid"), 0, heads, depth, down, window, across, window);
        // [batch, down, across, heads, tokens of a window, depth], the first three as one axis; of the keys, the last
        // two turned.
        String asTokens = graph.whole(site.own("as-tokens"), -1, heads, window * window, depth);
        String asKeys = graph.whole(site.own("as-keys"), -1, heads, depth, window * window);
        String queries = reshaped(turned(parts.get(0), grid, site, axes(0, 3, 5, 1, 4, 6, 2)), asTokens, graph);
        String keys = reshaped(turned(parts.get(1), grid, site, axes(0, 3, 5, 1, 2, 4, 6)), asKeys, graph);
        String values = reshaped(turned(parts.get(2), grid, site, axes(0, 3, 5, 1, 4, 6, 2)), asTokens, graph);
        String bias = graph.constant(
                site.own("bias"), bias(layer, site.parameters()), heads, window * window, window * window);
        String attended = attention(queries, keys, values, bias, depth, site);

        String byWindow = graph.node(
                "Reshape",
                site.own("by-window"),
                List.of(
                        attended,
                        graph.whole(site.own("by-window-shape"), -1, down, across, heads, window, window, depth)));
        String channelsFirst =
                graph.node("Transpose", site.own("channels-first"), List.of(byWindow), axes(0, 3, 6, 1, 4, 2, 5));
        String whole = graph.node(
                "Reshape",
                isPadded ? site.own("whole") : site.output(),
                List.of(
                        channelsFirst,
                        graph.whole(site.own("whole-shape"), 0, layer.getNOut(), down * window, across * window)));
        return !isPadded
                ? whole
                : graph.node(
                        "Slice",
                        site.output(),
                        List.of(
                                whole,
                                graph.whole(site.own("crop-from"), 0, 0),
                                graph.whole(site.own("crop-to"), maps.getHeight(), maps.getWidth()),
                                graph.whole(site.own("crop-axes"), 2, 3)));
    }

    /** Queries, keys and values, which lie one behind the other along an axis. */
    private static List<String> split(String input, Site site, int axis) {
        List<String> parts = List.of(site.own("queries"), site.own("keys"), site.own("values"));
        site.graph().nodeOfMany("Split", parts, List.of(input), whole("axis", axis));
        return parts;
    }

    private static String turned(String part, String shape, Site site, onnx.Onnx.AttributeProto order) {
        String shaped = site.graph().node("Reshape", part + "-shaped", List.of(part, shape));
        return site.graph().node("Transpose", part + "-turned", List.of(shaped), order);
    }

    private static String reshaped(String part, String shape, GraphWriter graph) {
        return graph.node("Reshape", part + "-flat", List.of(part, shape));
    }

    /**
     * The attention of {@code [groups, heads, tokens, depth]}.
     *
     * @param keys {@code [groups, heads, depth, tokens]}
     * @param bias {@code [heads, tokens, tokens]}, or null
     */
    private static String attention(String queries, String keys, String values, String bias, long depth, Site site) {
        GraphWriter graph = site.graph();
        String products = graph.node("MatMul", site.own("products"), List.of(queries, keys));
        String scale = graph.scalar((float) (1 / Math.sqrt(depth)));
        String scores = graph.node("Mul", site.own("scores"), List.of(products, scale));
        if (bias != null) {
            scores = graph.node("Add", site.own("biased"), List.of(scores, bias));
        }
        String shares = graph.node("Softmax", site.own("shares"), List.of(scores), whole("axis", -1));
        return graph.node("MatMul", site.own("attended"), List.of(shares, values));
    }

    /** What is added to the product of each query and key: {@code [heads, window^2, window^2]}. */
    private static float[] bias(WindowAttention layer, LayerParameters parameters) {
        float[] positions = parameters.floats(WindowAttention.POSITIONS);
        int[] distances = layer.distances();
        int perHead = positions.length / layer.getHeads();
        float[] bias = new float[layer.getHeads() * distances.length];
        for (int i = 0; i < bias.length; i++) {
            bias[i] = positions[i / distances.length * perHead + distances[i % distances.length]];
        }
        return bias;
    }
}
