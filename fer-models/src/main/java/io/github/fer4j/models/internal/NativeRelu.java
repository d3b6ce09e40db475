package io.github.fer4j.models.internal;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.BaseActivationFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The rectifier {@code max(0, x)} on ND4J's native {@code relu} and {@code relu_bp} operations.
 *
 * <p>The function is the one of {@code Activation.RELU}. The stock activation goes through ND4J's scalar operation and
 * a derivative that is not vectorised; on 73,728 elements an image, the first layer of a small network at 48x48, they
 * cost as much as a convolution. Like every {@code IActivation} it works in place and has no parameters.
 */
public final class NativeRelu extends BaseActivationFunction {
    private static final long serialVersionUID = 1L;

    /** The operations read their threshold from a floating-point argument, and fail where it is missing. */
    private static final double THRESHOLD = 0.0;

    /** Creates the activation; it has no settings. */
    public NativeRelu() {}

    @Override
    public INDArray getActivation(INDArray in, boolean training) {
        relu(in, in);
        return in;
    }

    @Override
    public Pair<INDArray, INDArray> backprop(INDArray in, INDArray epsilon) {
        assertShape(in, epsilon);
        // The gradient may replace the pre-activation: all layers hand over an array that they own.
        reluGradient(in, epsilon, in);
        return new Pair<>(in, null);
    }

    /** Writes {@code max(0, in)} to {@code out}, which may be {@code in}. */
    static void relu(INDArray in, INDArray out) {
        Nd4j.exec(DynamicCustomOp.builder("relu")
                .addInputs(in)
                .addOutputs(out)
                .addFloatingPointArguments(THRESHOLD)
                .build());
    }

    /** Writes {@code in > 0 ? epsilon : 0} to {@code out}, which may be either input. */
    static void reluGradient(INDArray in, INDArray epsilon, INDArray out) {
        Nd4j.exec(DynamicCustomOp.builder("relu_bp")
                .addInputs(in, epsilon)
                .addOutputs(out)
                .addFloatingPointArguments(THRESHOLD)
                .build());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NativeRelu;
    }

    @Override
    public int hashCode() {
        return NativeRelu.class.hashCode();
    }

    @Override
    public String toString() {
        return "relu";
    }
}
