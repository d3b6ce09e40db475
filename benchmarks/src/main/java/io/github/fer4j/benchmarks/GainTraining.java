package io.github.fer4j.benchmarks;

import io.github.fer4j.models.internal.FastConvolution;
import io.github.fer4j.models.internal.FastPath;
import io.github.fer4j.models.internal.LossAdapter;
import io.github.fer4j.models.internal.NativeRelu;
import io.github.fer4j.models.internal.step.TrainingStep;
import io.github.fer4j.models.zoo.Zoo;
import io.github.fer4j.noise.loss.Losses;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;

/** fer4j with some gains of its fast path switched off. */
final class GainTraining implements Contender {
    /** Steps after which parameters are compared. */
    static final int COMPARED_STEPS = 20;

    /** Images of each of these: few, because the slowest contender needs a fifth of a second for one. */
    static final int COMPARED_BATCH = 16;

    private static final long SEED = 42;

    private final Gain gain;
    private final LossAdapter loss = new LossAdapter(Losses.crossEntropy());
    private final ComputationGraph net;
    private final TrainingStep step;
    private final INDArray input;
    private final INDArray targets;

    GainTraining(Gain gain, String name, Workload workload, IUpdater updater) {
        this.gain = gain;
        net = build(name, updater);
        if (!gain.cache()) {
            net.getConfiguration().setCacheMode(CacheMode.NONE);
            net.getConfiguration().getVertices().values().stream()
                    .filter(LayerVertex.class::isInstance)
                    .forEach(vertex -> ((LayerVertex) vertex).getLayerConf().setCacheMode(CacheMode.NONE));
            net.setCacheMode(CacheMode.NONE);
        }
        Nd4j.factory().blas().setMaxThreads(gain.blasThreads());
        step = gain.step() ? TrainingStep.of(net) : null;
        input = Nd4j.createFromArray(workload.pixels()).reshape(workload.size(), 1, Workload.SIDE, Workload.SIDE);
        targets = Nd4j.createFromArray(workload.oneHot());
    }

    /** @param arguments as {@link ContenderMain}; then the gain, and a file for the parameters or "-" */
    public static void main(String[] arguments) throws IOException {
        Gain gain = Gain.valueOf(arguments[4]);
        if (!arguments[5].equals("-")) {
            compare(gain, arguments[0], Path.of(arguments[5]));
        }
        ContenderMain.run(
                arguments, (name, workload) -> new GainTraining(gain, name, workload, new Adam(LEARNING_RATE)));
    }

    /** Plain gradient descent, for Adam makes a full step of a rounding error where a gradient is about 0. */
    private static void compare(Gain gain, String name, Path file) throws IOException {
        try (GainTraining training = new GainTraining(gain, name, Workload.random(COMPARED_BATCH), new Sgd(0.01));
                DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
            Nd4j.getRandom().setSeed(SEED); // dropout draws from it
            for (int i = 0; i < COMPARED_STEPS; i++) {
                training.step();
            }
            byte[] bytes = new byte[(int) training.parameters() * Float.BYTES];
            java.nio.ByteBuffer.wrap(bytes)
                    .asFloatBuffer()
                    .put(training.net.params().toFloatVector());
            out.write(bytes);
        }
    }

    private ComputationGraph build(String name, IUpdater updater) {
        ComputationGraph zoo = Zoo.build(Zoo.named(name), updater, loss, 0, SEED);
        if (!gain.stockNorm()) {
            return zoo;
        }
        GraphBuilder graph = new NeuralNetConfiguration.Builder()
                .seed(SEED)
                .updater(updater)
                .graphBuilder()
                .addInputs("image")
                .setInputTypes(InputType.convolutional(Workload.SIDE, Workload.SIDE, 1));
        StockNormLayers layers = new StockNormLayers(graph);
        Nets.describe(name, layers);
        layers.add(new OutputLayer.Builder(loss)
                .nOut(Workload.CLASSES)
                .activation(Activation.IDENTITY)
                .build());
        ComputationGraph net = new ComputationGraph(
                FastPath.configure(graph.setOutputs(layers.last).build()));
        net.init(zoo.params(), true);
        zoo.close();
        return net;
    }

    @Override
    public double step() {
        loss.reset();
        if (step == null) {
            net.fit(new INDArray[] {input}, new INDArray[] {targets});
        } else {
            step.fit(input, targets);
            if (!step.reason().isEmpty()) {
                throw new IllegalStateException("the step is shared, but was left to fit: " + step.reason());
            }
        }
        return loss.meanLoss();
    }

    @Override
    public long parameters() {
        return net.numParams();
    }

    @Override
    public Map<String, String> facts() {
        return Map.of();
    }

    @Override
    public void close() {
        if (step != null) {
            step.close();
        }
        net.close();
        input.close();
        targets.close();
    }

    static float[] parameters(Path file) {
        try {
            java.nio.FloatBuffer values =
                    java.nio.ByteBuffer.wrap(Files.readAllBytes(file)).asFloatBuffer();
            float[] parameters = new float[values.remaining()];
            values.get(parameters);
            return parameters;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The layers of the zoo's nets, but for batch normalisation, which is the stock one with a rectifier behind it. */
    private static final class StockNormLayers implements LayerSink {
        private final GraphBuilder graph;
        private String last = "image";
        private int count;

        StockNormLayers(GraphBuilder graph) {
            this.graph = graph;
        }

        void add(Layer layer) {
            String name = "layer" + ++count;
            graph.addLayer(name, layer, last);
            last = name;
        }

        @Override
        public void convolution(int filters, boolean bias) {
            add(new FastConvolution.Builder(3, 3)
                    .first(count == 0)
                    .nOut(filters)
                    .convolutionMode(ConvolutionMode.Same)
                    .hasBias(bias)
                    .activation(Activation.IDENTITY)
                    .build());
        }

        @Override
        public void norm() {
            add(new BatchNormalization.Builder().build());
        }

        @Override
        public void relu() {
            add(new ActivationLayer(new NativeRelu()));
        }

        @Override
        public void maxPool() {
            add(new SubsamplingLayer.Builder(PoolingType.MAX)
                    .kernelSize(2, 2)
                    .stride(2, 2)
                    .build());
        }

        @Override
        public void globalMean() {
            add(new GlobalPoolingLayer.Builder(PoolingType.AVG).build());
        }

        @Override
        public void dense(int units) {
            add(new DenseLayer.Builder()
                    .nOut(units)
                    .activation(Activation.IDENTITY)
                    .build());
        }

        @Override
        public void dropout(double share) {
            add(new DropoutLayer.Builder(1 - share).build());
        }
    }
}
