package io.github.fer4j.data.face;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes an ONNX model with the inputs and outputs of YuNet that can be followed by hand: a cell of 8x8 pixels is a face as
 * sure as it is red; its box and points lie at fixed distances from the cell. One convolution, transposition and reshaping for
 * each output, as at the end of the real one.
 */
final class TinyYuNet {
    private static final int[] STRIDES = {8, 16, 32};
    private static final int FLOAT = 1;
    private static final int INT_64 = 7;

    /** In cells: the box is 4x4 cells around the middle of the cell. */
    private static final float[] BOX = {0.5f, 0.5f, (float) Math.log(4), (float) Math.log(4)};
    /** In cells from the cell's corner: right eye, left eye, nose, right and left corner of the mouth. */
    private static final float[] POINTS = {-0.5f, 0, 1.5f, 0, 0.5f, 0.75f, 0, 1.5f, 1, 1.5f};

    private final ByteArrayOutputStream graph = new ByteArrayOutputStream();

    private TinyYuNet() {}

    /** The bytes of the file. */
    static byte[] bytes() {
        return bytes("input", POINTS);
    }

    /**
     * The bytes of a file that may be wrong.
     *
     * @param input the name of the input
     * @param points offsets of the points; YuNet has ten
     */
    static byte[] bytes(String input, float[] points) {
        TinyYuNet net = new TinyYuNet();
        for (int stride : STRIDES) {
            float[] red = new float[3 * stride * stride];
            if (stride == 8) {
                // OpenCV's order is blue, green, red.
                Arrays.fill(red, 2 * 64, 3 * 64, 1 / (64 * 255f));
            }
            net.output(input, "cls_" + stride, stride, red, new float[1]);
            net.output(input, "obj_" + stride, stride, red, new float[1]);
            net.output(input, "bbox_" + stride, stride, new float[4 * 3 * stride * stride], BOX);
            net.output(input, "kps_" + stride, stride, new float[points.length * 3 * stride * stride], points);
        }
        text(net.graph, 2, "tiny");
        message(net.graph, 11, value(input, 1, 3, 64, 64));
        ByteArrayOutputStream version = new ByteArrayOutputStream();
        number(version, 2, 11);
        ByteArrayOutputStream model = new ByteArrayOutputStream();
        number(model, 1, 6);
        message(model, 7, net.graph);
        message(model, 8, version);
        return model.toByteArray();
    }

    private void output(String input, String name, int stride, float[] weights, float[] bias) {
        int channels = bias.length;
        tensor(name + "_w", FLOAT, floats(weights), channels, 3, stride, stride);
        tensor(name + "_b", FLOAT, floats(bias), channels);
        ByteBuffer shape = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
        shape.putLong(1).putLong(-1).putLong(channels);
        tensor(name + "_s", INT_64, shape.array(), 3);
        node(
                "Conv",
                name + "_1",
                new String[] {input, name + "_w", name + "_b"},
                ints("kernel_shape", stride, stride),
                ints("strides", stride, stride));
        node("Transpose", name + "_2", new String[] {name + "_1"}, ints("perm", 0, 2, 3, 1));
        node("Reshape", name, new String[] {name + "_2", name + "_s"});
        message(graph, 12, value(name, 1, -1, channels));
    }

    private static byte[] floats(float... values) {
        ByteBuffer buffer = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            buffer.putFloat(value);
        }
        return buffer.array();
    }

    private void node(String type, String output, String[] inputs, ByteArrayOutputStream... attributes) {
        ByteArrayOutputStream node = new ByteArrayOutputStream();
        for (String input : inputs) {
            text(node, 1, input);
        }
        text(node, 2, output);
        text(node, 3, output + "_node");
        text(node, 4, type);
        for (ByteArrayOutputStream attribute : attributes) {
            message(node, 5, attribute);
        }
        message(graph, 1, node);
    }

    private static ByteArrayOutputStream ints(String name, long... values) {
        ByteArrayOutputStream attribute = new ByteArrayOutputStream();
        text(attribute, 1, name);
        for (long value : values) {
            number(attribute, 8, value);
        }
        number(attribute, 20, 7);
        return attribute;
    }

    private void tensor(String name, int type, byte[] content, long... dimensions) {
        ByteArrayOutputStream tensor = new ByteArrayOutputStream();
        for (long dimension : dimensions) {
            number(tensor, 1, dimension);
        }
        number(tensor, 2, type);
        text(tensor, 8, name);
        bytes(tensor, 9, content);
        message(graph, 5, tensor);
    }

    /** A value with its shape; a dimension of -1 has a name instead of a size. */
    private static ByteArrayOutputStream value(String name, long... dimensions) {
        ByteArrayOutputStream shape = new ByteArrayOutputStream();
        for (long size : dimensions) {
            ByteArrayOutputStream dimension = new ByteArrayOutputStream();
            if (size < 0) {
                text(dimension, 2, "n");
            } else {
                number(dimension, 1, size);
            }
            message(shape, 1, dimension);
        }
        ByteArrayOutputStream tensor = new ByteArrayOutputStream();
        number(tensor, 1, FLOAT);
        message(tensor, 2, shape);
        ByteArrayOutputStream type = new ByteArrayOutputStream();
        message(type, 1, tensor);
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        text(value, 1, name);
        message(value, 2, type);
        return value;
    }

    // Protocol buffers: a key (field number and kind), then a number, or a length and bytes.

    private static void number(ByteArrayOutputStream to, int field, long value) {
        varint(to, (long) field << 3);
        varint(to, value);
    }

    private static void text(ByteArrayOutputStream to, int field, String value) {
        bytes(to, field, value.getBytes(StandardCharsets.UTF_8));
    }

    private static void message(ByteArrayOutputStream to, int field, ByteArrayOutputStream content) {
        bytes(to, field, content.toByteArray());
    }

    private static void bytes(ByteArrayOutputStream to, int field, byte[] content) {
        varint(to, (long) field << 3 | 2);
        varint(to, content.length);
        to.writeBytes(content);
    }

    private static void varint(ByteArrayOutputStream to, long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            to.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        to.write((int) rest);
    }
}
