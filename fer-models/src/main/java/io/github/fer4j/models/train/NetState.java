package io.github.fer4j.models.train;

import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What of a net that learns changes with each step: parameters, running statistics included, and the optimiser's memory. */
final class NetState {
    private NetState() {}

    static void save(ComputationGraph net, String prefix, Map<String, byte[]> arrays) {
        arrays.put(prefix + "parameters", Checkpoint.bytes(net.params().toFloatVector()));
        INDArray memory = memory(net);
        if (memory != null) {
            arrays.put(prefix + "optimizer", Checkpoint.bytes(memory.toFloatVector()));
        }
    }

    static void restore(ComputationGraph net, String prefix, Checkpoint checkpoint) {
        assign(
                net.params(),
                checkpoint.floats(prefix + "parameters", net.params().length()));
        INDArray memory = memory(net);
        if (memory != null) {
            assign(memory, checkpoint.floats(prefix + "optimizer", memory.length()));
        }
        // Adam divides by a power of the number of steps.
        net.getConfiguration().setIterationCount(checkpoint.state().iterations());
    }

    /** Null for an optimiser without one, such as plain gradient descent. */
    private static INDArray memory(ComputationGraph net) {
        return net.getUpdater().getStateViewArray();
    }

    static void assign(INDArray target, float[] values) {
        try (INDArray source = Nd4j.createFromArray(values)) {
            target.assign(source.reshape(target.shape()));
        }
    }
}
