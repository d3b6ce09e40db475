package io.github.fer4j.benchmarks;

import io.github.fer4j.benchmarks.NetPlan.Node;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/** A net by stock Deeplearning4j, every setting at its default; without fer4j on the class path. */
final class StockNet implements NetContender {
    private final ComputationGraph net;
    private final INDArray input;
    private final INDArray targets;

    private StockNet(NetMain.Task task) {
        NetPlan plan = NetPlan.read(task.file());
        GraphBuilder graph = new NeuralNetConfiguration.Builder()
                .seed(42)
                .updater(new Adam(LEARNING_RATE))
                .weightInit(WeightInit.RELU)
                .graphBuilder()
                .addInputs(NetPlan.IMAGE)
                .setInputTypes(InputType.convolutional(plan.side(), plan.side(), plan.channels()));
        for (Node node : plan.nodes()) {
            add(graph, node);
        }
        graph.setOutputs(plan.nodes().get(plan.nodes().size() - 1).name());
        net = new ComputationGraph(graph.build());
        net.init();
        input = Nd4j.createFromArray(task.batch().pixels()).reshape(task.batch().shape());
        targets = Nd4j.createFromArray(task.batch().oneHot());
    }

    /** @param arguments see {@link NetMain} */
    public static void main(String[] arguments) {
        NetMain.run(arguments, StockNet::new);
    }

    private static void add(GraphBuilder graph, Node node) {
        String[] inputs = node.inputs().toArray(String[]::new);
        switch (node.kind()) {
            case SUM -> graph.addVertex(node.name(), new ElementWiseVertex(ElementWiseVertex.Op.Add), inputs);
            case SCALE -> graph.addVertex(node.name(), new StockScale(), inputs);
            default -> graph.addLayer(node.name(), layer(node), inputs);
        }
    }

    private static Layer layer(Node node) {
        return switch (node.kind()) {
            case CONVOLUTION ->
                new ConvolutionLayer.Builder(node.integer(1), node.integer(1))
                        .nOut(node.integer(0))
                        .stride(node.integer(2), node.integer(2))
                        .convolutionMode(mode(node.integer(3)))
                        .padding(pixels(node.integer(3)))
                        .hasBias(node.number(4) == 1)
                        .activation(Activation.IDENTITY)
                        .build();
            case DEPTHWISE ->
                new DepthwiseConvolution2D.Builder(node.integer(0), node.integer(0))
                        .depthMultiplier(1)
                        .stride(node.integer(1), node.integer(1))
                        .convolutionMode(mode(node.integer(2)))
                        .padding(pixels(node.integer(2)))
                        .hasBias(false)
                        .activation(Activation.IDENTITY)
                        .build();
            case NORM -> new BatchNormalization.Builder().eps(node.number(0)).build();
            case RELU, RELU6, SWISH, SIGMOID ->
                new ActivationLayer(Activation.valueOf(node.kind().name()));
            case MAX_POOL ->
                new SubsamplingLayer.Builder(PoolingType.MAX)
                        .kernelSize(node.integer(0), node.integer(0))
                        .stride(node.integer(1), node.integer(1))
                        .convolutionMode(mode(node.integer(2)))
                        .padding(pixels(node.integer(2)))
                        .build();
            case MEAN ->
                new GlobalPoolingLayer.Builder(PoolingType.AVG)
                        .collapseDimensions(node.number(0) == 0)
                        .build();
            case DENSE ->
                new DenseLayer.Builder()
                        .nOut(node.integer(0))
                        .activation(Activation.IDENTITY)
                        .build();
            case DROPOUT -> new DropoutLayer.Builder(node.number(0)).build();
            case LOGITS ->
                new OutputLayer.Builder(new LossMCXENT())
                        .nOut(node.integer(0))
                        .activation(Activation.SOFTMAX)
                        .weightInit(WeightInit.XAVIER)
                        .build();
            case LOSS ->
                new LossLayer.Builder(new LossMCXENT())
                        .activation(Activation.SOFTMAX)
                        .build();
            case SUM, SCALE -> throw new IllegalArgumentException(node.kind() + " is no layer");
        };
    }

    private static ConvolutionMode mode(int padding) {
        return padding == NetPlan.SAME ? ConvolutionMode.Same : ConvolutionMode.Truncate;
    }

    private static int[] pixels(int padding) {
        return padding == NetPlan.SAME ? new int[] {0, 0} : new int[] {padding, padding};
    }

    @Override
    public double step() {
        net.fit(new INDArray[] {input}, new INDArray[] {targets});
        return net.score();
    }

    @Override
    public void infer() {
        net.outputSingle(input).close();
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
        net.close();
        input.close();
        targets.close();
    }
}
