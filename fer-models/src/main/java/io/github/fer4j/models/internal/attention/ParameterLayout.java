package io.github.fer4j.models.internal.attention;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Lays the {@link Parameter}s of a layer one behind the other. */
final class ParameterLayout implements ParamInitializer {
    static final ParameterLayout INSTANCE = new ParameterLayout();

    private ParameterLayout() {}

    private static List<Parameter> parameters(Layer layer) {
        return ((AttentionLayer) layer).parameters();
    }

    @Override
    public long numParams(NeuralNetConfiguration configuration) {
        return numParams(configuration.getLayer());
    }

    @Override
    public long numParams(Layer layer) {
        return parameters(layer).stream().mapToLong(Parameter::length).sum();
    }

    @Override
    public List<String> paramKeys(Layer layer) {
        return parameters(layer).stream().map(Parameter::name).toList();
    }

    @Override
    public List<String> weightKeys(Layer layer) {
        return parameters(layer).stream()
                .filter(Parameter::decays)
                .map(Parameter::name)
                .toList();
    }

    @Override
    public List<String> biasKeys(Layer layer) {
        return parameters(layer).stream()
                .filter(parameter -> !parameter.decays())
                .map(Parameter::name)
                .toList();
    }

    /** Deeplearning4j regularises those that are weights. */
    @Override
    public boolean isWeightParam(Layer layer, String key) {
        return weightKeys(layer).contains(key);
    }

    @Override
    public boolean isBiasParam(Layer layer, String key) {
        return biasKeys(layer).contains(key);
    }

    @Override
    public Map<String, INDArray> init(NeuralNetConfiguration configuration, INDArray view, boolean initialise) {
        Map<String, INDArray> shaped = new LinkedHashMap<>();
        eachRow(configuration.getLayer(), view, (parameter, row) -> {
            configuration.addVariable(parameter.name());
            if (initialise) {
                parameter.initialise(row);
            }
            shaped.put(parameter.name(), parameter.shaped(row));
        });
        return Collections.synchronizedMap(shaped);
    }

    @Override
    public Map<String, INDArray> getGradientsFromFlattened(NeuralNetConfiguration configuration, INDArray view) {
        Map<String, INDArray> shaped = new LinkedHashMap<>();
        eachRow(
                configuration.getLayer(),
                view,
                (parameter, row) -> shaped.put(parameter.name(), parameter.shaped(row)));
        return shaped;
    }

    private static void eachRow(Layer layer, INDArray view, BiConsumer<Parameter, INDArray> task) {
        long from = 0;
        for (Parameter parameter : parameters(layer)) {
            long to = from + parameter.length();
            task.accept(parameter, view.reshape(view.length()).get(NDArrayIndex.interval(from, to)));
            from = to;
        }
    }
}
