package io.github.fer4j.models.internal.onnx;

import io.github.fer4j.FerException;
import io.github.fer4j.models.internal.ChannelScale;
import io.github.fer4j.models.internal.SpatialScale;
import io.github.fer4j.models.internal.SumRelu;
import java.util.List;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;

/** Writes what combines several inputs. */
final class Vertices {
    private Vertices() {}

    /**
     * Writes a vertex.
     *
     * @param output the name of what it gives
     * @return that name
     */
    static String write(GraphVertex vertex, String output, List<String> inputs, GraphWriter graph) {
        if (vertex instanceof SumRelu) {
            return graph.node("Relu", output, List.of(graph.node("Add", output + "/sum", inputs)));
        }
        // Gates broadcast: [batch, channels, 1, 1] over positions, [batch, 1, height, width] over channels.
        if (vertex instanceof ChannelScale || vertex instanceof SpatialScale) {
            return graph.node("Mul", output, inputs);
        }
        if (vertex instanceof ElementWiseVertex elementWise && inputs.size() == 2) {
            switch (elementWise.getOp()) {
                case Add:
                    return graph.node("Add", output, inputs);
                case Subtract:
                    return graph.node("Sub", output, inputs);
                case Product:
                    return graph.node("Mul", output, inputs);
                default:
                    break;
            }
        }
        if (vertex instanceof MergeVertex merge && merge.getMergeAxis() == 1) {
            return graph.node("Concat", output, inputs, Attributes.whole("axis", 1));
        }
        throw new FerException("'" + output + "' cannot be written as ONNX: a vertex " + vertex + " of " + inputs.size()
                + " inputs is not known");
    }
}
