package io.github.fer4j.models.internal;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.MulOp;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A vertex in which each gate scales several values of the maps: {@code y = x g}, {@code dx = dy g}, {@code dg = sum of dy x}
 * over the values that the gate scales.
 */
abstract class GateVertex extends TwoInputGraphVertex {
    private static final long serialVersionUID = 1L;

    GateVertex(ComputationGraph graph, String name, int index, DataType dataType) {
        super(graph, name, index, dataType);
    }

    /** Writes {@code values g} to an array of the maps' shape. */
    abstract void scale(INDArray values, INDArray gates, INDArray scaled);

    /** Sums what has the maps' shape over the values of each gate, into an array of the gates' shape. */
    abstract void sum(INDArray products, INDArray gateGradient);

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
        sum(products, gateGradient);
        return new INDArray[] {mapGradient, gateGradient};
    }
}
