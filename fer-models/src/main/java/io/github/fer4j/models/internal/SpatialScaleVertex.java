package io.github.fer4j.models.internal;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastMulOp;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.MulOp;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The vertex of {@link SpatialScale}. Height and width are one axis to it: {@code y = x g}, {@code dx = dy g}, {@code dg = sum
 * over channels of dy x}.
 */
final class SpatialScaleVertex extends TwoInputGraphVertex {
    private static final long serialVersionUID = 1L;

    SpatialScaleVertex(ComputationGraph graph, String name, int index, DataType dataType) {
        super(graph, name, index, dataType);
    }

    @Override
    INDArray forward(INDArray maps, INDArray gates, boolean training, LayerWorkspaceMgr workspaces) {
        INDArray scaled = workspaces.createUninitialized(ArrayType.ACTIVATIONS, dataType, maps.shape(), 'c');
        scale(maps, gates, scaled);
        return scaled;
    }

    @Override
    INDArray[] backward(INDArray maps, INDArray gates, INDArray epsilon, LayerWorkspaceMgr workspaces) {
        INDArray mapGradient = workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, maps.shape(), 'c');
        scale(epsilon, gates, mapGradient);
        INDArray products = workspaces.createUninitialized(ArrayType.BP_WORKING_MEM, dataType, maps.shape(), 'c');
        Nd4j.exec(new MulOp(epsilon, maps, products));
        INDArray gateGradient = workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, gates.shape(), 'c');
        planes(products).sum(planes(gateGradient).reshape('c', maps.size(0), maps.size(2) * maps.size(3)), 1);
        return new INDArray[] {mapGradient, gateGradient};
    }

    private static void scale(INDArray maps, INDArray gates, INDArray scaled) {
        INDArray flat = gates.reshape('c', gates.size(0), gates.size(2) * gates.size(3));
        Nd4j.exec(new BroadcastMulOp(planes(maps), flat, planes(scaled), 0, 2));
    }

    private static INDArray planes(INDArray maps) {
        return maps.reshape('c', maps.size(0), maps.size(1), maps.size(2) * maps.size(3));
    }
}
