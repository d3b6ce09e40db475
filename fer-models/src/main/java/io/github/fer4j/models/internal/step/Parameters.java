package io.github.fer4j.models.internal.step;

import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The parameters of a net and their gradients, both in one piece and in the same order. */
final class Parameters {
    private final Memory values;
    /** Null where they are only read. */
    private final Memory gradients;

    private Parameters(Memory values, Memory gradients) {
        this.values = values;
        this.gradients = gradients;
    }

    static Parameters toLearn(ComputationGraph net) {
        if (net.getGradientsViewArray() == null) {
            net.initGradientsView();
        }
        return new Parameters(Memory.shared(net.params()), Memory.shared(net.getGradientsViewArray()));
    }

    /** Without gradients. */
    static Parameters toRead(ComputationGraph net) {
        return new Parameters(Memory.shared(net.params()), null);
    }

    /**
     * One array of them.
     *
     * @param values all of the net's
     * @param gradients all of the net's; null where they are only read
     * @param offset of its first value
     * @param length how many
     */
    record Part(Memory values, Memory gradients, long offset, int length) {
        float value(int i) {
            return values.floats().get((int) offset + i);
        }

        void gradient(int i, double value) {
            gradients.floats().put((int) offset + i, (float) value);
        }
    }

    /** The parameter of a layer by its name in Deeplearning4j. */
    Part part(Layer layer, String name) {
        Map<String, INDArray> table = layer.paramTable();
        INDArray view = table.get(name);
        return new Part(values, gradients, view.offset(), Math.toIntExact(view.length()));
    }
}
