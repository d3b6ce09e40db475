package io.github.fer4j.models;

import io.github.fer4j.Classifier;
import io.github.fer4j.format.ModelFile;
import io.github.fer4j.spi.EngineProvider;

/** Runs models on Deeplearning4j. Registered in {@code META-INF/services}; applications do not call it. */
public final class Dl4jEngine implements EngineProvider {
    /** For the service loader. */
    public Dl4jEngine() {}

    @Override
    public String name() {
        return WeightFormat.DL4J.engine();
    }

    /** Below the light engine, which is faster on single images. */
    @Override
    public int priority() {
        return 0;
    }

    @Override
    public Classifier open(ModelFile model) {
        return TrainedModel.of(model);
    }
}
