package io.github.fer4j.models.weights;

import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GLOBAL_LOG_STD;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GLOBAL_VAR;

import io.github.fer4j.models.zoo.NetSpec;
import io.github.fer4j.models.zoo.Zoo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/** A net of the zoo at its random start, whose parameters are set layer by layer. */
final class TargetNet implements AutoCloseable {
    private final ComputationGraph net;
    private final Map<String, INDArray> parameters;
    private final List<Slot> slots = new ArrayList<>();
    private long stemStride;

    TargetNet(NetSpec spec, long seed) {
        // The loss is never asked for.
        net = Zoo.build(spec, new NoOp(), new LossMSE(), 0, seed);
        parameters = net.paramTable();
        for (Map.Entry<String, GraphVertex> vertex :
                net.getConfiguration().getVertices().entrySet()) {
            if (vertex.getValue() instanceof LayerVertex layerVertex) {
                Slot slot = Slot.of(vertex.getKey(), layerVertex.getLayerConf().getLayer());
                if (slot != null) {
                    slots.add(slot);
                }
                if (slots.size() == 1 && layerVertex.getLayerConf().getLayer() instanceof ConvolutionLayer stem) {
                    stemStride = stem.getStride()[0];
                }
            }
        }
    }

    /** The layers with weights, in the order in which they were added to the net. */
    List<Slot> slots() {
        return slots;
    }

    /** Stride of the first convolution. */
    long stemStride() {
        return stemStride;
    }

    /** Sets the weights of a convolution or a dense layer from PyTorch's order. */
    void setWeights(Slot slot, float[] values) {
        try (INDArray flat = Nd4j.createFromArray(values)) {
            INDArray shaped = flat.reshape('c', slot.shape());
            INDArray turned = switch (slot.kind()) {
                case DENSE, HEAD -> shaped.transpose();
                case DEPTHWISE -> shaped.permute(2, 3, 0, 1); // [height, width, channels, 1]
                default -> shaped;
            };
            INDArray view = parameter(slot, "W");
            if (!Arrays.equals(view.shape(), turned.shape())) {
                // ND4J would fill it with the same values in another order.
                throw new IllegalStateException(slot + ": " + Shapes.text(turned.shape()));
            }
            view.assign(turned);
        }
    }

    /** Sets a parameter with one value for each output. */
    void setVector(Slot slot, String name, float[] values) {
        try (INDArray flat = Nd4j.createFromArray(values)) {
            INDArray view = parameter(slot, name);
            view.assign(flat.reshape('c', view.shape()));
        }
    }

    /** Sets the running variances of batch normalisation, all positive, which Deeplearning4j may keep as log10 of the deviation. */
    void setVariances(Slot slot, double[] variances) {
        boolean logarithm = parameters.containsKey(slot.layer() + "_" + GLOBAL_LOG_STD);
        float[] kept = new float[variances.length];
        for (int c = 0; c < kept.length; c++) {
            kept[c] = (float) (logarithm ? Math.log10(variances[c]) / 2 : variances[c]);
        }
        setVector(slot, logarithm ? GLOBAL_LOG_STD : GLOBAL_VAR, kept);
    }

    private INDArray parameter(Slot slot, String name) {
        return parameters.get(slot.layer() + "_" + name);
    }

    /** Sets all parameters at once, in Deeplearning4j's order. */
    void setParameters(float[] values) {
        try (INDArray flat = Nd4j.createFromArray(values)) {
            net.params().assign(flat.reshape('c', net.params().shape()));
        }
    }

    /** The number of all parameters. */
    long length() {
        return net.numParams();
    }

    /** The weights of a layer in PyTorch's order. */
    float[] weights(Slot slot) {
        INDArray view = parameter(slot, "W");
        INDArray turned = switch (slot.kind()) {
            case DENSE, HEAD -> view.transpose();
            case DEPTHWISE -> view.permute(2, 3, 0, 1);
            default -> view;
        };
        return turned.dup('c').ravel().toFloatVector();
    }

    /** A parameter with one value for each output. */
    float[] vector(Slot slot, String name) {
        return parameter(slot, name).dup('c').ravel().toFloatVector();
    }

    /** The running variances of batch normalisation. */
    float[] variances(Slot slot) {
        if (!parameters.containsKey(slot.layer() + "_" + GLOBAL_LOG_STD)) {
            return vector(slot, GLOBAL_VAR);
        }
        float[] values = vector(slot, GLOBAL_LOG_STD);
        for (int c = 0; c < values.length; c++) {
            values[c] = (float) Math.pow(10, 2.0 * values[c]);
        }
        return values;
    }

    /** The net's configuration as Deeplearning4j writes it. */
    String json() {
        return net.getConfiguration().toJson();
    }

    /** All parameters, in Deeplearning4j's order. */
    float[] parameters() {
        return net.params().toFloatVector();
    }

    @Override
    public void close() {
        net.close();
    }
}
