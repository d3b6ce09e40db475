package io.github.fer4j.models.internal.attention;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What the layers of this package have in common: forward and backward passes over arrays that lie row by row. */
abstract class AttentionLayerBase<C extends AttentionLayer> extends BaseLayer<C> {
    private static final long serialVersionUID = 1L;

    AttentionLayerBase(NeuralNetConfiguration configuration, DataType type) {
        super(configuration, type);
    }

    /**
     * The output.
     *
     * @param x row by row
     * @param memory gives the arrays
     */
    abstract INDArray forward(INDArray x, Memory memory);

    /**
     * Writes the gradients of the parameters to {@link #gradient}.
     *
     * @return the gradient of the input, or null
     */
    abstract INDArray backward(INDArray x, INDArray errors, Memory memory);

    /** Where arrays come from; those that do not outlive a pass are reused by other layers. */
    record Memory(LayerWorkspaceMgr workspaces, DataType type, boolean training) {
        /** An output of the layer, or what it keeps until the backward pass. */
        INDArray output(long... shape) {
            return workspaces.createUninitialized(ArrayType.ACTIVATIONS, type, shape, 'c');
        }

        /** What the backward pass reads again; when not training, only this pass. */
        INDArray kept(long... shape) {
            return training ? output(shape) : passing(shape);
        }

        /** What only the forward pass needs. */
        INDArray passing(long... shape) {
            return workspaces.createUninitialized(ArrayType.FF_WORKING_MEM, type, shape, 'c');
        }

        /** What only the backward pass needs. */
        INDArray backward(long... shape) {
            return workspaces.createUninitialized(ArrayType.BP_WORKING_MEM, type, shape, 'c');
        }

        /** The gradient of the input. */
        INDArray inputGradient(long... shape) {
            return workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, type, shape, 'c');
        }
    }

    /** A view of the gradient of a parameter, to be written. */
    final INDArray gradient(String parameter) {
        return gradientViews.get(parameter);
    }

    @Override
    public final INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        return forward(plain(input), new Memory(workspaces, dataType, training));
    }

    @Override
    public final Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        INDArray inputGradient = backward(plain(input), plain(epsilon), new Memory(workspaces, dataType, true));
        Gradient gradient = new DefaultGradient();
        for (Parameter parameter : layerConf().parameters()) {
            gradient.setGradientFor(parameter.name(), gradient(parameter.name()), 'c');
        }
        return new Pair<>(gradient, inputGradient);
    }

    private INDArray plain(INDArray array) {
        return Rows.isPlain(array) && array.dataType() == dataType
                ? array
                : array.castTo(dataType).dup('c');
    }

    @Override
    public final void setBackpropGradientsViewArray(INDArray view) {
        if (view != null) {
            super.setBackpropGradientsViewArray(view);
        }
    }

    @Override
    public final boolean isPretrainLayer() {
        return false;
    }
}
