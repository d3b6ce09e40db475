package io.github.fer4j.models.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.github.fer4j.Interpolation;
import io.github.fer4j.LabelSet;
import io.github.fer4j.format.Normalisation;
import io.github.fer4j.format.Preprocessing;
import io.github.fer4j.models.internal.onnx.OnnxExporter;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import onnx.Onnx.ModelProto;
import onnx.Onnx.NodeProto;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/** Every net of the zoo gives the same on ONNX Runtime as on Deeplearning4j. */
class OnnxContractTest {
    /** For logits within about 1, which the nets here are made to have. */
    private static final double TOLERANCE = 1e-5;

    /** Images that the statistics are of. */
    private static final int LEARN = 8;

    private static final Preprocessing GRAY = Preprocessing.gray48();

    /** Sides that do not fit strides and windows, of which one is odd. */
    private static final Preprocessing COLOUR = new Preprocessing(37, 54, 3, Interpolation.AREA, Normalisation.unit());

    /** Large enough for the stems of ImageNet. */
    private static final Preprocessing LARGE = GRAY.withSize(96, 96);

    static Stream<NetSpec> nets() {
        return Zoo.names().stream()
                .map(ZooContractTest::slim)
                .flatMap(net -> Stream.of(
                        net, net.input(COLOUR).classes(LabelSet.FERPLUS_8).withValenceArousal()));
    }

    static Stream<NetSpec> options() {
        return Stream.of(
                ZooContractTest.slim("vit").option("pool", "mean"),
                ZooContractTest.slim("vit").option("pool", "mean").option("positions", "false"),
                ZooContractTest.slim("vit").option("positions", "false"),
                ZooContractTest.slim("vgg19").option("norm", "false"),
                ZooContractTest.slim("resNet18").input(LARGE),
                ZooContractTest.slim("resNet50").input(LARGE).option("strideIn", "1x1"),
                ZooContractTest.slim("mobileNetV2").input(LARGE),
                ZooContractTest.slim("mobileNetV2").option("padding", "symmetric"),
                ZooContractTest.slim("efficientNetB0").option("padding", "symmetric"),
                ZooContractTest.slim("msafNet").option("window", "5"));
    }

    @ParameterizedTest
    @MethodSource({"nets", "options"})
    void onnx_runtime_gives_the_outputs_of_deeplearning4j(NetSpec spec) throws OrtException {
        ComputationGraph net = net(spec);
        try {
            byte[] onnx = export(net, spec);
            try (OrtSession session = OrtEnvironment.getEnvironment().createSession(onnx)) {
                for (int batch : new int[] {1, 3}) {
                    INDArray images = images(spec, batch);
                    float[][] expected = net.outputSingle(images).toFloatMatrix();
                    Map<String, float[][]> outputs = run(session, images);
                    for (int row = 0; row < batch; row++) {
                        assertSame(spec, expected[row], outputs, row);
                    }
                }
            }
        } finally {
            net.close();
        }
    }

    private static void assertSame(NetSpec spec, float[] expected, Map<String, float[][]> outputs, int row) {
        int classes = spec.labels().size();
        float[] logits = outputs.get(OnnxExporter.LOGITS)[row];
        assertThat(logits).hasSize(classes);
        for (int i = 0; i < classes; i++) {
            assertThat((double) logits[i]).isCloseTo(expected[i], within(TOLERANCE));
        }
        assertThat(outputs.containsKey(OnnxExporter.AFFECT)).isEqualTo(spec.hasValenceArousal());
        if (spec.hasValenceArousal()) {
            float[] affect = outputs.get(OnnxExporter.AFFECT)[row];
            assertThat(affect).hasSize(2);
            assertThat((double) affect[0]).isCloseTo(Math.tanh(expected[classes]), within(TOLERANCE));
            assertThat((double) affect[1]).isCloseTo(Math.tanh(expected[classes + 1]), within(TOLERANCE));
        }
    }

    private static Map<String, float[][]> run(OrtSession session, INDArray images) throws OrtException {
        FloatBuffer values = FloatBuffer.wrap(images.dup('c').ravel().toFloatVector());
        Map<String, float[][]> outputs = new HashMap<>();
        try (OnnxTensor input = OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), values, images.shape());
                OrtSession.Result result =
                        session.run(Map.of(session.getInputNames().iterator().next(), input))) {
            for (Map.Entry<String, OnnxValue> output : result) {
                outputs.put(output.getKey(), (float[][]) output.getValue().getValue());
            }
        }
        return outputs;
    }

    private static byte[] export(ComputationGraph net, NetSpec spec) {
        return OnnxExporter.export(
                net,
                (InputType.InputTypeConvolutional) Zoo.inputType(spec),
                spec.labels().size(),
                spec.hasValenceArousal(),
                "a test",
                Map.of("what", "a test"));
    }

    private static INDArray images(NetSpec spec, int batch) {
        Preprocessing shape = spec.preprocessing();
        return Nd4j.randn(DataType.FLOAT, batch, shape.channels(), shape.height(), shape.width());
    }

    /**
     * A net with random parameters, of which none is what a net begins with, logits within about 1, and running statistics near
     * those of what comes in, as after training: with others, deep nets magnify the last digit of a float a thousandfold.
     */
    private static ComputationGraph net(NetSpec spec) {
        ComputationGraph net = Zoo.build(spec, new Sgd(1e-9), new LossMSE(), 0, 17);
        Nd4j.getRandom().setSeed(17);
        Map<String, INDArray> parameters = net.paramTable();
        String head = null;
        for (Map.Entry<String, INDArray> parameter : parameters.entrySet()) {
            String name = parameter.getKey().substring(parameter.getKey().lastIndexOf('_') + 1);
            INDArray values = parameter.getValue();
            INDArray noise = Nd4j.randn(DataType.FLOAT, values.shape());
            switch (name) {
                case "gamma" -> values.assign(noise.muli(0.1).addi(1));
                case "beta", "b" -> values.assign(noise.muli(0.1));
                case "positions", "class" -> values.assign(noise);
                case "W" -> head = parameter.getKey();
                default -> assertThat(name).isIn("mean", "var", "log10stdev");
            }
        }
        for (Layer layer : net.getLayers()) {
            if (layer.conf().getLayer() instanceof BatchNormalization norm) {
                norm.setDecay(0.1); // of the old statistics
            }
        }
        net.fit(new INDArray[] {images(spec, LEARN)}, new INDArray[] {Nd4j.zeros(DataType.FLOAT, LEARN, spec.outputs())
        });
        double largest = net.outputSingle(images(spec, 3)).amaxNumber().doubleValue();
        assertThat(largest).isBetween(1e-3, 1e3);
        parameters.get(head).divi(2 * largest);
        parameters.get(head.replaceFirst("_W$", "_b")).divi(2 * largest);
        return net;
    }

    @Test
    void batch_normalisation_behind_convolutions_is_folded_into_them() throws Exception {
        NetSpec spec = ZooContractTest.slim("resNet18");
        ComputationGraph net = net(spec);
        try {
            ModelProto model = ModelProto.parseFrom(export(net, spec));
            assertThat(model.getGraph().getNodeList())
                    .extracting(NodeProto::getOpType)
                    .contains("Conv", "Relu", "Gemm")
                    .doesNotContain("BatchNormalization");
        } finally {
            net.close();
        }
    }

    @Test
    void the_same_net_gives_the_same_bytes_with_the_opset_and_the_metadata() throws Exception {
        NetSpec spec = ZooContractTest.slim("msafNet");
        ComputationGraph net = net(spec);
        try {
            byte[] onnx = export(net, spec);
            assertThat(export(net, spec)).isEqualTo(onnx);
            ModelProto model = ModelProto.parseFrom(onnx);
            assertThat(model.getOpsetImport(0).getVersion()).isEqualTo(OnnxExporter.OPSET);
            assertThat(model.getMetadataProps(0).getKey()).isEqualTo("what");
            assertThat(List.of(model.getProducerName(), model.getDocString())).containsExactly("fer4j", "a test");
        } finally {
            net.close();
        }
    }
}
