package io.github.fer4j.models.zoo;

import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.format.Architecture;
import io.github.fer4j.format.Preprocessing;
import io.github.fer4j.models.internal.FastPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/** The nets by name. Each starts with the seven classes of FER-2013 and a gray 48x48 input; {@link NetSpec} changes that. */
public final class Zoo {
    private static final Map<String, NetArchitecture> BY_NAME =
            registry(new SimpleCnn(), new CustomCnn(), new SlimCnn());

    private Zoo() {}

    private static Map<String, NetArchitecture> registry(NetArchitecture... architectures) {
        Map<String, NetArchitecture> byName = new LinkedHashMap<>();
        for (NetArchitecture architecture : architectures) {
            byName.put(architecture.name(), architecture);
        }
        return byName;
    }

    /**
     * Three convolutions of 64, 128 and 256 filters with max pooling, dense layers of 256 and 128 units, dropout. Options:
     * {@code filters} (3), {@code units} (2), {@code dropout}.
     */
    public static NetSpec simpleCnn() {
        return named("simpleCnn");
    }

    /**
     * {@link #simpleCnn} with batch normalisation and more dropout. Options: {@code filters} (3), {@code units} (2), {@code
     * convDropout}, {@code dropout}.
     */
    public static NetSpec customCnn() {
        return named("customCnn");
    }

    /**
     * Seven convolutions with batch normalisation and global average pooling, made for training on two cores. Options:
     * {@code filters} (4), {@code dropout}.
     */
    public static NetSpec slimCnn() {
        return named("slimCnn");
    }

    /**
     * A net by its name.
     *
     * @param name one of {@link #names}
     * @return the net with its default options
     * @throws InvalidArgumentException if there is no such net
     */
    public static NetSpec named(String name) {
        return new NetSpec(new Architecture(name, Map.of()), LabelSet.EKMAN_7, Preprocessing.gray48());
    }

    /** The names of all nets. */
    public static List<String> names() {
        return List.copyOf(BY_NAME.keySet());
    }

    /** The architecture with a value for each option; errors as {@link NetSpec} states. */
    static Architecture checked(Architecture architecture) {
        NetArchitecture known = BY_NAME.get(architecture.name());
        if (known == null) {
            throw new InvalidArgumentException("the zoo has " + names() + ", got '" + architecture.name() + "'");
        }
        Map<String, String> options = new TreeMap<>(known.defaults());
        architecture.options().forEach((option, value) -> {
            if (option.equals(Head.OPTION)) {
                Head.put(architecture.name(), value, options);
            } else if (options.put(option, value) == null) {
                throw new InvalidArgumentException(architecture.name() + " has the options "
                        + known.defaults().keySet().stream().sorted().toList() + " and '" + Head.OPTION + "', got '"
                        + option + "'");
            }
        });
        return new Architecture(architecture.name(), options);
    }

    /**
     * Builds a net for use: its output is logits, {@code [batch, classes]}, followed by valence and arousal before
     * their tanh where the net has them; its parameters are random until set.
     *
     * @param spec what to build
     * @return a new net, which the caller closes
     * @throws InvalidArgumentException if an option has no such value
     */
    public static ComputationGraph build(NetSpec spec) {
        // The loss is never asked for; Deeplearning4j has no output layer without one.
        return build(spec, new NoOp(), new LossMSE(), 0, 1);
    }

    /**
     * Builds a net to be trained.
     *
     * @param spec what to build
     * @param updater the optimiser
     * @param loss takes the outputs, {@code [batch, classes]} or {@code [batch, classes + 2]}, through the identity
     * @param weightDecay decoupled, times the learning rate (Loshchilov and Hutter 2019); on weights, not on biases and
     *     batch normalisation; 0 for none
     * @param seed of the initial parameters and of dropout; not 0, which is not reproducible
     * @return a new net, which the caller closes
     * @throws InvalidArgumentException if an option has no such value
     */
    public static ComputationGraph build(
            NetSpec spec, IUpdater updater, ILossFunction loss, double weightDecay, long seed) {
        FastPath.enable();
        NeuralNetConfiguration.Builder base =
                new NeuralNetConfiguration.Builder().seed(seed).updater(updater).weightInit(WeightInit.RELU);
        List<Regularization> decay = weightDecay > 0 ? List.of(new WeightDecay(weightDecay, true)) : List.of();
        base.regularization(decay);
        GraphBuilder graph = base.graphBuilder()
                .addInputs(NetBuilder.INPUT)
                .setInputTypes(InputType.convolutional(
                        spec.preprocessing().height(),
                        spec.preprocessing().width(),
                        spec.preprocessing().channels()));
        NetBuilder net = new NetBuilder(graph);
        BY_NAME.get(spec.architecture().name()).build(net, new NetOptions(spec.architecture()));
        graph.addLayer(
                        "logits",
                        new OutputLayer.Builder(loss)
                                .nOut(spec.outputs())
                                .activation(Activation.IDENTITY)
                                .weightInit(WeightInit.XAVIER)
                                .build(),
                        net.last())
                .setOutputs("logits");
        ComputationGraphConfiguration configuration = FastPath.configure(graph.build());
        decayOnce(configuration, decay);
        ComputationGraph built = new ComputationGraph(configuration);
        built.init();
        return built;
    }

    /** Deeplearning4j adds what is set for all layers to each of them twice. */
    private static void decayOnce(ComputationGraphConfiguration configuration, List<Regularization> decay) {
        for (GraphVertex vertex : configuration.getVertices().values()) {
            if (vertex instanceof LayerVertex layer
                    && layer.getLayerConf().getLayer() instanceof BaseLayer withWeights
                    && !withWeights.getRegularization().isEmpty()) {
                withWeights.setRegularization(decay);
            }
        }
    }
}
