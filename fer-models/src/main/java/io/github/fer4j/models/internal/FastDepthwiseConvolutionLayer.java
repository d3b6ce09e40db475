package io.github.fer4j.models.internal;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.convolution.DepthwiseConvolution2DLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The layer of {@link FastDepthwiseConvolution}. */
final class FastDepthwiseConvolutionLayer extends DepthwiseConvolution2DLayer {
    private static final long serialVersionUID = 1L;

    /** The gradient that came in, for the duration of the backward pass. */
    private transient INDArray errors;

    FastDepthwiseConvolutionLayer(NeuralNetConfiguration conf, DataType dataType) {
        super(conf, dataType);
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        errors = epsilon;
        try {
            return super.backpropGradient(epsilon, workspaces);
        } finally {
            errors = null;
        }
    }

    @Override
    protected Pair<INDArray, INDArray> preOutput(boolean training, boolean backward, LayerWorkspaceMgr workspaces) {
        // The identity hands the gradient on and only looks at the shape of the pre-activation: the gradient's own.
        return backward && layerConf().getActivationFn() instanceof ActivationIdentity
                ? new Pair<>(errors, null)
                : super.preOutput(training, backward, workspaces);
    }
}
