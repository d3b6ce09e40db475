package io.github.fer4j.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.Loader;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration.ListBuilder;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * Deeplearning4j as its own documentation has it: stock layers, every setting at its default. Must run without fer4j on
 * the class path, since {@code fer-models} is what switches the layer helpers on, and so uses nothing of it.
 */
final class StockTraining implements Contender {
    private final MultiLayerNetwork net;
    private final INDArray input;
    private final INDArray targets;

    StockTraining(String name, Workload workload) {
        ListBuilder list = new NeuralNetConfiguration.Builder()
                .seed(42)
                .updater(new Adam(LEARNING_RATE))
                .weightInit(WeightInit.RELU)
                .list();
        Nets.describe(name, new Layers(list));
        list.layer(new OutputLayer.Builder(new LossMCXENT())
                .nOut(Workload.CLASSES)
                .activation(Activation.SOFTMAX)
                .weightInit(WeightInit.XAVIER)
                .build());
        list.setInputType(InputType.convolutional(Workload.SIDE, Workload.SIDE, 1));
        net = new MultiLayerNetwork(list.build());
        net.init();
        input = Nd4j.createFromArray(workload.pixels()).reshape(workload.size(), 1, Workload.SIDE, Workload.SIDE);
        targets = Nd4j.createFromArray(workload.oneHot());
    }

    /** @param arguments see {@link ContenderMain} */
    public static void main(String[] arguments) {
        ContenderMain.run(arguments, StockTraining::new);
    }

    @Override
    public double step() {
        net.fit(input, targets);
        return net.score();
    }

    @Override
    public long parameters() {
        return net.numParams();
    }

    @Override
    public Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("ND4J", version("org.nd4j", "nd4j-api"));
        facts.put(
                "layer helpers", System.getProperty("org.eclipse.deeplearning4j.helpers.disable", "at their default"));
        facts.put("BLAS", "OpenBLAS " + version("org.bytedeco", "openblas"));
        facts.put("threads", NativeOpsHolder.getInstance().getDeviceNativeOps().ompGetMaxThreads() + " (OpenMP)");
        return facts;
    }

    private static String version(String group, String artifact) {
        try {
            return Loader.getVersion(group, artifact);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        net.close();
        input.close();
        targets.close();
    }

    private record Layers(ListBuilder list) implements LayerSink {
        @Override
        public void convolution(int filters, boolean bias) {
            list.layer(new ConvolutionLayer.Builder(3, 3)
                    .nOut(filters)
                    .convolutionMode(ConvolutionMode.Same)
                    .hasBias(bias)
                    .activation(Activation.IDENTITY)
                    .build());
        }

        @Override
        public void norm() {
            list.layer(new BatchNormalization.Builder().build());
        }

        @Override
        public void relu() {
            list.layer(new ActivationLayer(Activation.RELU));
        }

        @Override
        public void maxPool() {
            list.layer(new SubsamplingLayer.Builder(PoolingType.MAX)
                    .kernelSize(2, 2)
                    .stride(2, 2)
                    .build());
        }

        @Override
        public void globalMean() {
            list.layer(new GlobalPoolingLayer.Builder(PoolingType.AVG).build());
        }

        @Override
        public void dense(int units) {
            list.layer(new DenseLayer.Builder()
                    .nOut(units)
                    .activation(Activation.IDENTITY)
                    .build());
        }

        @Override
        public void dropout(double share) {
            // Deeplearning4j's argument is the share that is kept.
            list.layer(new DropoutLayer.Builder(1 - share).build());
        }
    }
}
