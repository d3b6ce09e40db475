package io.github.fer4j.models.internal;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.BaseGraphVertex;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A vertex of two inputs without parameters and masks. */
abstract class TwoInputGraphVertex extends BaseGraphVertex {
    private static final long serialVersionUID = 1L;

    TwoInputGraphVertex(ComputationGraph graph, String name, int index, DataType dataType) {
        super(graph, name, index, null, null, dataType);
    }

    abstract INDArray forward(INDArray first, INDArray second, boolean training, LayerWorkspaceMgr workspaces);

    /** The gradients of both inputs, each an array of its own: the graph adds others to them in place. */
    abstract INDArray[] backward(INDArray first, INDArray second, INDArray epsilon, LayerWorkspaceMgr workspaces);

    /** Only here because the stock base class declares an array where its interface has variable arguments. */
    @Override
    @SuppressWarnings("overrides")
    public void setInputs(INDArray... newInputs) {
        super.setInputs(newInputs);
    }

    @Override
    public boolean hasLayer() {
        return false;
    }

    @Override
    public Layer getLayer() {
        return null;
    }

    @Override
    public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
        if (!canDoForward()) {
            throw new IllegalStateException(this + " has no inputs yet");
        }
        return forward(inputs[0], inputs[1], training, workspaces);
    }

    @Override
    public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
        if (!canDoBackward()) {
            throw new IllegalStateException(this + " has no gradient yet");
        }
        return new Pair<>(null, backward(inputs[0], inputs[1], epsilon, workspaces));
    }

    @Override
    public void setBackpropGradientsViewArray(INDArray view) {
        if (view != null) {
            throw new IllegalStateException(this + " has no parameters, got room for their gradients");
        }
    }

    @Override
    public Pair<INDArray, MaskState> feedForwardMaskArrays(INDArray[] masks, MaskState state, int batch) {
        return new Pair<>(masks == null ? null : masks[0], state);
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + "(" + getVertexName() + ")";
    }
}
