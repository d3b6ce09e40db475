package io.github.fer4j.models.internal;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastMulOp;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The vertex of {@link ChannelScale}. Batch and channels are one axis to it.
 */
final class ChannelScaleVertex extends GateVertex {
    private static final long serialVersionUID = 1L;

    ChannelScaleVertex(ComputationGraph graph, String name, int index, DataType dataType) {
        super(graph, name, index, dataType);
    }

    @Override
    void scale(INDArray values, INDArray gates, INDArray scaled) {
        INDArray flat = gates.reshape(gates.length());
        Nd4j.exec(new BroadcastMulOp(rows(values), flat, rows(scaled), 0));
    }

    @Override
    void sum(INDArray products, INDArray gateGradient) {
        rows(products).sum(gateGradient.reshape(gateGradient.length()), 1);
    }

    private static INDArray rows(INDArray maps) {
        return maps.reshape('c', maps.size(0) * maps.size(1), maps.size(2) * maps.size(3));
    }
}
