package io.github.fer4j.models.internal.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.GraphProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorShapeProto;
import onnx.Onnx.TypeProto;
import onnx.Onnx.ValueInfoProto;
import org.nd4j.shade.protobuf.ByteString;

/** An ONNX graph under construction: operations, and the constants that they read. Tensors are known by their names. */
final class GraphWriter {
    /** The name of the first axis of inputs and outputs, which has any length. */
    private static final String BATCH = "batch";

    private final GraphProto.Builder graph = GraphProto.newBuilder();
    private final Set<String> shared = new HashSet<>();

    GraphWriter(String name) {
        graph.setName(name);
    }

    /**
     * Adds an operation with one output.
     *
     * @param operation its name in the standard
     * @param output the name of what it gives, and its own
     * @return the output
     */
    String node(String operation, String output, List<String> inputs, AttributeProto... attributes) {
        nodeOfMany(operation, List.of(output), inputs, attributes);
        return output;
    }

    /** Adds an operation with several outputs, the first of which gives it its name. */
    void nodeOfMany(String operation, List<String> outputs, List<String> inputs, AttributeProto... attributes) {
        graph.addNode(NodeProto.newBuilder()
                .setOpType(operation)
                .setName(outputs.get(0))
                .addAllInput(inputs)
                .addAllOutput(outputs)
                .addAllAttribute(List.of(attributes)));
    }

    /**
     * Adds a constant.
     *
     * @param values row by row
     * @param shape as many values; none for a scalar
     * @return the name
     */
    String constant(String name, float[] values, long... shape) {
        long length = 1;
        for (long side : shape) {
            length *= side;
        }
        if (length != values.length) {
            throw new IllegalStateException(name + ": " + length + " values expected, got " + values.length);
        }
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return constant(name, TensorProto.DataType.FLOAT, bytes, shape);
    }

    /** Adds a list of whole numbers, such as a shape. */
    String whole(String name, long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        return constant(name, TensorProto.DataType.INT64, bytes, values.length);
    }

    /** A scalar; one for all that ask for this value. */
    String scalar(float value) {
        String name = "scalar/" + value;
        return shared.add(name) ? constant(name, new float[] {value}) : name;
    }

    private String constant(String name, TensorProto.DataType type, ByteBuffer bytes, long... shape) {
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(type.getNumber())
                .setRawData(ByteString.copyFrom(bytes));
        for (long side : shape) {
            tensor.addDims(side);
        }
        graph.addInitializer(tensor);
        return name;
    }

    /** Declares an input of the graph: single-precision, {@code [batch, sides]}. */
    void input(String name, long... sides) {
        graph.addInput(value(name, sides));
    }

    /** Declares an output of the graph: single-precision, {@code [batch, sides]}. */
    void output(String name, long... sides) {
        graph.addOutput(value(name, sides));
    }

    private static ValueInfoProto value(String name, long... sides) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder()
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam(BATCH));
        for (long side : sides) {
            shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(side));
        }
        TypeProto.Tensor type = TypeProto.Tensor.newBuilder()
                .setElemType(TensorProto.DataType.FLOAT.getNumber())
                .setShape(shape)
                .build();
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(type))
                .build();
    }

    GraphProto graph() {
        return graph.build();
    }
}
