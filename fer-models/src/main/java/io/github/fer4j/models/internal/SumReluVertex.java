package io.github.fer4j.models.internal;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.AddOp;
import org.nd4j.linalg.factory.Nd4j;

/** The vertex of {@link SumRelu}. */
final class SumReluVertex extends TwoInputGraphVertex {
    private static final long serialVersionUID = 1L;

    /** Where it is zero, so is the gradient; whoever reads it works on a copy. */
    private transient INDArray output;

    SumReluVertex(ComputationGraph graph, String name, int index, DataType dataType) {
        super(graph, name, index, dataType);
    }

    @Override
    INDArray forward(INDArray a, INDArray b, boolean training, LayerWorkspaceMgr workspaces) {
        INDArray sum = workspaces.createUninitialized(ArrayType.ACTIVATIONS, dataType, a.shape(), 'c');
        Nd4j.exec(new AddOp(a, b, sum));
        NativeRelu.relu(sum, sum);
        output = training ? sum : null;
        return sum;
    }

    @Override
    INDArray[] backward(INDArray a, INDArray b, INDArray epsilon, LayerWorkspaceMgr workspaces) {
        INDArray gradient = workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, a.shape(), 'c');
        NativeRelu.reluGradient(output, epsilon, gradient);
        return new INDArray[] {gradient, workspaces.dup(ArrayType.ACTIVATION_GRAD, gradient)};
    }

    @Override
    public void clear() {
        super.clear();
        output = null;
    }
}
