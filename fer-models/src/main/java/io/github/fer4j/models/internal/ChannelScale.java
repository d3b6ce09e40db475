package io.github.fer4j.models.internal;

import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The end of squeeze-and-excitation (Hu et al. 2018, <a href="https://arxiv.org/abs/1709.01507">arXiv:1709.01507</a>,
 * equation 4): feature maps {@code [batch, channels, height, width]}, each times its gate, {@code [batch, channels, 1, 1]}.
 *
 * <p>The stock {@code ElementWiseVertex(Product)} refuses these shapes when the graph is built.
 */
public final class ChannelScale extends TwoInputVertex {
    private static final long serialVersionUID = 1L;

    /** Creates the vertex; it has no settings. */
    public ChannelScale() {}

    @Override
    boolean fits(InputType.InputTypeConvolutional maps, InputType.InputTypeConvolutional gates) {
        return gates.getHeight() == 1 && gates.getWidth() == 1 && gates.getChannels() == maps.getChannels();
    }

    @Override
    String rule() {
        return "scaling takes feature maps and 1x1 gates of as many channels";
    }

    @Override
    public GraphVertex instantiate(
            ComputationGraph graph,
            String name,
            int index,
            INDArray parameters,
            boolean initialise,
            DataType dataType) {
        return new ChannelScaleVertex(graph, name, index, dataType);
    }

    @Override
    public ChannelScale clone() {
        return new ChannelScale();
    }
}
