package io.github.fer4j.onnx;

import io.github.fer4j.Interpolation;
import io.github.fer4j.format.Architecture;
import io.github.fer4j.format.FaceCrop;
import io.github.fer4j.format.ModelCard;
import io.github.fer4j.format.ModelFile;
import io.github.fer4j.format.Normalisation;
import io.github.fer4j.format.Preprocessing;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A linear model of 2x2 gray pixels, written as ONNX field by field, so that the engine's tests need no exporter and its answers
 * can be worked out by hand: {@code logits = pixels W + b}, and perhaps {@code affect = tanh(pixels V)}.
 */
final class TinyOnnx {
    static final List<String> LABELS = List.of("anger", "happiness", "neutral");

    /** {@code [pixel, class]}. */
    static final float[] W = {1, 0, 0, 0, 2, 0, 0, 0, 3, -1, 1, 0.5f};

    static final float[] B = {0.1f, 0.2f, 0.3f};

    /** {@code [pixel, valence and arousal]}. */
    static final float[] V = {1, -1, 0, 0.5f, 2, 0, -1, 1};

    private TinyOnnx() {}

    static ModelCard card() {
        return new ModelCard(
                "tiny",
                "logits linear in four pixels",
                LABELS,
                new Preprocessing(2, 2, 1, Interpolation.AREA, Normalisation.unit()),
                FaceCrop.tight(),
                new Architecture("linear", Map.of()),
                null,
                List.of(),
                "none");
    }

    static ModelFile model() {
        return model(onnx(W, B, null, "logits"));
    }

    static ModelFile withAffect() {
        return model(onnx(W, B, V, "logits"));
    }

    static ModelFile model(byte[] onnx) {
        return ModelFile.of(card(), Map.of("onnx", onnx));
    }

    /** A model whose weights, biases and name of the output are these; without affect where there are no weights for it. */
    static byte[] onnx(float[] weights, float[] biases, float[] affect, String output) {
        Message graph = new Message();
        graph.message(1, node("Flatten", "flat", "image"));
        graph.message(1, node("Gemm", output, "flat", "W", "b"));
        graph.text(2, "tiny");
        graph.message(5, constant("W", weights, 4, biases.length));
        graph.message(5, constant("b", biases, biases.length));
        graph.message(11, value("image", 1, 2, 2));
        graph.message(12, value(output, biases.length));
        if (affect != null) {
            graph.message(1, node("MatMul", "raw", "flat", "V"));
            graph.message(1, node("Tanh", "affect", "raw"));
            graph.message(5, constant("V", affect, 4, 2));
            graph.message(12, value("affect", 2));
        }
        return new Message()
                .number(1, 8) // the version of the format
                .message(8, new Message().number(2, 17)) // the version of the operations
                .message(7, graph)
                .bytes();
    }

    private static Message node(String operation, String output, String... inputs) {
        Message node = new Message();
        for (String input : inputs) {
            node.text(1, input);
        }
        return node.text(2, output).text(4, operation);
    }

    private static Message constant(String name, float[] values, long... shape) {
        ByteBuffer raw = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        Message tensor = new Message();
        for (long side : shape) {
            tensor.number(1, side);
        }
        return tensor.number(2, 1).text(8, name).bytes(9, raw.array());
    }

    private static Message value(String name, long... sides) {
        Message shape = new Message().message(1, new Message().text(2, "batch"));
        for (long side : sides) {
            shape.message(1, new Message().number(1, side));
        }
        Message tensor = new Message().number(1, 1).message(2, shape);
        return new Message().text(1, name).message(2, new Message().message(1, tensor));
    }

    /** A message of Protocol Buffers. */
    static final class Message {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Message number(int field, long value) {
            variable((long) field << 3);
            variable(value);
            return this;
        }

        Message bytes(int field, byte[] value) {
            variable((long) field << 3 | 2);
            variable(value.length);
            out.writeBytes(value);
            return this;
        }

        Message text(int field, String value) {
            return bytes(field, value.getBytes(StandardCharsets.UTF_8));
        }

        Message message(int field, Message value) {
            return bytes(field, value.bytes());
        }

        byte[] bytes() {
            return out.toByteArray();
        }

        private void variable(long value) {
            long left = value;
            while (left > 0x7f) {
                out.write((int) (left & 0x7f | 0x80));
                left >>>= 7;
            }
            out.write((int) left);
        }
    }
}
