package io.github.fer4j.models.internal;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastMulOp;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The vertex of {@link SpatialScale}. Height and width are one axis to it.
 */
final class SpatialScaleVertex extends GateVertex {
    private static final long serialVersionUID = 1L;

    SpatialScaleVertex(ComputationGraph graph, String name, int index, DataType dataType) {
        super(graph, name, index, dataType);
    }

    @Override
    void scale(INDArray values, INDArray gates, INDArray scaled) {
        INDArray flat = gates.reshape('c', gates.size(0), gates.size(2) * gates.size(3));
        Nd4j.exec(new BroadcastMulOp(planes(values), flat, planes(scaled), 0, 2));
    }

    @Override
    void sum(INDArray products, INDArray gateGradient) {
        planes(products)
                .sum(planes(gateGradient).reshape('c', products.size(0), products.size(2) * products.size(3)), 1);
    }

    private static INDArray planes(INDArray maps) {
        return maps.reshape('c', maps.size(0), maps.size(1), maps.size(2) * maps.size(3));
    }
}
