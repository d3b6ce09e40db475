package io.github.fer4j.models.internal;

import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The end of a residual block (He et al. 2016, equation 1): {@code max(0, a + b)} of two feature maps of one shape,
 * {@code [batch, channels, height, width]}.
 *
 * <p>A sum and an activation layer behind it do the same; this vertex rectifies in place, so that the sum is not kept as
 * well, and needs no copies.
 */
public final class SumRelu extends TwoInputVertex {
    private static final long serialVersionUID = 1L;

    /** Creates the vertex; it has no settings. */
    public SumRelu() {}

    @Override
    boolean fits(InputType.InputTypeConvolutional first, InputType.InputTypeConvolutional second) {
        return first.equals(second);
    }

    @Override
    String rule() {
        return "a residual sum takes two feature maps of one shape";
    }

    @Override
    public GraphVertex instantiate(
            ComputationGraph graph,
            String name,
            int index,
            INDArray parameters,
            boolean initialise,
            DataType dataType) {
        return new SumReluVertex(graph, name, index, dataType);
    }

    @Override
    public SumRelu clone() {
        return new SumRelu();
    }
}
