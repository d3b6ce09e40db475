package io.github.fer4j.models;

/**
 * In which form a model file holds weights. A file may hold several; each engine reads its own.
 */
public enum WeightFormat {
    /**
     * Deeplearning4j's parameters, which the card's architecture gives their places: for {@link TrainedModel}, so for training
     * on from a model, and for its engine.
     */
    DL4J("dl4j"),
    /** The whole net as an ONNX model: for the light engine, fer-onnx, which is all that an application needs. */
    ONNX("onnx");

    private final String engine;

    WeightFormat(String engine) {
        this.engine = engine;
    }

    /** The name of the engine that reads it, under which the weights lie in a model file. */
    public String engine() {
        return engine;
    }
}
