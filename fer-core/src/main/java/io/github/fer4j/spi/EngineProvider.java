package io.github.fer4j.spi;

import io.github.fer4j.Classifier;
import io.github.fer4j.format.ModelFile;

/** An engine that runs models. Registered in {@code META-INF/services}; of those that can run a model, the one with the highest priority does. */
public interface EngineProvider {
    /** The engine's name, which is also that of its weights in a model file, such as {@code dl4j}. */
    String name();

    /** Of several engines that can run a model, the highest wins. */
    int priority();

    /**
     * Whether this engine can run the model; cheap, and loads no native code.
     *
     * @param model a model
     * @return true if it can
     */
    default boolean canRun(ModelFile model) {
        return model.hasWeights(name());
    }

    /**
     * Opens a model. The classifier's scores have the temperature of the model's card: {@link
     * io.github.fer4j.format.ModelCard#calibrate}.
     *
     * @param model a model that {@link #canRun} said yes to
     * @return a classifier that may be called from several threads at once; the caller closes it
     * @throws io.github.fer4j.ModelFormatException if its weights do not fit its architecture
     */
    Classifier open(ModelFile model);
}
