package io.github.fer4j.models.internal.onnx;

import io.github.fer4j.FerException;
import io.github.fer4j.models.internal.AffectHead;
import io.github.fer4j.models.internal.Versions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import onnx.Onnx.ModelProto;
import onnx.Onnx.OperatorSetIdProto;
import onnx.Onnx.StringStringEntryProto;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Writes a net that ends in logits as an ONNX model. Its input is {@code [batch, channels, height, width]} with a batch of any
 * size; its outputs are {@value #LOGITS}, {@code [batch, classes]}, before the softmax, and where the net has them {@value
 * #AFFECT}, {@code [batch, 2]}: valence and arousal, in [-1, 1]. Batch normalisation behind a convolution is folded into it.
 * The same net gives the same bytes.
 */
public final class OnnxExporter {
    /** The version of the operations: the first with layer normalisation. */
    public static final int OPSET = 17;

    /** The name of the output with a logit for each class. */
    public static final String LOGITS = "logits";

    /** The name of the output with valence and arousal. */
    public static final String AFFECT = "affect";

    /** The version of the file format that belongs to the operations. */
    private static final int IR_VERSION = 8;

    /** Logits, valence and arousal in one tensor, as the net gives them. */
    private static final String BOTH = "outputs";

    private final ComputationGraph net;
    private final ComputationGraphConfiguration configuration;
    private final Map<String, INDArray> parameters;
    private final Map<String, InputType> types;
    private final Folding folding;
    private final GraphWriter graph;
    private final String outputVertex;
    private final int classes;
    private final boolean hasAffect;

    /** The tensor that each vertex gives. */
    private final Map<String, String> tensors = new HashMap<>();

    private OnnxExporter(ComputationGraph net, InputType.InputTypeConvolutional image, int classes, boolean hasAffect) {
        this.net = net;
        this.classes = classes;
        this.hasAffect = hasAffect;
        configuration = net.getConfiguration().clone(); // asking for the types fills it in
        parameters = net.paramTable();
        types = new HashMap<>(configuration.getLayerActivationTypes(image));
        folding = Folding.of(configuration);
        graph = new GraphWriter("fer4j");
        outputVertex = configuration.getNetworkOutputs().get(0);
        String input = configuration.getNetworkInputs().get(0);
        types.put(input, image);
        tensors.put(input, input);
        graph.input(input, image.getChannels(), image.getHeight(), image.getWidth());
    }

    /**
     * Writes a net.
     *
     * @param net with one input and one output; read only
     * @param image the shape of its input, channels first
     * @param classes how many of its outputs are logits
     * @param hasAffect whether two more outputs follow, valence and arousal before their tanh
     * @param description of the model, for people
     * @param metadata what else there is to know, by name
     * @return the bytes of an {@code .onnx} file
     * @throws FerException if a layer of the net has no form in ONNX, which no net of the zoo has
     */
    public static byte[] export(
            ComputationGraph net,
            InputType.InputTypeConvolutional image,
            int classes,
            boolean hasAffect,
            String description,
            Map<String, String> metadata) {
        OnnxExporter exporter = new OnnxExporter(net, image, classes, hasAffect);
        exporter.writeVertices();
        exporter.writeOutputs();
        ModelProto.Builder model = ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPSET))
                .setProducerName("fer4j")
                .setProducerVersion(Versions.current().get("fer4j"))
                .setDocString(description)
                .setGraph(exporter.graph.graph());
        metadata.forEach((key, value) -> model.addMetadataProps(
                StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        return model.build().toByteArray();
    }

    private void writeVertices() {
        for (int index : net.topologicalSortOrder()) {
            String name = net.getVertices()[index].getVertexName();
            GraphVertex vertex = configuration.getVertices().get(name);
            if (vertex == null) {
                continue; // the input
            }
            List<String> inputs = configuration.getVertexInputs().get(name);
            if (folding.isFolded(name)) {
                tensors.put(name, tensors.get(inputs.get(0)));
            } else if (vertex instanceof LayerVertex layerVertex) {
                tensors.put(name, write(name, layerVertex, inputs.get(0)));
            } else {
                List<String> read = inputs.stream().map(tensors::get).toList();
                tensors.put(name, Vertices.write(vertex, name, read, graph));
            }
        }
    }

    private String write(String name, LayerVertex vertex, String inputVertex) {
        Layer layer = vertex.getLayerConf().getLayer();
        String output = name.equals(outputVertex) && hasAffect ? BOTH : name;
        Site site = new Site(
                output,
                flattened(vertex, tensors.get(inputVertex), output),
                types.get(inputVertex),
                new LayerParameters(name, parameters),
                folding.lineBehind(name, parameters),
                graph);
        return Layers.write(layer, site);
    }

    /** Before a dense layer, feature maps become a row: channel by channel, line by line. */
    private String flattened(LayerVertex vertex, String input, String output) {
        if (vertex.getPreProcessor() == null) {
            return input;
        }
        if (vertex.getPreProcessor() instanceof CnnToFeedForwardPreProcessor flatten
                && flatten.getFormat() == CNN2DFormat.NCHW) {
            return graph.node("Flatten", output + "/flat", List.of(input), Attributes.whole("axis", 1));
        }
        throw new FerException("'" + output + "' cannot be written as ONNX: what stands before it is not known, "
                + vertex.getPreProcessor());
    }

    private void writeOutputs() {
        String last = tensors.get(outputVertex);
        if (hasAffect) {
            String raw = AFFECT + "/raw";
            graph.nodeOfMany(
                    "Split",
                    List.of(LOGITS, raw),
                    List.of(last, graph.whole("outputs/sizes", classes, AffectHead.OUTPUTS)),
                    Attributes.whole("axis", 1));
            graph.node("Tanh", AFFECT, List.of(raw));
        } else if (!last.equals(LOGITS)) {
            graph.node("Identity", LOGITS, List.of(last));
        }
        graph.output(LOGITS, classes);
        if (hasAffect) {
            graph.output(AFFECT, AffectHead.OUTPUTS);
        }
    }
}
