package io.github.fer4j.models.internal;

import java.util.Arrays;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;

/** What the configurations of {@link SumRelu} and {@link ChannelScale} have in common: two inputs, no settings. */
abstract class TwoInputVertex extends GraphVertex {
    private static final long serialVersionUID = 1L;

    @Override
    public long numParams(boolean backprop) {
        return 0;
    }

    @Override
    public int minVertexInputs() {
        return 2;
    }

    @Override
    public int maxVertexInputs() {
        return 2;
    }

    /** The output has the type of the first input. */
    @Override
    public InputType getOutputType(int layerIndex, InputType... inputs) {
        if (inputs.length != 2
                || !(inputs[0] instanceof InputType.InputTypeConvolutional first)
                || !(inputs[1] instanceof InputType.InputTypeConvolutional second)
                || !fits(first, second)) {
            throw new IllegalArgumentException(rule() + ", got " + Arrays.toString(inputs));
        }
        return first;
    }

    /** Whether the second input can be combined with the first. */
    abstract boolean fits(InputType.InputTypeConvolutional first, InputType.InputTypeConvolutional second);

    /** What {@link #fits} wants, in words. */
    abstract String rule();

    @Override
    public MemoryReport getMemoryReport(InputType... inputs) {
        return new LayerMemoryReport.Builder(null, getClass(), inputs[0], inputs[0])
                .standardMemory(0, 0)
                .workingMemory(0, 0, 0, 0)
                .cacheMemory(0, 0)
                .build();
    }

    @Override
    public boolean equals(Object other) {
        return other != null && other.getClass() == getClass();
    }

    @Override
    public int hashCode() {
        return getClass().hashCode();
    }

    @Override
    public String toString() {
        return getClass().getSimpleName();
    }
}
