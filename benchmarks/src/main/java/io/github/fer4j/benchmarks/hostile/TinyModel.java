package io.github.fer4j.benchmarks.hostile;

import static io.github.fer4j.benchmarks.hostile.Proto.floats;
import static io.github.fer4j.benchmarks.hostile.Proto.graphAttribute;
import static io.github.fer4j.benchmarks.hostile.Proto.longs;
import static io.github.fer4j.benchmarks.hostile.Proto.node;

import io.github.fer4j.Interpolation;
import io.github.fer4j.format.Architecture;
import io.github.fer4j.format.FaceCrop;
import io.github.fer4j.format.ModelCard;
import io.github.fer4j.format.Normalisation;
import io.github.fer4j.format.Preprocessing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/**
 * A linear model of 2x2 gray pixels and three emotions. Its file is so small that a changed byte mostly hits the graph, and its
 * graph so simple that hostile ones can be built around it: {@code logits = flat(image) W}.
 */
final class TinyModel {
    private static final int NODE = 1;
    private static final int CONSTANT = 5;
    private static final int INPUT = 11;
    private static final int OUTPUT = 12;
    private static final int ATTRIBUTE = 5;

    /** The square of it is more elements than any memory holds. */
    private static final long MANY = 1L << 28;

    private static final ModelCard CARD = new ModelCard(
            "tiny",
            "logits linear in four pixels",
            List.of("anger", "happiness", "neutral"),
            new Preprocessing(2, 2, 1, Interpolation.AREA, Normalisation.unit()),
            FaceCrop.tight(),
            new Architecture("linear", Map.of()),
            null,
            List.of(),
            "none");

    private final List<Supplier<byte[]>> hostileGraphs = List.of(
            TinyModel::endlessLoop,
            TinyModel::otherFile,
            () -> Proto.model(linear("logits", "W").message(NODE, node("Bewitch", "x", "flat")))
                    .bytes(),
            () -> Proto.model(linear("logits", "unknown")).bytes(),
            () -> Proto.model(linear("scores", "W")).bytes(),
            () -> Proto.model(linear("flat", "W")).bytes(), // its own input
            () -> Proto.model(new Proto().text(2, "empty")).bytes(),
            () -> withNode(constantOfShape(MANY, MANY), "large"),
            () -> withNode(constantOfShape(Long.MAX_VALUE), "large"),
            () -> withNode(constantOfShape(-1), "large"),
            () -> Proto.model(frame("logits").message(CONSTANT, floats("W", new float[3], 4, 3)))
                    .bytes(),
            () -> Proto.model(frame("logits").message(CONSTANT, floats("W", new float[12], 1L << 40, 1L << 40)))
                    .bytes(),
            () -> Proto.model(frame("logits").message(CONSTANT, floats("W", nan(), 4, 3)))
                    .bytes(),
            TinyModel::deeplyNested,
            TinyModel::functionsInFunctions);

    /** The model as it should be. */
    byte[] onnx() {
        return Proto.model(linear("logits", "W")).bytes();
    }

    /** A model file of these ONNX bytes with true checksums. */
    byte[] file(byte[] onnx) {
        byte[] card = CARD.toJson().getBytes(StandardCharsets.UTF_8);
        return new ModelEntries(Map.of(ModelEntries.CARD, card))
                .with(ModelEntries.ONNX, onnx)
                .zipWithSums();
    }

    /** A well-formed file of a graph that cannot be run, or must not. */
    byte[] hostileGraph(Random random) {
        return file(hostileGraphs.get(random.nextInt(hostileGraphs.size())).get());
    }

    /** All of them. */
    List<byte[]> hostileGraphs() {
        return hostileGraphs.stream().map(graph -> file(graph.get())).toList();
    }

    private static Proto frame(String output) {
        return new Proto()
                .message(NODE, node("Flatten", "flat", "image"))
                .message(NODE, node("MatMul", output, "flat", "W"))
                .text(2, "tiny")
                .message(INPUT, Proto.batched("image", 1, 2, 2))
                .message(OUTPUT, Proto.batched(output, 3));
    }

    private static Proto linear(String output, String weights) {
        return frame(output).message(CONSTANT, floats(weights, weights(), 4, 3));
    }

    private static float[] weights() {
        float[] weights = new float[12];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = i % 5 - 2;
        }
        return weights;
    }

    private static float[] nan() {
        float[] weights = weights();
        weights[7] = Float.NaN;
        return weights;
    }

    /** The tiny net with one node more, whose one value is added to the logits. */
    private static byte[] withNode(Proto[] parts, String value) {
        Proto graph = new Proto().text(2, "tiny").message(INPUT, Proto.batched("image", 1, 2, 2));
        graph.message(OUTPUT, Proto.batched("logits", 3)).message(CONSTANT, floats("W", weights(), 4, 3));
        graph.message(CONSTANT, parts[0]).message(NODE, parts[1]);
        graph.message(NODE, node("Flatten", "flat", "image"));
        graph.message(NODE, node("MatMul", "product", "flat", "W"));
        graph.message(NODE, node("ReduceMax", "one", value).message(ATTRIBUTE, keepDims()));
        return Proto.model(graph.message(NODE, node("Add", "logits", "product", "one")))
                .bytes();
    }

    private static Proto keepDims() {
        return new Proto().text(1, "keepdims").number(3, 0).number(20, 2);
    }

    private static Proto[] constantOfShape(long... shape) {
        return new Proto[] {longs("shape", shape, shape.length), node("ConstantOfShape", "large", "shape")};
    }

    /** A loop without a last trip whose condition stays true. */
    private static byte[] endlessLoop() {
        Proto single = new Proto();
        Proto body = new Proto()
                .message(NODE, node("Identity", "goesOn", "goOn"))
                .message(NODE, node("Identity", "next", "value"))
                .text(2, "body")
                .message(INPUT, Proto.value("trip", 7, single))
                .message(INPUT, Proto.value("goOn", 9, single))
                .message(INPUT, Proto.batched("value", 3))
                .message(OUTPUT, Proto.value("goesOn", 9, single))
                .message(OUTPUT, Proto.batched("next", 3));
        Proto graph = new Proto()
                .message(NODE, node("Flatten", "flat", "image"))
                .message(NODE, node("MatMul", "product", "flat", "W"))
                .message(
                        NODE,
                        node("Loop", "logits", "", "always", "product")
                                .message(ATTRIBUTE, graphAttribute("body", body)))
                .text(2, "tiny")
                .message(CONSTANT, floats("W", weights(), 4, 3))
                .message(CONSTANT, Proto.truth("always"))
                .message(INPUT, Proto.batched("image", 1, 2, 2))
                .message(OUTPUT, Proto.batched("logits", 3));
        return Proto.model(graph).bytes();
    }

    /** Weights that lie in another file of the machine ({@code TensorProto.external_data}). */
    private static byte[] otherFile() {
        Proto elsewhere = new Proto()
                .number(1, 4)
                .number(1, 3)
                .number(2, 1)
                .text(8, "W")
                .message(13, new Proto().text(1, "location").text(2, "../../../../../../etc/passwd"))
                .message(13, new Proto().text(1, "length").text(2, "48"))
                .number(14, 1);
        return Proto.model(frame("logits").message(CONSTANT, elsewhere)).bytes();
    }

    /** Branches within branches. */
    private static byte[] deeplyNested() {
        Proto branch = new Proto().text(2, "leaf");
        for (int i = 0; i < 300; i++) {
            branch = new Proto()
                    .message(
                            NODE,
                            node("If", "x" + i, "always").message(ATTRIBUTE, graphAttribute("then_branch", branch)));
        }
        return Proto.model(branch).bytes();
    }

    /** Thirty functions, each of which calls the next one ten times: 10^30 nodes once they are written out. */
    private static byte[] functionsInFunctions() {
        Proto model = Proto.model(new Proto()
                        .message(NODE, node("Flatten", "flat", "image"))
                        .message(NODE, node("F0", "same", "flat").text(7, "own"))
                        .message(NODE, node("MatMul", "logits", "same", "W"))
                        .text(2, "tiny")
                        .message(CONSTANT, floats("W", weights(), 4, 3))
                        .message(INPUT, Proto.batched("image", 1, 2, 2))
                        .message(OUTPUT, Proto.batched("logits", 3)))
                .message(8, new Proto().text(1, "own").number(2, 1));
        for (int i = 0; i < 30; i++) {
            Proto function = new Proto().text(1, "F" + i).text(4, "x").text(5, "v10");
            for (int call = 0; call < 10; call++) {
                String input = call == 0 ? "x" : "v" + call;
                Proto node = i == 29
                        ? node("Identity", "v" + (call + 1), input)
                        : node("F" + (i + 1), "v" + (call + 1), input).text(7, "own");
                function.message(7, node);
            }
            function.message(9, new Proto().number(2, 17))
                    .message(9, new Proto().text(1, "own").number(2, 1));
            model.message(25, function.text(10, "own"));
        }
        return model.bytes();
    }
}
