package io.github.fer4j.models.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.models.TrainedModel;
import io.github.fer4j.models.internal.FastBatchNormalization;
import io.github.fer4j.models.internal.FrozenStatistics;
import io.github.fer4j.models.zoo.NetSpec;
import io.github.fer4j.models.zoo.Zoo;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

/** Against what Deeplearning4j's own passes say of the same net. */
class NetPassTest {
    private static final String NAMES = "io.github.fer4j.models.zoo.Zoo#names";
    private static final int OUTPUT = 2;

    /** Of deep nets, every second or third layer will do. */
    private static final int MOST_LAYERS = 8;

    private static NetSpec withoutDropout(NetSpec spec) {
        for (String option : spec.architecture().options().keySet()) {
            if (option.toLowerCase(Locale.ROOT).endsWith("dropout")) {
                spec = spec.option(option, "0");
            }
        }
        return spec;
    }

    private static ComputationGraph stock(NetSpec spec, float[] parameters) {
        ComputationGraph net = Zoo.build(spec, new NoOp(), new SelectedOutputs(), 0, 1);
        net.params().assign(Nd4j.createFromArray(parameters).reshape(1, parameters.length));
        return net;
    }

    private static INDArray image() {
        Nd4j.getRandom().setSeed(21);
        return Nd4j.randn(DataType.FLOAT, 1, 1, 48, 48);
    }

    @ParameterizedTest
    @MethodSource(NAMES)
    void forward_it_says_what_the_net_says_in_use(String name) {
        NetSpec spec = Models.slim(name);
        try (TrainedModel model = Models.of(spec);
                NetPass pass = new NetPass(spec, model.parameters());
                INDArray image = image()) {
            ComputationGraph net = stock(spec, model.parameters());
            assertThat(pass.forward(image))
                    .containsExactly(net.outputSingle(image).toDoubleMatrix()[0], within(1e-5));
            net.close();
        }
    }

    /**
     * The gradient of a bias that is added to each place of a map is the sum over the places of the gradient of the map. Each
     * layer of the net that ends in such a bias is tried: whatever lies behind it is part of both passes.
     */
    @ParameterizedTest
    @MethodSource(NAMES)
    void backward_its_gradients_sum_up_to_those_of_the_biases(String name) {
        NetSpec spec = withoutDropout(Models.slim(name));
        try (TrainedModel model = Models.of(spec);
                NetPass pass = new NetPass(spec, model.parameters());
                INDArray image = image()) {
            ComputationGraph net = stock(spec, model.parameters());
            FrozenStatistics.set(net, layer -> true);
            net.setInputs(image);
            INDArray selection = Nd4j.zeros(DataType.FLOAT, 1, 7);
            selection.putScalar(0, OUTPUT, 1);
            net.setLabels(selection);
            net.computeGradientAndScore();
            Map<String, INDArray> stock = net.gradient().gradientForVariable();

            pass.forward(image);
            List<String> layers = pass.layers().stream()
                    .filter(layer -> biasGradient(stock, layer, pass) != null)
                    .toList();
            assertThat(layers).isNotEmpty();
            for (int i = 0; i < layers.size(); i += 1 + layers.size() / MOST_LAYERS) {
                String layer = layers.get(i);
                pass.forward(image);
                INDArray bias = biasGradient(stock, layer, pass);
                INDArray gradient = pass.gradients(OUTPUT, List.of(layer)).get(0);
                if (rectifies(net, layer)) {
                    gradient = gradient.mul(pass.output(layer).gt(0).castTo(DataType.FLOAT));
                }
                INDArray sums = gradient.rank() == 4 ? gradient.sum(0, 2, 3) : gradient.sum(0, 1);
                double largest = bias.amaxNumber().doubleValue();
                assertThat(sums.ravel().toDoubleVector())
                        .as(layer)
                        .containsExactly(bias.ravel().toDoubleVector(), within(1e-6 + 1e-4 * largest));
            }
            net.close();
        }
    }

    private static boolean rectifies(ComputationGraph net, String layer) {
        return net.getVertex(layer).hasLayer()
                && net.getLayer(layer).conf().getLayer() instanceof FastBatchNormalization norm
                && norm.isRelu();
    }

    /** Null where the layer does not end in a bias, maybe rectified. */
    private static INDArray biasGradient(Map<String, INDArray> stock, String layer, NetPass pass) {
        if (pass.output(layer).rank() < 3) {
            return null;
        }
        INDArray beta = stock.get(layer + "_beta");
        if (beta != null) {
            return beta;
        }
        boolean classToken = stock.containsKey(layer + "_class"); // it has no bias
        boolean gelu = layer.matches("block\\d+-dense.*");
        return classToken || gelu ? null : stock.get(layer + "_b");
    }
}
