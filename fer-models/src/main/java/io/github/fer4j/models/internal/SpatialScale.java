package io.github.fer4j.models.internal;

import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Spatial attention: feature maps {@code [batch, channels, height, width]}, each position times its gate, {@code [batch, 1,
 * height, width]}. The counterpart of {@link ChannelScale}.
 */
public final class SpatialScale extends TwoInputVertex {
    private static final long serialVersionUID = 1L;

    /** Creates the vertex; it has no settings. */
    public SpatialScale() {}

    @Override
    boolean fits(InputType.InputTypeConvolutional maps, InputType.InputTypeConvolutional gates) {
        return gates.getChannels() == 1 && gates.getHeight() == maps.getHeight() && gates.getWidth() == maps.getWidth();
    }

    @Override
    String rule() {
        return "scaling positions takes feature maps and one channel of gates of the same height and width";
    }

    @Override
    public GraphVertex instantiate(
            ComputationGraph graph,
            String name,
            int index,
            INDArray parameters,
            boolean initialise,
            DataType dataType) {
        return new SpatialScaleVertex(graph, name, index, dataType);
    }

    @Override
    public SpatialScale clone() {
        return new SpatialScale();
    }
}
