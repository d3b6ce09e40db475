package io.github.fer4j.benchmarks;

import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;

/** The stock product of two inputs, which works for maps and gates of {@code [batch, channels, 1, 1]} but for its check. */
public final class StockScale extends ElementWiseVertex {
    private static final long serialVersionUID = 1L;

    /** For maps and gates, in this order. */
    public StockScale() {
        super(Op.Product);
    }

    @Override
    public StockScale clone() {
        return new StockScale();
    }

    @Override
    public InputType getOutputType(int layerIndex, InputType... inputs) {
        return inputs[0];
    }
}
