package io.github.fer4j.benchmarks.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A message of Protocol Buffers, field by field; with it, the parts of {@code onnx.proto} that hostile graphs are made of. */
final class Proto {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Proto number(int field, long value) {
        variable((long) field << 3);
        variable(value);
        return this;
    }

    Proto bytes(int field, byte[] value) {
        variable((long) field << 3 | 2);
        variable(value.length);
        out.writeBytes(value);
        return this;
    }

    Proto text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    Proto message(int field, Proto value) {
        return bytes(field, value.bytes());
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    private void variable(long value) {
        long left = value;
        while ((left & ~0x7fL) != 0) {
            out.write((int) (left & 0x7f | 0x80));
            left >>>= 7;
        }
        out.write((int) left);
    }

    /** {@code ModelProto} of version 8, operators of version 17. */
    static Proto model(Proto graph) {
        return new Proto().number(1, 8).message(8, new Proto().number(2, 17)).message(7, graph);
    }

    /** {@code NodeProto} with one output. */
    static Proto node(String operator, String output, String... inputs) {
        Proto node = new Proto();
        for (String input : inputs) {
            node.text(1, input);
        }
        return node.text(2, output).text(4, operator);
    }

    /** {@code AttributeProto} that is a graph. */
    static Proto graphAttribute(String name, Proto graph) {
        return new Proto().text(1, name).message(6, graph).number(20, 5);
    }

    /** {@code AttributeProto} that is a list of integers. */
    static Proto integers(String name, long... values) {
        Proto attribute = new Proto().text(1, name);
        for (long value : values) {
            attribute.number(8, value);
        }
        return attribute.number(20, 7);
    }

    /** {@code TensorProto} of 4-byte floats. */
    static Proto floats(String name, float[] values, long... shape) {
        ByteBuffer raw = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        return shaped(shape).number(2, 1).text(8, name).bytes(9, raw.array());
    }

    /** {@code TensorProto} of 8-byte integers. */
    static Proto longs(String name, long[] values, long... shape) {
        ByteBuffer raw = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        raw.asLongBuffer().put(values);
        return shaped(shape).number(2, 7).text(8, name).bytes(9, raw.array());
    }

    /** {@code TensorProto} of one truth value. */
    static Proto truth(String name) {
        return shaped().number(2, 9).text(8, name).bytes(9, new byte[] {1});
    }

    private static Proto shaped(long... shape) {
        Proto tensor = new Proto();
        for (long side : shape) {
            tensor.number(1, side);
        }
        return tensor;
    }

    /** {@code ValueInfoProto} of 4-byte floats whose first side is any batch. */
    static Proto batched(String name, long... sides) {
        Proto shape = new Proto().message(1, new Proto().text(2, "batch"));
        for (long side : sides) {
            shape.message(1, new Proto().number(1, side));
        }
        return value(name, 1, shape);
    }

    /** {@code ValueInfoProto} of a type of element and a shape; without sides a single value. */
    static Proto value(String name, int element, Proto shape) {
        Proto tensor = new Proto().number(1, element).message(2, shape);
        return new Proto().text(1, name).message(2, new Proto().message(1, tensor));
    }
}
